package dev.greenroom.yaml;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;

/** The kinds of values that files are made of. */
public final class Kinds {
    private static final int LONGEST = 2_000;

    private Kinds() {}

    /** A text of at most {@value #LONGEST} characters. */
    public static Kind<String> text() {
        return text(LONGEST);
    }

    public static Kind<String> text(int longest) {
        return new Scalars.Text(longest, false);
    }

    /** A text that an author may write without quotes even where it looks like a number, such as a term {@code 88}. */
    public static Kind<String> phrase(int longest) {
        return new Scalars.Text(longest, true);
    }

    /**
     * A text of a certain form.
     *
     * @param expected for messages, such as "a language's tag such as 'fr'"
     * @param pattern what all of it matches, in a form that Java and ECMAScript agree on
     */
    public static Kind<String> matching(String expected, String pattern) {
        return Scalars.matching(expected, Pattern.compile(pattern));
    }

    /**
     * A text that stands for a value of another kind.
     *
     * @param pattern what all of it matches, for editors
     */
    public static <T> Kind<T> parsed(String expected, String pattern, Function<String, Optional<T>> parser) {
        return Scalars.parsed(expected, pattern, parser);
    }

    public static Kind<String> choice(String... allowed) {
        return Scalars.choice(List.of(allowed));
    }

    public static Kind<Boolean> flag() {
        return Scalars.flag();
    }

    /** A whole number, both bounds included. */
    public static Kind<Integer> whole(int least, int most) {
        return Scalars.whole(least, most);
    }

    /** A number, both bounds included. */
    public static Kind<Double> number(int least, int most) {
        return Scalars.number(least, most);
    }

    /** A length of time such as {@code 500ms}, {@code 45s}, {@code 2m}, {@code 1h} or {@code 30d}, bounds included. */
    public static Kind<Duration> time(String least, String most) {
        return Scalars.time(least, most);
    }

    public static Kind<LocalDate> date() {
        return Scalars.date();
    }

    /** A list of at most {@code most} items. */
    public static <T> Kind<List<T>> list(Kind<T> item, int most) {
        return new Many<>(item, most, false);
    }

    /** A list, or one item alone, which counts as a list of one. */
    public static <T> Kind<List<T>> oneOrMore(Kind<T> item, int most) {
        return new Many<>(item, most, true);
    }

    /** A mapping with declared keys. The shape may hold itself, hence the supplier. */
    public static Kind<Fields> mapping(Supplier<Shape> shape) {
        return new Mapping(shape);
    }

    /** A mapping whose keys the author chooses, each matching {@code name}. */
    public static <T> Kind<List<Entry<T>>> entries(Kind<String> name, Kind<T> value, int most) {
        return new Entries<>(name, value, most);
    }

    /** One kind where a text (or a list) stands, another where a mapping does. */
    public static <T> Kind<T> either(Kind<? extends T> text, Kind<? extends T> mapping) {
        return new Either<>(text, mapping);
    }

    /** A mapping with declared keys, or a text that stands for a mapping with nothing but {@code main}. */
    public static Kind<Fields> shorthand(Supplier<Shape> shape, String main) {
        return new Shorthand(new Mapping(shape), main);
    }

    private record Many<T>(Kind<T> item, int most, boolean oneAlone) implements Kind<List<T>> {
        @Override
        public String expected() {
            return oneAlone ? item.expected() + ", or a list of such" : "a list; each item is " + item.expected();
        }

        @Override
        public Optional<List<T>> read(Place place) {
            Optional<List<Place>> items = place.items();
            if (items.isEmpty() && !oneAlone) {
                place.wrongType(expected());
                return Optional.empty();
            }
            List<Place> places = items.orElse(List.of(place));
            if (places.size() > most) {
                place.problem(
                        YamlProblem.TOO_MANY,
                        place.name() + " has at most " + most + " items, this has " + places.size());
                return Optional.empty();
            }
            List<T> read = new ArrayList<>();
            places.forEach(each -> item.read(each).ifPresent(read::add));
            return Optional.of(List.copyOf(read));
        }

        @Override
        public Map<String, Object> schema(SchemaWriter writer) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("type", "array");
            list.put("items", item.schema(writer));
            list.put("maxItems", most);
            return oneAlone ? SchemaWriter.describe("anyOf", List.of(item.schema(writer), list)) : list;
        }
    }

    private record Mapping(Supplier<Shape> shape) implements Kind<Fields> {
        @Override
        public String expected() {
            return "a mapping with " + shape.get().someKeys();
        }

        @Override
        public Optional<Fields> read(Place place) {
            Optional<MappingNode> mapping = place.mapping();
            if (mapping.isEmpty()) {
                place.wrongType(expected());
            }
            return mapping.map(node -> Fields.read(place, node, shape.get()));
        }

        @Override
        public Map<String, Object> schema(SchemaWriter writer) {
            return writer.reference(shape.get());
        }
    }

    private record Shorthand(Mapping mapping, String main) implements Kind<Fields> {
        @Override
        public String expected() {
            return "a text or " + mapping.expected();
        }

        @Override
        public Optional<Fields> read(Place place) {
            if (place.scalar().isPresent()) {
                return Optional.of(Fields.ofOne(place, mapping.shape().get(), main));
            }
            if (place.mapping().isEmpty()) {
                place.wrongType(expected());
                return Optional.empty();
            }
            return mapping.read(place);
        }

        @Override
        public Map<String, Object> schema(SchemaWriter writer) {
            Map<String, Object> text =
                    mapping.shape().get().key(main).orElseThrow().kind().schema(writer);
            return SchemaWriter.describe("anyOf", List.of(text, mapping.schema(writer)));
        }
    }

    private record Either<T>(Kind<? extends T> text, Kind<? extends T> map) implements Kind<T> {
        @Override
        public String expected() {
            return text.expected() + ", or " + map.expected();
        }

        @Override
        public Optional<T> read(Place place) {
            Kind<? extends T> kind = place.mapping().isPresent() ? map : text;
            return kind.read(place).map(value -> value);
        }

        @Override
        public Map<String, Object> schema(SchemaWriter writer) {
            return SchemaWriter.describe("anyOf", List.of(text.schema(writer), map.schema(writer)));
        }
    }
}
