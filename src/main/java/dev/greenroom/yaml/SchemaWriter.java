package dev.greenroom.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes shapes as JSON Schema, draft 7, which the language servers of editors know best. */
public final class SchemaWriter {
    private final Map<String, Object> definitions = new TreeMap<>();
    private final Map<String, Shape> asked = new LinkedHashMap<>();
    private final Deque<Shape> waiting = new ArrayDeque<>();

    SchemaWriter() {}

    /** The schema of a file with this shape, in maps, lists, texts, numbers and booleans. */
    public static Map<String, Object> of(Shape file) {
        SchemaWriter writer = new SchemaWriter();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.putAll(writer.object(file));
        for (Shape next = writer.waiting.poll(); next != null; next = writer.waiting.poll()) {
            writer.definitions.put(next.name(), writer.object(next));
        }
        if (!writer.definitions.isEmpty()) {
            schema.put("definitions", writer.definitions);
        }
        return schema;
    }

    /** The shapes that the values of a key are made of, themselves and without what stands inside them. */
    static List<Shape> shapesIn(Key<?> key) {
        SchemaWriter writer = new SchemaWriter();
        key.kind().schema(writer);
        return List.copyOf(writer.asked.values());
    }

    /** A reference to a shape, which is described once, however often it is referred to. */
    Map<String, Object> reference(Shape shape) {
        if (asked.putIfAbsent(shape.name(), shape) == null) {
            waiting.add(shape);
        }
        return describe("$ref", "#/definitions/" + shape.name());
    }

    private Map<String, Object> object(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.keys().forEach(key -> properties.put(key.name(), property(key)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("title", shape.name());
        object.put("description", shape.doc());
        object.put("type", "object");
        object.put("properties", properties);
        List<String> required =
                shape.keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        if (!shape.oneOf().isEmpty()) {
            object.put(
                    "anyOf",
                    shape.oneOf().stream()
                            .map(name -> describe("required", List.of(name)))
                            .toList());
        }
        object.put("additionalProperties", false);
        return object;
    }

    private Map<String, Object> property(Key<?> key) {
        Map<String, Object> property = new LinkedHashMap<>();
        String standard = key.standardWritten() == null ? "" : " Default: " + key.standardWritten() + ".";
        property.put("description", key.doc() + standard);
        property.putAll(key.kind().schema(this));
        if (key.standardWritten() != null) {
            property.put("default", PlainYaml.read(key.standardWritten()));
        }
        if (key.example() != null) {
            property.put("examples", List.of(PlainYaml.read(key.example())));
        }
        return property;
    }

    /** A mapping of names to values, in this order. */
    static Map<String, Object> describe(Object... namesAndValues) {
        Map<String, Object> described = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            described.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return described;
    }
}
