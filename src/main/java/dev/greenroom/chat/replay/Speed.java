package dev.greenroom.chat.replay;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast a recording plays.
 *
 * @param factor 1 is as it was, 4 four times as fast; infinite is as fast as it can be taken
 */
public record Speed(double factor) {
    public static final Speed AS_IT_WAS = new Speed(1);
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 10_000;

    public Speed {
        boolean inRange = factor >= SLOWEST && factor <= FASTEST;
        if (!inRange && factor != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("A speed lies between 0.01x and 10000x, or is max; got " + factor + "x");
        }
    }

    /** Reads {@code 4x}, {@code 4}, {@code 0.5x} or {@code max}. */
    public static Speed parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("max")) {
            return MAX;
        }
        String number = plain.endsWith("x") ? plain.substring(0, plain.length() - 1) : plain;
        if (!number.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException(
                    "A speed is a factor such as 4x, 1 or 0.5x, or the word max; got '" + text + "'");
        }
        return new Speed(Double.parseDouble(number));
    }

    public boolean isMax() {
        return factor == Double.POSITIVE_INFINITY;
    }

    /** How long after the beginning something plays that was {@code offset} into the stream. */
    Duration playedAt(Duration offset) {
        return isMax() ? Duration.ZERO : Duration.ofMillis(Math.round(offset.toMillis() / factor));
    }

    @Override
    public String toString() {
        boolean whole = factor == Math.rint(factor);
        return isMax() ? "max" : (whole ? Long.toString((long) factor) : Double.toString(factor)) + "x";
    }
}
