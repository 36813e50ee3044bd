package dev.greenroom.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes shapes as tables in Markdown, for people. A shape that several files share is described once. */
public final class ReferenceWriter {
    private static final String TABLE = """
            | key | what stands there | default | meaning | example |
            |---|---|---|---|---|
            """;

    private final StringBuilder page = new StringBuilder();
    private final Map<Shape, String> headings = new HashMap<>();
    private final Deque<Shape> waiting = new ArrayDeque<>();
    private String place = "";

    /** Adds a file: its own keys, and under headings of their own the mappings in it. */
    public void file(String folder, Shape file) {
        place = folder;
        page.append("\n## ").append(folder).append("\n\n");
        table(file);
        for (Shape next = waiting.poll(); next != null; next = waiting.poll()) {
            page.append("\n### ").append(headings.get(next)).append("\n\n");
            table(next);
        }
    }

    /** What was added so far. */
    public String text() {
        return page.toString();
    }

    private void table(Shape shape) {
        page.append(shape.doc());
        if (!shape.oneOf().isEmpty()) {
            page.append(" At least one of ")
                    .append(shape.oneOf().stream().map(ReferenceWriter::code).collect(Collectors.joining(", ")))
                    .append(" is needed.");
        }
        page.append("\n\n").append(TABLE);
        shape.keys().forEach(this::row);
    }

    private void row(Key<?> key) {
        String name = key.required() ? "**" + code(key.name()) + "**" : code(key.name());
        String cells = String.join(
                " | ", name, value(key), optional(key.standardWritten()), words(key.doc()), optional(key.example()));
        page.append("| ").append(cells).append(" |\n");
    }

    private String value(Key<?> key) {
        List<Shape> shapes = SchemaWriter.shapesIn(key);
        String see = shapes.stream().map(this::link).collect(Collectors.joining(", "));
        String bounds = bounds(key.kind().schema(new SchemaWriter()));
        return words(key.kind().expected())
                + (bounds.isEmpty() ? "" : " (" + bounds + ")")
                + (see.isEmpty() ? "" : "; see " + see);
    }

    private String link(Shape shape) {
        String heading = headings.computeIfAbsent(shape, asked -> {
            waiting.add(asked);
            return asked.name() + " in " + place;
        });
        return "[" + shape.name() + "](#"
                + heading.toLowerCase(Locale.ROOT).replace(' ', '-').replace("/", "") + ")";
    }

    /** How much may stand there, where the words for it do not say so. */
    private static String bounds(Map<String, Object> schema) {
        if (schema.get("anyOf") instanceof List<?> forms) {
            return forms.stream()
                    .map(form -> form instanceof Map<?, ?> map ? map.get("maxItems") : null)
                    .flatMap(most -> Stream.ofNullable(most))
                    .findFirst()
                    .map(most -> upTo(most, "items"))
                    .orElse("");
        }
        return List.of("maxItems", "maxProperties", "maxLength").stream()
                .flatMap(bound -> Stream.ofNullable(schema.get(bound)).map(most -> upTo(most, unit(bound))))
                .findFirst()
                .orElse("");
    }

    private static String unit(String bound) {
        return switch (bound) {
            case "maxItems" -> "items";
            case "maxProperties" -> "entries";
            default -> "characters";
        };
    }

    private static String upTo(Object most, String unit) {
        return String.format(Locale.ROOT, "at most %,d %s", (Integer) most, unit);
    }

    private static String optional(@Nullable String written) {
        return written == null ? "" : code(written);
    }

    /** Nothing of YAML is to be taken for Markdown; a bar would end the cell even inside code. */
    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String words(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
