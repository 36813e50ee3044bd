package dev.greenroom.avatar.openai;

import dev.greenroom.policy.Circumstances;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chat completion request. What Greenroom does not know in it goes on untouched.
 *
 * @param body as the client sent it
 * @param streaming whether the client wants server-sent events
 * @param includeUsage whether it wants the usage chunk at the end of a stream
 * @param legacy whether it is one of the clients that read every event as a delta with text, and stumble over anything else
 */
record ChatRequest(JsonObject body, boolean streaming, boolean includeUsage, boolean legacy) {

    /** A request that cannot be used, with a message for its sender. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static ChatRequest parse(@Nullable Buffer buffer) throws Malformed {
        JsonObject body;
        try {
            body = buffer == null ? null : buffer.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw new Malformed("The body is not a JSON object: " + e.getMessage());
        }
        if (body == null) {
            throw new Malformed("The body is empty; send a JSON object with 'model' and 'messages'.");
        }
        if (!(body.getValue("messages") instanceof JsonArray messages) || messages.isEmpty()) {
            throw new Malformed("'messages' should be a list of at least one message.");
        }
        for (Object message : messages) {
            if (!(message instanceof JsonObject object) || !(object.getValue("role") instanceof String)) {
                throw new Malformed("Each of 'messages' should be an object with a 'role' and a 'content'.");
            }
        }
        boolean usage = body.getValue("stream_options") instanceof JsonObject options
                && Boolean.TRUE.equals(options.getValue("include_usage"));
        return new ChatRequest(body, Boolean.TRUE.equals(body.getValue("stream")), usage, isLegacy(body));
    }

    /** Clients written for text-generation-webui before it sent {@code [DONE]}; they are known by its own request keys. */
    private static boolean isLegacy(JsonObject body) {
        return body.containsKey("mode")
                && (body.containsKey("custom_token_bans") || body.containsKey("skip_special_tokens"));
    }

    String model() {
        return body.getValue("model") instanceof String model ? model : "";
    }

    /** The text of the last user message, if there is one. */
    Optional<String> prompt() {
        return lastUserMessage()
                .map(message -> textOf(message.getValue("content")))
                .filter(text -> !text.isBlank());
    }

    /** All that the system and the developer say: the persona. */
    String persona() {
        StringBuilder persona = new StringBuilder();
        for (Object message : messages()) {
            JsonObject object = (JsonObject) message;
            String role = object.getString("role");
            if (role.equals("system") || role.equals("developer")) {
                persona.append(textOf(object.getValue("content"))).append('\n');
            }
        }
        return persona.toString().strip();
    }

    /**
     * What the bot tells of itself for the rules: {@code metadata}, OpenAI's field for up to 16 pairs of texts. What is
     * longer than a fact may be, or no text, is left out; a rule that asks for it does not match then.
     */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (body.getValue("metadata") instanceof JsonObject metadata) {
            for (Map.Entry<String, Object> pair : metadata) {
                if (facts.size() < Circumstances.MOST_FACTS
                        && pair.getKey().length() <= Circumstances.LONGEST_FACT
                        && pair.getValue() instanceof String value
                        && value.length() <= Circumstances.LONGEST_FACT) {
                    facts.put(pair.getKey(), value);
                }
            }
        }
        return facts;
    }

    /** The same request with another text in the last user message; its pictures and sounds stay. */
    ChatRequest withPrompt(String text) {
        JsonObject copy = body.copy();
        JsonArray messages = copy.getJsonArray("messages");
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonObject message = messages.getJsonObject(i);
            if ("user".equals(message.getString("role"))) {
                message.put("content", replaced(message.getValue("content"), text));
                break;
            }
        }
        return new ChatRequest(copy, streaming, includeUsage, legacy);
    }

    /** A fingerprint by which the same client's same question is known again. */
    String attachKey(@Nullable String authorization) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(model().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(messages().encode().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text of a message's content: a string, or the text parts of a list. */
    static String textOf(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        if (!(content instanceof JsonArray parts)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof JsonObject object && object.getValue("text") instanceof String piece) {
                text.append(text.isEmpty() ? "" : "\n").append(piece);
            } else if (part instanceof String piece) {
                text.append(text.isEmpty() ? "" : "\n").append(piece);
            }
        }
        return text.toString();
    }

    private static Object replaced(@Nullable Object content, String text) {
        if (!(content instanceof JsonArray parts)) {
            return text;
        }
        JsonArray kept =
                new JsonArray().add(new JsonObject().put("type", "text").put("text", text));
        for (Object part : parts) {
            if (part instanceof JsonObject object && !object.containsKey("text")) {
                kept.add(object);
            }
        }
        return kept;
    }

    private Optional<JsonObject> lastUserMessage() {
        JsonArray messages = messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonObject message = messages.getJsonObject(i);
            if ("user".equals(message.getString("role"))) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private JsonArray messages() {
        return body.getJsonArray("messages");
    }
}
