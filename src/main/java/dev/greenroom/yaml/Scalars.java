package dev.greenroom.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values that are written as one text. */
final class Scalars {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private Scalars() {}

    /** A value that a text stands for; {@code hint} may name the nearest right text. */
    private record Scalar<T>(
            String expected,
            Function<String, Optional<T>> parser,
            Function<String, String> hint,
            Map<String, Object> schemaOf)
            implements Kind<T> {
        @Override
        public Optional<T> read(Place place) {
            Optional<String> written = place.scalar();
            if (written.isEmpty()) {
                place.wrongType(expected);
                return Optional.empty();
            }
            Optional<T> value = parser.apply(written.get().strip());
            if (value.isEmpty()) {
                place.badValue(expected, hint.apply(written.get().strip()));
            }
            return value;
        }

        @Override
        public Map<String, Object> schema(SchemaWriter writer) {
            return schemaOf;
        }
    }

    /** A text as it is, with a bound of its own in the message. */
    record Text(int longest, boolean plain) implements Kind<String> {
        @Override
        public String expected() {
            return "a text";
        }

        @Override
        public Optional<String> read(Place place) {
            Optional<String> written = place.scalar();
            if (written.isEmpty()) {
                place.wrongType(expected());
            } else if (written.get().length() > longest) {
                place.problem(
                        YamlProblem.TOO_LONG,
                        place.name() + " has at most " + longest + " characters, this has "
                                + written.get().length());
                return Optional.empty();
            }
            return written;
        }

        @Override
        public Map<String, Object> schema(SchemaWriter writer) {
            Object type = plain ? List.of("string", "number", "boolean") : "string";
            return SchemaWriter.describe("type", type, "maxLength", longest);
        }
    }

    static Kind<String> matching(String expected, Pattern pattern) {
        return new Scalar<>(
                expected,
                text -> Optional.of(text).filter(pattern.asMatchPredicate()),
                text -> "",
                written(expected, pattern.pattern()));
    }

    static <T> Kind<T> parsed(String expected, String pattern, Function<String, Optional<T>> parser) {
        return new Scalar<>(expected, parser, text -> "", written(expected, pattern));
    }

    static Kind<String> choice(List<String> allowed) {
        return new Scalar<>(
                "one of " + String.join(", ", allowed),
                text -> Optional.of(text).filter(allowed::contains),
                text -> Nearest.to(text, allowed)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(""),
                SchemaWriter.describe("type", "string", "enum", allowed));
    }

    static Kind<Boolean> flag() {
        return new Scalar<>(
                "true or false",
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                text -> "",
                SchemaWriter.describe("type", "boolean"));
    }

    static Kind<Integer> whole(int least, int most) {
        return new Scalar<>(
                "a whole number from " + least + " to " + most,
                text -> WHOLE.matcher(text).matches()
                        ? Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most)
                        : Optional.empty(),
                text -> "",
                SchemaWriter.describe("type", "integer", "minimum", least, "maximum", most));
    }

    static Kind<Double> number(int least, int most) {
        return new Scalar<>(
                "a number from " + least + " to " + most,
                text -> NUMBER.matcher(text).matches()
                        ? Optional.of(Double.parseDouble(text)).filter(n -> n >= least && n <= most)
                        : Optional.empty(),
                text -> "",
                SchemaWriter.describe("type", "number", "minimum", least, "maximum", most));
    }

    static Kind<Duration> time(String least, String most) {
        Duration from = YamlMap.parseDuration(least).orElseThrow();
        Duration to = YamlMap.parseDuration(most).orElseThrow();
        return new Scalar<>(
                "a length of time from " + least + " to " + most + ", such as 500ms, 45s, 2m, 1h or 30d",
                text -> YamlMap.parseDuration(text).filter(d -> d.compareTo(from) >= 0 && d.compareTo(to) <= 0),
                text -> text.matches("\\d{1,9}") ? "; did you mean '" + text + "s'?" : "",
                written("a length of time such as 45s or 2m", "\\d{1,9}(ms|s|m|h|d)"));
    }

    static Kind<LocalDate> date() {
        return new Scalar<>(
                "a date written as year-month-day, such as 2027-03-31",
                text -> {
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                },
                text -> "",
                written("a date such as 2027-03-31", "\\d{4}-\\d{2}-\\d{2}"));
    }

    /** A text of a certain form; the last key is what YAML language servers say where it has another. */
    private static Map<String, Object> written(String expected, String pattern) {
        return SchemaWriter.describe(
                "type", "string", "pattern", "^(" + pattern + ")$", "patternErrorMessage", "should be " + expected);
    }
}
