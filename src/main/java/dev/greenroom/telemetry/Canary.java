package dev.greenroom.telemetry;

import io.vertx.core.Future;

/** Proves that a gate catches: sends a marked harmful text through the gate's own code path, out of which it never comes. */
public interface Canary {
    /** The gate's name, such as {@code question} or {@code openai}. */
    String gate();

    /** Whether the text was caught. A failure counts as not caught. */
    Future<Boolean> caught();
}
