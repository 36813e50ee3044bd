package dev.greenroom.chat.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.chat.Standing;
import dev.greenroom.policy.Role;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a recording. {@code end} is how many bytes of the recording have been read after it. */
public sealed interface ReplayLine {
    int number();

    long end();

    /** A message, {@code offset} into the stream. */
    record Message(int number, long end, Duration offset, String author, String text, Standing standing)
            implements ReplayLine {}

    /** Something else; {@code problem} says what was expected. */
    record Bad(int number, long end, String problem) implements ReplayLine {}

    List<String> OFFSET = List.of("t", "offset");
    List<String> AUTHOR = List.of("user", "author");
    List<String> TEXT = List.of("body", "text", "message");

    /** A stream of a year is surely a mistake in the unit. */
    double LONGEST_SECONDS = 366.0 * 24 * 3600;

    ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads a line without its end. */
    static ReplayLine parse(int number, long end, byte[] line) {
        JsonNode root;
        try {
            root = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException error) {
            return new Bad(number, end, "expected UTF-8 text");
        } catch (JsonProcessingException error) {
            return new Bad(
                    number,
                    end,
                    "expected one JSON object, such as {\"offset\": 12.5, \"author\": \"ann\","
                            + " \"text\": \"hello\"}; the JSON ends or breaks at column "
                            + Math.max(
                                    1,
                                    error.getLocation() == null
                                            ? 1
                                            : error.getLocation().getColumnNr()));
        }
        return root.isObject()
                ? message(number, end, root)
                : new Bad(number, end, "expected a JSON object in braces, not " + root.getNodeType());
    }

    private static ReplayLine message(int number, long end, JsonNode root) {
        JsonNode offset = first(root, OFFSET);
        if (offset == null || !offset.isNumber() || !(offset.asDouble() >= 0 && offset.asDouble() < LONGEST_SECONDS)) {
            return new Bad(
                    number, end, "expected \"offset\" (or \"t\"): seconds since the stream began, a number from 0");
        }
        JsonNode author = first(root, AUTHOR);
        if (author == null || !author.isTextual() || author.asText().isBlank()) {
            return new Bad(number, end, "expected \"author\" (or \"user\"): a name in quotes");
        }
        JsonNode text = first(root, TEXT);
        if (text == null || !text.isTextual()) {
            return new Bad(number, end, "expected \"text\" (or \"body\", \"message\"): what was written, in quotes");
        }
        Duration at = Duration.ofMillis(Math.round(offset.asDouble() * 1000));
        try {
            return new Message(number, end, at, author.asText(), text.asText(), standing(root));
        } catch (IllegalArgumentException error) {
            return new Bad(number, end, String.valueOf(error.getMessage()));
        }
    }

    /** Fails with {@link IllegalArgumentException} and words for the author of the recording. */
    private static Standing standing(JsonNode root) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (JsonNode name : root.path("roles")) {
            roles.add(Role.ofWire(name.asText())
                    .orElseThrow(() -> new IllegalArgumentException("expected \"roles\" to be a list such as"
                            + " [\"subscriber\"], of broadcaster, moderator, vip, subscriber and verified")));
        }
        JsonNode days = root.path("account_age_days");
        if (!days.isMissingNode() && !(days.isNumber() && days.asDouble() >= 0 && days.asDouble() < 100_000)) {
            throw new IllegalArgumentException("expected \"account_age_days\" to be a number from 0");
        }
        Duration age = days.isMissingNode() ? null : Duration.ofSeconds(Math.round(days.asDouble() * 86_400));
        boolean first = root.path("first_message").asBoolean(false);
        return roles.isEmpty() && age == null && !first ? Standing.ORDINARY : new Standing(roles, age, first);
    }

    private static @Nullable JsonNode first(JsonNode root, List<String> keys) {
        for (String key : keys) {
            JsonNode value = root.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
