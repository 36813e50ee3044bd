package dev.greenroom.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts failed attempts and says when there were too many for now. Main context only. */
final class Attempts {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant began = Instant.EPOCH;
    private int failed;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    void fail() {
        if (began.plus(WINDOW).isBefore(clock.instant())) {
            began = clock.instant();
            failed = 0;
        }
        failed++;
    }

    boolean tooMany() {
        return failed >= MOST && !began.plus(WINDOW).isBefore(clock.instant());
    }

    static ApiProblem problem() {
        return new ApiProblem(
                429,
                "too-many-attempts",
                "Too many wrong codes",
                "There were " + MOST + " failed attempts within a minute. Wait a minute, then try again.");
    }
}
