package dev.greenroom.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. Every reader tells a problem with its place when the value is of another
 * kind than asked for, and then answers as if the key were absent, so that one reading finds all problems. Close the
 * reading with {@link #finish}, which complains of the keys that nobody asked for.
 */
public final class YamlMap {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final YamlFile file;
    private final String path;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMap(YamlFile file, MappingNode node, String path) {
        this.file = file;
        this.path = path;
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (entries.putIfAbsent(key.getValue(), tuple) != null) {
                    file.problem(
                            "duplicate-key",
                            key,
                            "'" + path + key.getValue() + "' stands here a second time; keep one");
                }
            } else {
                file.problem("wrong-type", tuple.getKeyNode(), "a key should be a plain word");
            }
        }
    }

    private YamlMap(YamlFile file) {
        this.file = file;
        this.path = "";
    }

    static YamlMap empty(YamlFile file) {
        return new YamlMap(file);
    }

    /** Where it begins: at its first key. */
    public Position at() {
        return entries.isEmpty()
                ? new Position(file.name(), 1, 1)
                : file.position(entries.values().iterator().next().getKeyNode().getStartMark());
    }

    /** The keys that are there, in the order of the file. */
    public Set<String> keys() {
        return java.util.Collections.unmodifiableSet(entries.keySet());
    }

    /** The node of a key, for a caller that reads it in its own way; marks the key as asked for. */
    public Optional<Node> node(String key) {
        asked.add(key);
        NodeTuple tuple = entries.get(key);
        if (tuple == null || Tag.NULL.equals(tuple.getValueNode().getTag())) {
            return Optional.empty();
        }
        return Optional.of(tuple.getValueNode());
    }

    public Optional<String> string(String key) {
        return scalar(key, "a text", (text, node) -> Optional.of(text));
    }

    public Optional<Boolean> bool(String key) {
        return scalar(key, "true or false", (text, node) -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A whole number between {@code least} and {@code most}, both included. */
    public Optional<Integer> integer(String key, int least, int most) {
        return scalar(
                key,
                "a whole number from " + least + " to " + most,
                (text, node) -> parseInt(text).filter(n -> n >= least && n <= most));
    }

    /** A number between {@code least} and {@code most}, both included. */
    public Optional<Double> number(String key, double least, double most) {
        return scalar(
                key,
                "a number from " + least + " to " + most,
                (text, node) -> parseDouble(text).filter(n -> n >= least && n <= most));
    }

    /** A length of time such as {@code 500ms}, {@code 45s}, {@code 2m}, {@code 1h} or {@code 30d}. */
    public Optional<Duration> duration(String key) {
        return scalar(key, "a length of time such as 500ms, 45s, 2m, 1h or 30d", (text, node) -> parseDuration(text));
    }

    /** One of {@code allowed}. */
    public Optional<String> oneOf(String key, List<String> allowed) {
        return scalar(
                key,
                "one of " + String.join(", ", allowed),
                (text, node) -> Optional.of(text).filter(allowed::contains));
    }

    /** A list of texts; one text alone counts as a list of one. */
    public List<String> strings(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof ScalarNode one) {
            return List.of(one.getValue());
        }
        List<String> found = new ArrayList<>();
        for (Node item : items(key, "a list of texts")) {
            if (item instanceof ScalarNode scalar) {
                found.add(scalar.getValue());
            } else {
                wrongType(key, item, "a text");
            }
        }
        return found;
    }

    /** The mapping under a key. */
    public Optional<YamlMap> map(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(file, mapping, path + key + "."));
        }
        wrongType(key, node.get(), "a mapping of keys to values");
        return Optional.empty();
    }

    /** The mappings of a list. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> found = new ArrayList<>();
        for (Node item : items(key, "a list of mappings")) {
            if (item instanceof MappingNode mapping) {
                found.add(new YamlMap(file, mapping, path + key + "[]."));
            } else {
                wrongType(key, item, "a mapping of keys to values");
            }
        }
        return found;
    }

    /** The items of a list, texts and mappings alike; one item alone counts as a list of one. */
    public List<YamlItem> mixed(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Node> nodes = node.get() instanceof SequenceNode list ? list.getValue() : List.of(node.get());
        return nodes.stream().map(item -> new YamlItem(file, item, path + key)).toList();
    }

    /** The texts of a mapping such as {@code { en: ..., fr: ... }}, by key. */
    public Map<String, String> texts(String key) {
        Map<String, String> found = new LinkedHashMap<>();
        map(key).ifPresent(texts -> {
            for (String name : texts.keys()) {
                texts.string(name).ifPresent(text -> found.put(name, text));
            }
        });
        return found;
    }

    /** Tells a problem at a key's value, or at the mapping itself when the key is absent. */
    public void problem(String key, String code, String message) {
        NodeTuple tuple = entries.get(key);
        if (tuple != null) {
            file.problem(code, tuple.getValueNode(), message);
        } else if (!entries.isEmpty()) {
            file.problem(code, entries.values().iterator().next().getKeyNode(), message);
        } else {
            file.problem(code, new Position(file.name(), 1, 1), message);
        }
    }

    /** Tells that a key is missing. */
    public void missing(String key, String expected) {
        problem(key, "missing-key", "'" + path + key + "' is missing; write " + expected);
    }

    /** Complains of every key that was not asked for, naming the nearest one that is known. */
    public void finish() {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                String hint = Nearest.to(entry.getKey(), asked)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("known here: " + String.join(", ", asked));
                file.problem(
                        "unknown-key",
                        entry.getValue().getKeyNode(),
                        "'" + path + entry.getKey() + "' is not known; " + hint);
            }
        }
    }

    /** Reads {@code 500ms}, {@code 45s}, {@code 2m}, {@code 1h} or {@code 30d}. */
    public static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    private List<Node> items(String key, String expected) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrongType(key, node.get(), expected);
        return List.of();
    }

    private <T> Optional<T> scalar(String key, String expected, BiFunction<String, ScalarNode, Optional<T>> read) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar) {
            Optional<T> value = read.apply(scalar.getValue(), scalar);
            if (value.isPresent()) {
                return value;
            }
        }
        wrongType(key, node.get(), expected);
        return Optional.empty();
    }

    private void wrongType(String key, Node node, String expected) {
        String found = node instanceof ScalarNode scalar
                ? "'" + scalar.getValue() + "'"
                : node instanceof SequenceNode ? "a list" : "a mapping";
        file.problem("wrong-type", node, "'" + path + key + "' should be " + expected + ", found " + found);
    }

    private static Optional<Integer> parseInt(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> parseDouble(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
