package dev.greenroom.yaml;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in a YAML file: where problems with it are told. */
public final class Place {
    private final YamlFile file;
    private final Node node;
    private final String path;

    Place(YamlFile file, Node node, String path) {
        this.file = file;
        this.node = node;
        this.path = path;
    }

    /** Tells a problem at the beginning of the value. */
    public void problem(Code code, String message) {
        file.problem(code, node, message);
    }

    /** How the value is called in messages, such as {@code 'rules[].when.harm'}. */
    public String name() {
        return "'" + (path.isEmpty() ? "the file" : path) + "'";
    }

    public Position position() {
        return file.position(node.getStartMark());
    }

    YamlFile file() {
        return file;
    }

    Optional<String> scalar() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    Optional<List<Place>> items() {
        return node instanceof SequenceNode list
                ? Optional.of(list.getValue().stream()
                        .map(item -> new Place(file, item, path + "[]"))
                        .toList())
                : Optional.empty();
    }

    Optional<MappingNode> mapping() {
        return node instanceof MappingNode mapping ? Optional.of(mapping) : Optional.empty();
    }

    Place key(Node key) {
        return new Place(file, key, path);
    }

    Place value(String key, Node value) {
        return new Place(file, value, path.isEmpty() ? key : path + "." + key);
    }

    /** Tells that something of another kind stands here. */
    void wrongType(String expected) {
        problem(YamlProblem.WRONG_TYPE, name() + " should be " + expected + ", found " + Found.at(node));
    }

    /** Tells that the text here is not one of those that are meant. */
    void badValue(String expected, String hint) {
        problem(YamlProblem.BAD_VALUE, name() + " should be " + expected + ", found " + Found.at(node) + hint);
    }
}
