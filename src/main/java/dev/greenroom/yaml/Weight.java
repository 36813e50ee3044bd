package dev.greenroom.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** How many values a document has when its aliases are written out; readers walk all of them. */
final class Weight {
    /** Far more than any honest file, far less than what a bomb of aliases grows to. */
    static final int MOST = 500_000;

    private static final long UNDER_WAY = -1;

    private final Map<Node, Long> known = new IdentityHashMap<>();

    private Weight() {}

    /** The first value found to be too big, or to hold itself. The depth is bounded by the parser. */
    static Optional<Node> tooBig(Node root) {
        return Optional.ofNullable(new Weight().look(root));
    }

    private @org.jspecify.annotations.Nullable Node look(Node node) {
        if (known.containsKey(node)) {
            return known.get(node) == UNDER_WAY ? node : null;
        }
        known.put(node, UNDER_WAY);
        long weight = 1;
        for (Node child : children(node)) {
            Node tooBig = look(child);
            if (tooBig != null) {
                return tooBig;
            }
            weight += known.getOrDefault(child, 0L);
        }
        known.put(node, weight);
        return weight > MOST ? node : null;
    }

    private static List<Node> children(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        List<Node> children = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                children.add(tuple.getKeyNode());
                children.add(tuple.getValueNode());
            });
        }
        return children;
    }
}
