package dev.greenroom.policy;

import dev.greenroom.yaml.YamlMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison with a number, such as {@code >= 0.6}.
 *
 * @param written as it stands in the rule file
 */
record Bound(Comparison comparison, double limit, String written) {
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<)\\s*(\\S+)");
    private static final Pattern UNIT = Pattern.compile("0|1|0?\\.\\d{1,4}|1\\.0+");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    enum Comparison {
        AT_LEAST,
        MORE,
        AT_MOST,
        LESS
    }

    boolean holds(double value) {
        return switch (comparison) {
            case AT_LEAST -> value >= limit;
            case MORE -> value > limit;
            case AT_MOST -> value <= limit;
            case LESS -> value < limit;
        };
    }

    /** Compares with a number from 0 to 1. */
    static Optional<Bound> unit(String text) {
        return read(
                text,
                number -> Optional.of(number)
                        .filter(n -> UNIT.matcher(n).matches())
                        .map(Double::parseDouble));
    }

    /** Compares with a whole number from 0. */
    static Optional<Bound> whole(String text) {
        return read(
                text,
                number -> Optional.of(number)
                        .filter(n -> WHOLE.matcher(n).matches())
                        .map(Double::parseDouble));
    }

    /** Compares with a length of time such as {@code 7d}; the limit is in seconds. */
    static Optional<Bound> time(String text) {
        return read(text, length -> YamlMap.parseDuration(length).map(d -> d.toMillis() / 1000.0));
    }

    private static Optional<Bound> read(String text, java.util.function.Function<String, Optional<Double>> number) {
        Matcher matcher = COMPARISON.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Comparison comparison = switch (matcher.group(1)) {
            case ">=" -> Comparison.AT_LEAST;
            case ">" -> Comparison.MORE;
            case "<=" -> Comparison.AT_MOST;
            default -> Comparison.LESS;
        };
        return number.apply(matcher.group(2))
                .map(limit -> new Bound(comparison, limit, matcher.group(1) + " " + matcher.group(2)));
    }

    /** At most four places, without zeros at the end. */
    static String shown(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** In the largest unit that leaves a number, such as {@code 3d} or {@code 5h}. */
    static String shown(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + "d";
        }
        if (length.toHours() > 0) {
            return length.toHours() + "h";
        }
        return length.toMinutes() > 0 ? length.toMinutes() + "m" : length.toSeconds() + "s";
    }
}
