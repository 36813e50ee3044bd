package dev.greenroom.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a value is written in a file: read from there, and described for editors, by one definition.
 *
 * @param <T> what is read
 */
public interface Kind<T> {
    /** What an author should write, for messages: "a number from 0 to 1". */
    String expected();

    /** The value that stands at {@code place}; nothing, after telling a problem there, when it is no such thing. */
    Optional<T> read(Place place);

    /** The same as JSON Schema, draft 7: maps, lists, texts, numbers and booleans. */
    Map<String, Object> schema(SchemaWriter writer);

    /** The same, made into something else. {@code make} takes everything that this kind reads. */
    default <U> Kind<U> as(Function<? super T, ? extends U> make) {
        Kind<T> self = this;
        return new Kind<>() {
            @Override
            public String expected() {
                return self.expected();
            }

            @Override
            public Optional<U> read(Place place) {
                return self.read(place).map(make);
            }

            @Override
            public Map<String, Object> schema(SchemaWriter writer) {
                return self.schema(writer);
            }
        };
    }

    /** The same, remembering where it stands, for problems that only later reading can see. */
    default Kind<Placed<T>> placed() {
        Kind<T> self = this;
        return new Kind<>() {
            @Override
            public String expected() {
                return self.expected();
            }

            @Override
            public Optional<Placed<T>> read(Place place) {
                return self.read(place).map(value -> new Placed<>(place, value));
            }

            @Override
            public Map<String, Object> schema(SchemaWriter writer) {
                return self.schema(writer);
            }
        };
    }
}
