package dev.greenroom.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a file, read by the keys of its {@link Shape}. What is unknown, missing or of the wrong kind was told
 * while reading; asking for such a value answers as if it were not there. Immutable but for the problems told through
 * it.
 */
public final class Fields {
    private static final String MERGE = "<<";

    private final Place place;
    private final Shape shape;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private boolean isEmpty;

    private Fields(Place place, Shape shape) {
        this.place = place;
        this.shape = shape;
    }

    static Fields read(Place place, MappingNode node, Shape shape) {
        Fields fields = new Fields(place, shape);
        fields.isEmpty = node.getValue().isEmpty();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            fields.entry(tuple, seen);
        }
        fields.missing(seen);
        return fields;
    }

    /** A mapping with one key, whose value stands at {@code place}. */
    static Fields ofOne(Place place, Shape shape, String main) {
        Fields fields = new Fields(place, shape);
        Key<?> key = shape.key(main).orElseThrow();
        key.kind().read(place).ifPresent(value -> fields.values.put(main, value));
        fields.places.put(main, place);
        return fields;
    }

    /** What was written; nothing when it was not, or not rightly. */
    @SuppressWarnings("unchecked") // put there by this key's own kind
    public <T> Optional<T> get(Key<T> key) {
        if (shape.key(key.name()).filter(key::equals).isEmpty()) {
            throw new IllegalArgumentException("The shape " + shape.name() + " has no such key " + key.name());
        }
        return Optional.ofNullable((T) values.get(key.name()));
    }

    /** What was written, or what holds when nothing is. Only for keys that have such a value. */
    public <T> T value(Key<T> key) {
        return get(key).or(key::otherwise)
                .orElseThrow(() -> new IllegalArgumentException("The key " + key.name() + " has no default"));
    }

    /** The items that were written; none when nothing is. */
    public <T> List<T> all(Key<List<T>> key) {
        return get(key).or(key::otherwise).orElse(List.of());
    }

    /** Whether nothing at all stands in the mapping. */
    public boolean isEmpty() {
        return isEmpty;
    }

    /** Whether the key stands there, rightly or not. */
    public boolean has(Key<?> key) {
        return places.containsKey(key.name());
    }

    /** Whether the key may stand in such a mapping. */
    public boolean knows(Key<?> key) {
        return shape.key(key.name()).filter(key::equals).isPresent();
    }

    public Shape shape() {
        return shape;
    }

    /** Where the mapping stands. */
    public Place place() {
        return place;
    }

    /** Where the key's value stands; where the mapping does when the key does not stand there. */
    public Place place(Key<?> key) {
        return places.getOrDefault(key.name(), place);
    }

    /** Tells a problem at a key's value. */
    public void problem(Key<?> key, Code code, String message) {
        place(key).problem(code, message);
    }

    private void entry(NodeTuple tuple, Set<String> seen) {
        Node keyNode = tuple.getKeyNode();
        Place at = place.key(keyNode);
        if (!(keyNode instanceof ScalarNode scalar)) {
            at.problem(YamlProblem.WRONG_TYPE, "a key should be a plain word, found " + Found.at(keyNode));
            return;
        }
        String name = scalar.getValue();
        Optional<Key<?>> key = shape.key(name);
        if (key.isEmpty()) {
            at.problem(YamlProblem.UNKNOWN_KEY, unknown(name));
        } else if (!seen.add(name)) {
            at.problem(YamlProblem.DUPLICATE_KEY, twice(name));
        } else if (Tag.NULL.equals(tuple.getValueNode().getTag())) {
            at.problem(YamlProblem.NO_VALUE, "'" + name + "' stands here without a value; write one or remove the key");
            seen.remove(name);
        } else {
            Place value = place.value(name, tuple.getValueNode());
            places.put(name, value);
            key.get().kind().read(value).ifPresent(read -> values.put(name, read));
        }
    }

    static String twice(String name) {
        return Found.text(name) + " stands here a second time; keep one";
    }

    private String unknown(String name) {
        if (name.equals(MERGE)) {
            return "'<<' does not merge mappings here; write the keys out";
        }
        String hint = Nearest.to(name, shape.names())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("known here: " + shape.allKeys());
        return Found.text(name) + " is not a key of " + shape.called() + "; " + hint;
    }

    private void missing(Set<String> seen) {
        for (Key<?> key : shape.keys()) {
            if (key.required() && !seen.contains(key.name())) {
                place.problem(
                        YamlProblem.MISSING_KEY,
                        shape.called() + " needs '" + key.name() + "', such as: " + key.name() + ": " + key.example());
            }
        }
        if (!shape.oneOf().isEmpty() && shape.oneOf().stream().noneMatch(seen::contains)) {
            place.problem(
                    YamlProblem.MISSING_KEY, shape.called() + " needs '" + String.join("' or '", shape.oneOf()) + "'");
        }
    }
}
