package dev.greenroom.limit;

import io.vertx.core.Future;
import java.time.Duration;

/** Remembers a channel's latest messages and recognises one that says (nearly) the same again. */
public interface RepeatGuard {
    /**
     * Compares {@code text} with the channel's latest messages and remembers it among them, repeated or not: while a
     * text is being spammed it stays a repetition. The future completes on the caller's context.
     *
     * @param window how many of the latest messages are compared, 0 to 10,000; 0 switches the guard off
     * @param within how long a message is remembered
     */
    Future<Sighting> see(String channel, String text, int window, Duration within);

    /** Whether the text is new to the channel. */
    enum Sighting {
        NEW,
        REPEATED
    }
}
