package dev.greenroom.yaml;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Says in a few words what stands in a file, for messages. */
final class Found {
    private static final int LONGEST = 60;

    private Found() {}

    static String at(Node node) {
        if (node instanceof ScalarNode scalar) {
            return text(scalar.getValue());
        }
        return node instanceof MappingNode ? "a mapping" : "a list";
    }

    /** A text in quotes, shortened when it is long. */
    static String text(String text) {
        return "'" + shortened(text) + "'";
    }

    static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cc}\\u2028\\u2029]", "·");
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
