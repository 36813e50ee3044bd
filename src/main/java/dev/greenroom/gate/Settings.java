package dev.greenroom.gate;

import io.vertx.core.Future;
import java.util.Optional;

/** A few values that outlive the process, such as the mode. Futures complete on the caller's context. */
public interface Settings {
    Future<Optional<String>> get(String name);

    /** Completes when the value is on disk. */
    Future<Void> put(String name, String value);
}
