package dev.greenroom.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of mapping: what it is called, what it is for, and its keys in the order in which they are documented. */
public final class Shape {
    private static final int SOME = 4;

    private final String name;
    private final String doc;
    private final Map<String, Key<?>> keys;
    private final Set<String> oneOf;

    private Shape(String name, String doc, Map<String, Key<?>> keys, Set<String> oneOf) {
        this.name = name;
        this.doc = doc;
        this.keys = Collections.unmodifiableMap(keys);
        this.oneOf = oneOf;
    }

    /**
     * @param name unique among the shapes of a file, such as {@code rule}
     * @param doc what it is for, in a sentence or two
     */
    public static Shape of(String name, String doc, Key<?>... keys) {
        Map<String, Key<?>> byName = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException("The shape " + name + " has two keys " + key.name());
            }
        }
        return new Shape(name, doc, byName, Set.of());
    }

    /** The same, wrong without at least one of these keys. */
    public Shape needsOneOf(Key<?>... some) {
        return new Shape(
                name,
                doc,
                keys,
                java.util.Arrays.stream(some).map(Key::name).collect(Collectors.toCollection(java.util.TreeSet::new)));
    }

    public String name() {
        return name;
    }

    /** The name with its article, for messages: "a rule". */
    String called() {
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    public String doc() {
        return doc;
    }

    public Collection<Key<?>> keys() {
        return keys.values();
    }

    public Optional<Key<?>> key(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** Names of keys of which at least one is needed; empty when no such choice is asked for. */
    public List<String> oneOf() {
        return keys.keySet().stream().filter(oneOf::contains).toList();
    }

    /** The keys that an author is likely to mean, for messages. */
    String someKeys() {
        List<String> required = keys.values().stream()
                .filter(key -> key.required() || oneOf.contains(key.name()))
                .map(Key::name)
                .toList();
        List<String> some = required.isEmpty() ? List.copyOf(keys.keySet()) : required;
        String more = some.size() > SOME ? ", ..." : "";
        return some.stream().limit(SOME).collect(Collectors.joining(", ")) + more;
    }

    String allKeys() {
        return String.join(", ", keys.keySet());
    }

    Set<String> names() {
        return keys.keySet();
    }
}
