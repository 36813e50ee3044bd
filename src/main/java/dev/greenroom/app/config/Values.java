package dev.greenroom.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was written for each key, after the stronger source has overwritten the weaker; every value is known to parse. */
final class Values {
    private final Map<String, String> written = new HashMap<>();

    void put(Key<?> key, String value) {
        written.put(key.path(), value);
    }

    void remove(Key<?> key) {
        written.remove(key.path());
    }

    boolean has(Key<?> key) {
        return written.containsKey(key.path());
    }

    /** What was written, else the default, else nothing. */
    <T> Optional<T> find(Key<T> key) {
        String value = written.get(key.path());
        return value == null ? key.standardValue() : key.type().parse(value);
    }

    /** As {@link #find}, for a key that has a default. */
    <T> T get(Key<T> key) {
        return find(key).orElseThrow();
    }
}
