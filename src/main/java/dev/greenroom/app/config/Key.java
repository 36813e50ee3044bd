package dev.greenroom.app.config;

import dev.greenroom.secret.Secret;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting: the only place that says what it is called, what it may be and what it is for.
 *
 * @param path such as {@code llm.base_url}
 * @param standard the value that holds when nothing is written, as one would write it; absent when there is none
 * @param doc one line for the person who sets it
 * @param isSecret whether it may come from an environment variable only, or from a file of its own
 */
record Key<T>(String path, KeyType<T> type, @Nullable String standard, String doc, boolean isSecret) {
    static final String PREFIX = "GREENROOM_";

    Key {
        if (standard != null && type.parse(standard).isEmpty()) {
            throw new IllegalArgumentException("The default of " + path + " should be " + type.expected());
        }
    }

    static <T> Key<T> of(String path, KeyType<T> type, String standard, String doc) {
        return new Key<>(path, type, standard, doc, false);
    }

    static <T> Key<T> optional(String path, KeyType<T> type, String doc) {
        return new Key<>(path, type, null, doc, false);
    }

    static Key<Secret> secret(String path, int least, String doc) {
        return new Key<>(path, KeyType.secret(least), null, doc, true);
    }

    /** The environment variable that sets it. */
    String variable() {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    Optional<T> standardValue() {
        return Optional.ofNullable(standard).flatMap(type::parse);
    }
}
