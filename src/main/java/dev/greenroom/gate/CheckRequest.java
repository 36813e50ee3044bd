package dev.greenroom.gate;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to the policy from another program: {@code {"id"?, "text", "direction"?, "question"?, "language"?,
 * "channel"?, "author"?, "mode"?, "at"?, "facts"?}}. Keys that are not known are left alone, so that records of other tools can be sent as they are.
 *
 * @param id as it was given, a text or a number; absent when none was
 */
public record CheckRequest(@Nullable Object id, Utterance utterance) {
    private static final int MOST_NAME = CircumstancesRequest.MOST_NAME;

    /** The request cannot be understood; the message says what to write. */
    public static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1;

        BadRequest(String message) {
            super(message);
        }
    }

    /**
     * What holds where a request does not say.
     *
     * @param direction of the text
     * @param textMost longest text and question that are taken, in code points
     */
    public record Defaults(Direction direction, Language language, int textMost) {}

    /** Reads a request from JSON text. */
    public static CheckRequest parse(String json, Defaults defaults) throws BadRequest {
        Object value;
        try {
            value = Json.decodeValue(Buffer.buffer(json));
        } catch (DecodeException e) {
            throw new BadRequest("this is not JSON; write an object such as {\"text\":\"hello\"}");
        }
        if (value instanceof JsonObject object) {
            return of(object, defaults);
        }
        throw new BadRequest("write a JSON object such as {\"text\":\"hello\"}");
    }

    /** Reads a request from a JSON object. */
    public static CheckRequest of(JsonObject json, Defaults defaults) throws BadRequest {
        String text = string(json, "text", defaults.textMost());
        if (text == null) {
            throw new BadRequest("\"text\" is missing; write what is to be checked");
        }
        Utterance utterance = new Utterance(
                direction(json, defaults),
                text,
                "",
                string(json, "question", defaults.textMost()),
                language(json, defaults),
                CircumstancesRequest.of(json));
        return new CheckRequest(id(json), utterance);
    }

    /** The answer to this request: its id, where it has one, and the decision. */
    public JsonObject answer(Decision decision) {
        JsonObject answer = new JsonObject();
        if (id != null) {
            answer.put("id", id);
        }
        return answer.mergeIn(DecisionJson.of(decision, utterance.language()));
    }

    private static @Nullable Object id(JsonObject json) throws BadRequest {
        Object id = json.getValue("id");
        if (id == null || id instanceof Number || (id instanceof String name && name.length() <= MOST_NAME)) {
            return id;
        }
        throw new BadRequest("\"id\" should be a number or a text of at most " + MOST_NAME + " characters");
    }

    private static Direction direction(JsonObject json, Defaults defaults) throws BadRequest {
        String written = string(json, "direction", MOST_NAME);
        Optional<Direction> direction = written == null ? Optional.of(defaults.direction()) : Direction.ofWire(written);
        return direction.orElseThrow(
                () -> new BadRequest("\"direction\" should be \"question\" or \"answer\", found \"" + written + "\""));
    }

    private static Language language(JsonObject json, Defaults defaults) throws BadRequest {
        String written = string(json, "language", MOST_NAME);
        try {
            return written == null ? defaults.language() : new Language(written);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("\"language\" should be a tag such as \"en\" or \"fr\", found \"" + written + "\"");
        }
    }

    static @Nullable String string(JsonObject json, String key, int most) throws BadRequest {
        Object value = json.getValue(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw new BadRequest("\"" + key + "\" should be a text");
        }
        if (text.codePointCount(0, text.length()) > most) {
            throw new BadRequest("\"" + key + "\" should have at most " + most + " characters");
        }
        return text;
    }
}
