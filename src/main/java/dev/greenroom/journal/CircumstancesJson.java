package dev.greenroom.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Circumstances on disk. Channel and the author's name stand beside the text, as they always did; everything else that
 * is known stands under {@value #KEY}, which is absent where nothing is, and in rows of earlier versions. Any thread.
 */
final class CircumstancesJson {
    static final String KEY = "around";

    private CircumstancesJson() {}

    static void write(Circumstances around, ObjectNode utterance) {
        ObjectNode node = DecisionJson.object();
        Instant at = around.at();
        put(node, "mode", around.mode());
        put(node, "at", at == null ? null : at.toString());
        Author author = around.author();
        if (author != null) {
            write(author, node);
        }
        if (!around.facts().isEmpty()) {
            ObjectNode facts = node.putObject("facts");
            new TreeMap<>(around.facts()).forEach(facts::put);
        }
        if (!node.isEmpty()) {
            utterance.set(KEY, node);
        }
    }

    private static void write(Author author, ObjectNode node) {
        if (!author.roles().isEmpty()) {
            ArrayNode roles = node.putArray("roles");
            author.roles().stream().sorted().map(Role::wire).forEach(roles::add);
        }
        Duration age = author.accountAge();
        put(node, "account_age", age == null ? null : age.toString());
        if (author.firstMessage()) {
            node.put("first_message", true);
        }
        Author.History history = author.history();
        if (!history.equals(Author.History.NONE)) {
            node.putArray("history").add(history.messages()).add(history.held()).add(history.blocked());
        }
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    static Circumstances read(JsonNode utterance) {
        JsonNode node = utterance.path(KEY);
        String name = DecisionJson.textOrNull(utterance, "author");
        Map<String, String> facts = new TreeMap<>();
        node.path("facts")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        String at = node.path("at").textValue();
        return new Circumstances(
                DecisionJson.text(utterance, "channel"),
                node.path("mode").textValue(),
                at == null ? null : Instant.parse(at),
                name == null ? null : author(name, node),
                facts);
    }

    private static Author author(String name, JsonNode node) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        node.path("roles").forEach(role -> Role.ofWire(role.asText()).ifPresent(roles::add));
        String age = node.path("account_age").textValue();
        JsonNode history = node.path("history");
        return new Author(
                name,
                roles,
                age == null ? null : Duration.parse(age),
                node.path("first_message").asBoolean(false),
                new Author.History(
                        history.path(0).asInt(0),
                        history.path(1).asInt(0),
                        history.path(2).asInt(0)));
    }
}
