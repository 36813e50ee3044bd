package dev.greenroom.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much may come in, as the policy files say.
 *
 * @param viewer accepted questions of one viewer
 * @param roles the same for viewers with a role; of several, the most generous counts
 * @param channel accepted questions of one channel
 * @param categories how many messages of one viewer, in which a rule has spoken of a category (by its path), go on
 *     their way; more are dropped
 * @param repeatWindow how many of a channel's latest messages a new one is compared with, to find repetitions; 0 is off
 * @param repeatFor how long a message counts as repeated
 */
public record Limits(
        Rate viewer,
        Map<Role, Rate> roles,
        Rate channel,
        Map<String, Rate> categories,
        int repeatWindow,
        Duration repeatFor) {
    /** {@code count} in each {@code per}, refilled evenly. */
    public record Rate(int count, Duration per) {
        /** More than this in one period is no limit any more. */
        public static final int MOST = 1_000_000;

        static final Comparator<Rate> MOST_GENEROUS =
                Comparator.comparingDouble(rate -> rate.count() / (rate.per().toNanos() + 0.0));

        public Rate {
            if (count < 1 || count > MOST || per.isNegative() || per.isZero()) {
                throw new IllegalArgumentException(
                        "A rate lets 1 to " + MOST + " through in some time, got " + count + " per " + per);
            }
        }
    }

    public Limits {
        roles = Map.copyOf(roles);
        categories = Map.copyOf(categories);
        if (repeatWindow < 0 || repeatWindow > 10_000) {
            throw new IllegalArgumentException("The repeat window lies between 0 and 10000, got " + repeatWindow);
        }
    }

    /** Limits that make no difference between roles or categories. */
    public Limits(Rate viewer, Rate channel, int repeatWindow, Duration repeatFor) {
        this(viewer, Map.of(), channel, Map.of(), repeatWindow, repeatFor);
    }

    /** Three questions a minute for a viewer, sixty for a channel, repetitions within 200 messages and two minutes. */
    public static final Limits DEFAULT = new Limits(
            new Rate(3, Duration.ofMinutes(1)), new Rate(60, Duration.ofMinutes(1)), 200, Duration.ofMinutes(2));

    /** The limit for a viewer with these roles. */
    public Rate viewer(Set<Role> has) {
        return roles.entrySet().stream()
                .filter(role -> has.contains(role.getKey()))
                .map(Map.Entry::getValue)
                .max(Rate.MOST_GENEROUS)
                .orElse(viewer);
    }

    /** The limits that a decision touches, by the category that names them. */
    public Map<String, Rate> touchedBy(Decision decision) {
        if (categories.isEmpty() || decision.reasons().isEmpty()) {
            return Map.of();
        }
        Map<String, Rate> touched = new TreeMap<>();
        categories.forEach((path, rate) -> {
            if (decision.reasons().stream().anyMatch(reason -> isUnder(path, reason.category()))) {
                touched.put(path, rate);
            }
        });
        return touched;
    }

    /** Reasons that are none of the policy's have no category. */
    private static boolean isUnder(String limited, String path) {
        return path.equals(limited) || path.startsWith(limited + "/");
    }
}
