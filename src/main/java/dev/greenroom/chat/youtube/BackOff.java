package dev.greenroom.chat.youtube;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double with each failure: none after a success, then from the first to the longest, each up to a fifth longer. */
final class BackOff {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private int failures;
    private boolean free;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** All is well: the next pause is none. */
    void reset() {
        failures = 0;
        free = true;
    }

    Duration next() {
        if (free) {
            free = false;
            return Duration.ZERO;
        }
        Duration pause = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        long millis = Math.min(pause.toMillis(), longest.toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
