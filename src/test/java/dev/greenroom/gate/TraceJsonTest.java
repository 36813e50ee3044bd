package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Role;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceJsonTest {
    @Test
    void itTellsHowHarmCameAboutAndWhyEachRuleDidNotMatch() {
        // Given
        Policy policy = ShippedRules.policy("twitch");
        Author author = new Author("lena", Set.of(Role.VIP), Duration.ofHours(36), true, new Author.History(2, 1, 0));
        Circumstances around = new Circumstances(
                "twitch/x", "open", Instant.parse("2026-03-01T20:00:00Z"), author, Map.of("scene", "interview"));
        Utterance answer = Utterance.answer(
                        "quel village ?", "😀 La Mort-aux-Juifs, un hameau du Loiret.", Language.FRENCH)
                .in(around);

        // When
        JsonObject json = TraceJson.of(policy.explain(answer), Language.ENGLISH);

        // Then
        JsonObject finding = json.getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getJsonObject("span"))
                .isEqualTo(new JsonObject().put("start", 5).put("end", 19).put("text", "Mort-aux-Juifs"));
        assertThat(finding.getJsonArray("harm_steps").encode())
                .isEqualTo("[{\"what\":\"severity\",\"factor\":0.97,\"harm\":0.97},"
                        + "{\"what\":\"sureness\",\"factor\":0.95,\"harm\":0.9215},"
                        + "{\"what\":\"context\",\"factor\":0.1,\"harm\":0.0922,"
                        + "\"context\":\"place-name\",\"by\":\"la mort aux juifs\"}]");
        assertThat(finding.getDouble("harm")).isEqualTo(0.0922);
        assertThat(json.getJsonArray("rules").stream().map(JsonObject.class::cast))
                .anySatisfy(rule -> assertThat(rule.encode())
                        .isEqualTo(
                                "{\"finding\":0,\"rule\":\"call-to-violence\",\"verdict\":\"block\",\"matched\":false,"
                                        + "\"why\":\"harm 0.0922 is not >= 0.6\"}"))
                .anySatisfy(rule -> assertThat(rule.encode())
                        .isEqualTo("{\"finding\":0,\"rule\":\"likely-misread\",\"verdict\":\"hold\",\"matched\":true,"
                                + "\"why\":null}"));
        assertThat(json.getJsonObject("around").encode())
                .isEqualTo("{\"channel\":\"twitch/x\",\"mode\":\"open\",\"at\":\"2026-03-01T20:00:00Z\",\"author\":{"
                        + "\"name\":\"lena\",\"roles\":[\"vip\"],\"account_age_days\":1.5,\"first_message\":true,"
                        + "\"messages\":2,\"held\":1,\"blocked\":0},\"facts\":{\"scene\":\"interview\"}}");
        assertThat(json.getJsonObject("decision").getString("verdict")).isEqualTo("hold");
        assertThat(json.getJsonArray("views").getJsonObject(0).getString("name"))
                .isEqualTo("plain");
    }
}
