package dev.greenroom.avatar.openai;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of one choice. They are kept until the answer is complete, because their arguments can be read only
 * then, and go on in the pieces that they came in.
 */
final class ToolCalls {
    private final List<JsonObject> deltas = new ArrayList<>();
    private final StringBuilder names = new StringBuilder();
    private final Map<Integer, StringBuilder> arguments = new TreeMap<>();

    /** Takes the part of a delta or message that calls tools, if it does. */
    void take(JsonObject delta) {
        if (delta.getValue("tool_calls") instanceof JsonArray calls && !calls.isEmpty()) {
            JsonArray indexed = new JsonArray();
            for (int i = 0; i < calls.size(); i++) {
                if (calls.getValue(i) instanceof JsonObject call) {
                    int index = call.getValue("index") instanceof Number number ? number.intValue() : i;
                    collect(index, call.getValue("function"));
                    if (call.getValue("id") instanceof String id) {
                        names.append(id).append(". ");
                    }
                    indexed.add(call.copy().put("index", index));
                }
            }
            deltas.add(new JsonObject().put("tool_calls", indexed));
        }
        if (delta.getValue("function_call") instanceof JsonObject call) {
            collect(-1, call);
            deltas.add(new JsonObject().put("function_call", call));
        }
    }

    boolean isEmpty() {
        return deltas.isEmpty();
    }

    /** The pieces as they came. */
    List<JsonObject> deltas() {
        return deltas;
    }

    /** All that the calls say, one call a line, with JSON's escapes undone so that nothing hides behind them. */
    String text() {
        StringBuilder text = new StringBuilder(names);
        for (StringBuilder call : arguments.values()) {
            text.append(readable(call.toString())).append('\n');
        }
        return text.toString();
    }

    private void collect(int index, @Nullable Object function) {
        if (function instanceof JsonObject object) {
            StringBuilder call = arguments.computeIfAbsent(index, i -> new StringBuilder());
            if (object.getValue("name") instanceof String name) {
                names.append(name.replace('_', ' ')).append(". ");
            }
            if (object.getValue("arguments") instanceof String part) {
                call.append(part);
            }
        }
    }

    private static String readable(String arguments) {
        StringBuilder words = new StringBuilder();
        try {
            collectStrings(Json.decodeValue(arguments), words);
        } catch (DecodeException e) {
            return arguments;
        }
        return words.toString();
    }

    private static void collectStrings(@Nullable Object value, StringBuilder words) {
        if (value instanceof JsonObject object) {
            object.forEach(entry -> {
                words.append(entry.getKey()).append(": ");
                collectStrings(entry.getValue(), words);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> collectStrings(item, words));
        } else if (value != null) {
            words.append(value).append(". ");
        }
    }
}
