package dev.greenroom.opinion;

import dev.greenroom.policy.Direction;
import java.time.Duration;
import java.util.Set;

/**
 * On which terms an opinion is asked.
 *
 * @param name such as {@code moderation}; health calls it {@code opinion/moderation}
 * @param about which texts it is asked about
 * @param deadline how long a text waits for it
 * @param atOnce how many calls are under way at most; a text beyond them is not asked about
 * @param required whether its absence makes a text wait for a person
 * @param weight how much its scores count, 0 to 1: they are multiplied by it before they meet the thresholds
 */
public record Terms(
        String name,
        Set<Direction> about,
        Duration deadline,
        int atOnce,
        boolean required,
        double weight,
        Thresholds thresholds) {
    public Terms {
        about = Set.copyOf(about);
        if (atOnce < 1 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("An opinion needs some time and at least one call");
        }
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("A weight lies above 0 and is at most 1, got " + weight);
        }
    }

    /** The name of its part in health. */
    public String part() {
        return "opinion/" + name;
    }
}
