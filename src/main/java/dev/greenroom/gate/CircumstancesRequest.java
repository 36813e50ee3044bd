package dev.greenroom.gate;

import dev.greenroom.gate.CheckRequest.BadRequest;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code channel, author, mode, at, facts} of a request. What is left out is not known. */
final class CircumstancesRequest {
    static final int MOST_NAME = 256;

    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final String ROLES =
            Arrays.stream(Role.values()).map(Role::wire).collect(Collectors.joining(", "));

    private CircumstancesRequest() {}

    static Circumstances of(JsonObject json) throws BadRequest {
        String channel = CheckRequest.string(json, "channel", MOST_NAME);
        String mode = CheckRequest.string(json, "mode", MOST_NAME);
        if (mode != null && Mode.ofWire(mode).isEmpty()) {
            throw new BadRequest("\"mode\" should be open, review or closed, found \"" + mode + "\"");
        }
        return new Circumstances(
                channel == null || channel.isBlank() ? Circumstances.DEFAULT_CHANNEL : channel,
                mode,
                moment(json),
                author(json),
                facts(json));
    }

    private static @Nullable Instant moment(JsonObject json) throws BadRequest {
        String at = CheckRequest.string(json, "at", MOST_NAME);
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new BadRequest("\"at\" should be a time such as \"2026-03-01T20:00:00Z\", found \"" + at + "\"");
        }
    }

    /** A name, or an object that tells more. */
    private static @Nullable Author author(JsonObject json) throws BadRequest {
        if (!(json.getValue("author") instanceof JsonObject author)) {
            String name = CheckRequest.string(json, "author", MOST_NAME);
            return name == null ? null : Author.named(name);
        }
        String name = CheckRequest.string(author, "name", MOST_NAME);
        return new Author(
                name == null ? "" : name,
                roles(author),
                age(author),
                Boolean.TRUE.equals(author.getValue("first_message")),
                new Author.History(count(author, "messages"), count(author, "held"), count(author, "blocked")));
    }

    private static Set<Role> roles(JsonObject author) throws BadRequest {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (author.getValue("roles") instanceof JsonArray names) {
            for (Object name : names) {
                roles.add(Role.ofWire(String.valueOf(name))
                        .orElseThrow(() ->
                                new BadRequest("\"roles\" should be a list of " + ROLES + ", found \"" + name + "\"")));
            }
        } else if (author.getValue("roles") != null) {
            throw new BadRequest("\"roles\" should be a list of " + ROLES);
        }
        return roles;
    }

    private static @Nullable Duration age(JsonObject author) throws BadRequest {
        Object days = author.getValue("account_age_days");
        if (days == null) {
            return null;
        }
        if (days instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 100_000) {
            return Duration.ofSeconds(Math.round(number.doubleValue() * SECONDS_OF_A_DAY));
        }
        throw new BadRequest("\"account_age_days\" should be a number from 0, such as 3.5");
    }

    private static int count(JsonObject author, String key) throws BadRequest {
        Object count = author.getValue(key);
        if (count == null) {
            return 0;
        }
        if (count instanceof Integer number && number >= 0) {
            return number;
        }
        throw new BadRequest("\"" + key + "\" should be a whole number from 0");
    }

    private static Map<String, String> facts(JsonObject json) throws BadRequest {
        Object value = json.getValue("facts");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof JsonObject object)) {
            throw new BadRequest("\"facts\" should be an object such as {\"scene\":\"interview\"}");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : object.fieldNames()) {
            String fact = CheckRequest.string(object, name, Circumstances.LONGEST_FACT);
            if (fact != null) {
                facts.put(name, fact);
            }
        }
        try {
            return Circumstances.UNKNOWN.telling(facts).facts();
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }
}
