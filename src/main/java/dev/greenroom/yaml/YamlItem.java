package dev.greenroom.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One item of a list that may hold texts as well as mappings, with its place. */
public final class YamlItem {
    private final YamlFile file;
    private final Node node;
    private final String path;

    YamlItem(YamlFile file, Node node, String path) {
        this.file = file;
        this.node = node;
        this.path = path;
    }

    public Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    public Optional<YamlMap> map() {
        return node instanceof MappingNode mapping
                ? Optional.of(new YamlMap(file, mapping, path + "[]."))
                : Optional.empty();
    }

    /** Tells a problem at this item. */
    public void problem(String code, String message) {
        file.problem(code, node, message);
    }
}
