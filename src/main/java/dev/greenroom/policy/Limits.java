package dev.greenroom.policy;

import java.time.Duration;

/**
 * How much may come in, as the policy files say.
 *
 * @param viewer accepted questions of one viewer
 * @param channel accepted questions of one channel
 * @param repeatWindow how many of a channel's latest messages a new one is compared with, to find repetitions; 0 is off
 * @param repeatFor how long a message counts as repeated
 */
public record Limits(Rate viewer, Rate channel, int repeatWindow, Duration repeatFor) {
    /** {@code count} in each {@code per}, refilled evenly. */
    public record Rate(int count, Duration per) {
        /** More than this in one period is no limit any more. */
        public static final int MOST = 1_000_000;

        public Rate {
            if (count < 1 || count > MOST || per.isNegative() || per.isZero()) {
                throw new IllegalArgumentException(
                        "A rate lets 1 to " + MOST + " through in some time, got " + count + " per " + per);
            }
        }
    }

    public Limits {
        if (repeatWindow < 0 || repeatWindow > 10_000) {
            throw new IllegalArgumentException("The repeat window lies between 0 and 10000, got " + repeatWindow);
        }
    }

    /** Three questions a minute for a viewer, sixty for a channel, repetitions within 200 messages and two minutes. */
    public static final Limits DEFAULT = new Limits(
            new Rate(3, Duration.ofMinutes(1)), new Rate(60, Duration.ofMinutes(1)), 200, Duration.ofMinutes(2));
}
