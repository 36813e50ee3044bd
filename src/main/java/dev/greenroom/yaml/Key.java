package dev.greenroom.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a mapping: the only place that says what it is called, what may stand there and what it means.
 *
 * @param doc a sentence or two for the author, shown by editors and in the reference
 * @param required whether the mapping is wrong without it
 * @param standard what holds when it is not written, where something does
 * @param standardWritten the same as an author would write it
 * @param example a value as an author would write it, in YAML's flow style
 */
public record Key<T>(
        String name,
        Kind<T> kind,
        String doc,
        boolean required,
        @Nullable T standard,
        @Nullable String standardWritten,
        @Nullable String example) {
    public Key {
        if (required && (standard != null || example == null)) {
            throw new IllegalArgumentException("The key " + name + " is required, so it has an example and no default");
        }
    }

    public static <T> Key<T> of(String name, Kind<T> kind, String doc) {
        return new Key<>(name, kind, doc, false, null, null, null);
    }

    /** A key that must be there. */
    public static <T> Key<T> required(String name, Kind<T> kind, String doc, String example) {
        return new Key<>(name, kind, doc, true, null, null, example);
    }

    /** The same with a value that holds when it is not written. */
    public Key<T> standard(T value, String written) {
        return new Key<>(name, kind, doc, required, value, written, example);
    }

    public Key<T> standard(T value) {
        return standard(value, String.valueOf(value));
    }

    public Key<T> example(String written) {
        return new Key<>(name, kind, doc, required, standard, standardWritten, written);
    }

    /** The value that holds when it is not written. */
    public Optional<T> otherwise() {
        return Optional.ofNullable(standard);
    }
}
