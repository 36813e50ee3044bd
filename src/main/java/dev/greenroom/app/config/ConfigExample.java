package dev.greenroom.app.config;

import java.util.List;

/** Writes the documented example file from the keys themselves, so that the two cannot differ. */
public final class ConfigExample {
    private ConfigExample() {}

    /** A YAML file with every key, its meaning, bounds, variable and default. Loading it changes nothing but {@code demo}. */
    public static String render() {
        StringBuilder out = new StringBuilder();
        out.append(
                        "# Greenroom's settings. Every key is optional; what stands here is the default, and a key without a\n")
                .append("# value has none. The environment variable beside a key overrides this file. Relative paths\n")
                .append("# start at the folder that Greenroom is started in.\n");
        String[] open = {};
        for (Key<?> key : Keys.ALL) {
            String[] parts = key.path().split("\\.");
            openSections(out, open, parts);
            open = parts;
            writeKey(out, key, parts);
        }
        return out.toString();
    }

    private static void openSections(StringBuilder out, String[] open, String[] parts) {
        for (int depth = 0; depth < parts.length - 1; depth++) {
            List<String> here = List.of(parts).subList(0, depth + 1);
            boolean isOpen = open.length > depth + 1
                    && List.of(open).subList(0, depth + 1).equals(here);
            if (!isOpen) {
                out.append(depth == 0 ? "\n" : "")
                        .append("  ".repeat(depth))
                        .append(parts[depth])
                        .append(":\n");
            }
        }
    }

    private static void writeKey(StringBuilder out, Key<?> key, String[] parts) {
        String indent = "  ".repeat(parts.length - 1);
        out.append(parts.length == 1 ? "\n" : "")
                .append(indent)
                .append("# ")
                .append(key.doc())
                .append('\n');
        out.append(indent)
                .append("# ")
                .append(key.variable())
                .append(": ")
                .append(key.type().expected())
                .append(".\n");
        String name = parts[parts.length - 1];
        if (key.isSecret()) {
            out.append(indent)
                    .append("# ")
                    .append(name)
                    .append(" is a secret: set the variable, or write it to the file below.\n");
        } else if (key.type().isList()) {
            out.append(indent).append(name).append(": []\n");
        } else {
            String standard = key.standard();
            out.append(indent).append(name).append(standard == null ? ":\n" : ": " + quoted(standard) + "\n");
        }
    }

    /** To YAML a bare {@code !word} is a tag. */
    private static String quoted(String standard) {
        return standard.startsWith("!") ? '"' + standard + '"' : standard;
    }
}
