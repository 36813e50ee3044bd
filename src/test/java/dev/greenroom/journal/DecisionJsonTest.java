package dev.greenroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Action;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Role;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {
    private static final Author LENA = new Author(
            "lena", Set.of(Role.VIP, Role.SUBSCRIBER), Duration.ofDays(3), true, new Author.History(2, 1, 0));

    private static Utterance roundTrip(Utterance utterance) {
        return DecisionJson.utterance(DecisionJson.read(DecisionJson.write(DecisionJson.of(utterance))));
    }

    @Test
    void circumstances_come_back_as_they_went() {
        // Given
        Utterance full = Utterance.answer("why?", "because", Language.FRENCH)
                .in(new Circumstances(
                        "twitch/x",
                        "review",
                        Instant.parse("2026-03-01T20:00:00.123456789Z"),
                        LENA,
                        Map.of("scene", "interview")));
        Utterance bare = Utterance.question("hi", Language.ENGLISH);

        // When, Then
        assertThat(roundTrip(full)).isEqualTo(full);
        assertThat(roundTrip(bare)).isEqualTo(bare);
        assertThat(DecisionJson.of(bare).has("around")).isFalse();
    }

    @Test
    void actions_come_back_as_they_went() {
        // Given
        Decision decision = new Decision(
                new Outcome.Block(),
                1,
                0.5,
                List.of(new Reason("r", "hate", null, "", null, Map.of("en", "Because."), null)),
                List.of(
                        new Action.Asked(new Action.CoolDown(Duration.ofMinutes(5)), "r"),
                        new Action.Asked(new Action.Timeout(Duration.ofHours(1)), "s"),
                        new Action.Asked(new Action.Warn(), "r")),
                "rev");

        // When, Then
        assertThat(DecisionJson.decision(DecisionJson.read(DecisionJson.write(DecisionJson.of(decision)))))
                .isEqualTo(decision);
    }

    @Test
    void rows_of_earlier_versions_are_still_read() {
        // Given
        String utterance = """
                {"direction":"question","text":"hi","before":"","question":null,"language":"en","channel":"twitch/x","author":"ann"}""";
        String decision = """
                {"verdict":"allow","harm":0.0,"exposure":0.0,"policy_revision":"r1","reasons":[]}""";

        // When, Then
        assertThat(DecisionJson.utterance(DecisionJson.read(utterance)).around())
                .isEqualTo(Circumstances.in("twitch/x").by(Author.named("ann")));
        assertThat(DecisionJson.decision(DecisionJson.read(decision)).actions()).isEmpty();
    }
}
