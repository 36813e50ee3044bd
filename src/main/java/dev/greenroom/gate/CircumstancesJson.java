package dev.greenroom.gate;

import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Circumstances as they are told to other programs; what is not known is {@code null}. Thread-safe. */
final class CircumstancesJson {
    private static final double SECONDS_OF_A_DAY = 86_400;

    private CircumstancesJson() {}

    static JsonObject of(Circumstances around) {
        Instant at = around.at();
        Author author = around.author();
        JsonObject facts = new JsonObject();
        new TreeMap<>(around.facts()).forEach(facts::put);
        return new JsonObject()
                .put("channel", around.channel())
                .put("mode", around.mode())
                .put("at", at == null ? null : at.toString())
                .put("author", author == null ? null : of(author))
                .put("facts", facts);
    }

    private static JsonObject of(Author author) {
        JsonArray roles = new JsonArray();
        author.roles().stream().sorted().map(Role::wire).forEach(roles::add);
        return new JsonObject()
                .put("name", author.name())
                .put("roles", roles)
                .put("account_age_days", days(author.accountAge()))
                .put("first_message", author.firstMessage())
                .put("messages", author.history().messages())
                .put("held", author.history().held())
                .put("blocked", author.history().blocked());
    }

    private static @Nullable Double days(@Nullable Duration length) {
        return length == null ? null : (Double) DecisionJson.rounded(length.toSeconds() / SECONDS_OF_A_DAY);
    }
}
