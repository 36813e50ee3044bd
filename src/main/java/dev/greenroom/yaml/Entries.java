package dev.greenroom.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A mapping whose keys the author chooses. */
record Entries<T>(Kind<String> name, Kind<T> value, int most) implements Kind<List<Entry<T>>> {
    @Override
    public String expected() {
        return "a mapping from " + name.expected() + " to " + value.expected();
    }

    @Override
    public Optional<List<Entry<T>>> read(Place place) {
        Optional<MappingNode> mapping = place.mapping();
        if (mapping.isEmpty()) {
            place.wrongType(expected());
            return Optional.empty();
        }
        List<NodeTuple> tuples = mapping.get().getValue();
        if (tuples.size() > most) {
            place.problem(
                    YamlProblem.TOO_MANY,
                    place.name() + " has at most " + most + " entries, this has " + tuples.size());
            return Optional.empty();
        }
        Map<String, Entry<T>> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples) {
            Place key = place.key(tuple.getKeyNode());
            name.read(key).ifPresent(found -> {
                if (entries.containsKey(found)) {
                    key.problem(YamlProblem.DUPLICATE_KEY, Fields.twice(found));
                }
                value.read(place.value(found, tuple.getValueNode()))
                        .ifPresent(read -> entries.put(found, new Entry<>(key, found, read)));
            });
        }
        return Optional.of(new ArrayList<>(entries.values()));
    }

    @Override
    public Map<String, Object> schema(SchemaWriter writer) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("propertyNames", name.schema(writer));
        schema.put("additionalProperties", value.schema(writer));
        schema.put("maxProperties", most);
        return schema;
    }
}
