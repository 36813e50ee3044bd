package dev.greenroom.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import dev.greenroom.gate.JournalDouble;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.journal.JournalEntry.Acted;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.policy.Action;
import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.telemetry.Health;
import dev.greenroom.testkit.ConnectorDouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionDeskTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Order BAN =
            new Order(new PlatformAction.Ban("twitch/somebody", "77", "rude"), "card/x", "twitch/somebody#1", "Maud");

    private final Vertx vertx = Vertx.vertx();
    private final ConnectorDouble twitch = new ConnectorDouble("twitch");
    private final JournalDouble journal = new JournalDouble();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Health health = new Health(Clock.systemUTC());
    private Set<Kind> switchedOn = Set.of(Kind.values());
    private ActionDesk desk = desk(Duration.ofSeconds(15));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void anActionIsJournalledBeforeAndAfter() {
        // Given
        List<String> whenAsked = new ArrayList<>();
        twitch.answer = action -> {
            whenAsked.addAll(outcomes());
            return Future.succeededFuture(new ActionOutcome.Done("ref"));
        };

        // When
        Act act = desk.ask(BAN).await();

        // Then
        assertThat(act.wire()).isEqualTo("done");
        assertThat(whenAsked).containsExactly("intended");
        assertThat(outcomes()).containsExactly("intended", "done");
        assertThat(((Acted) journal.entries.get(0)).target()).isEqualTo("77");
        assertThat(meters.counter("greenroom.actions.done", "action", "ban", "outcome", "done")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theSameOrderIsCarriedOutOnceWhateverCameOfIt() {
        // Given
        twitch.answer = action -> Future.failedFuture("the connection broke");

        // When
        Act first = desk.ask(BAN).await();
        Act second = desk.ask(BAN).await();

        // Then
        assertThat(first.wire()).isEqualTo("unknown");
        assertThat(second).isEqualTo(first);
        assertThat(twitch.asked).hasSize(1);
    }

    @Test
    void anotherCauseIsAnotherOrder() {
        // When
        desk.ask(BAN).await();
        desk.ask(new Order(BAN.action(), "card/y", "twitch/somebody#2", "Maud")).await();

        // Then
        assertThat(twitch.asked).hasSize(2);
    }

    @Test
    void aPlatformThatDoesNotAnswerInTimeIsNotAskedAgainAndALateAnswerCorrectsIt() {
        // Given
        desk = desk(Duration.ofMillis(50));
        Promise<ActionOutcome> late = Promise.promise();
        twitch.answer = action -> late.future();

        // When
        Act act = desk.ask(BAN).await();
        late.complete(new ActionOutcome.Done("ref"));

        // Then
        assertThat(act.wire()).isEqualTo("unknown");
        assertThat(act.why().orElseThrow().en()).contains("look on the platform");
        assertThat(desk.ask(BAN).await().wire()).isEqualTo("done");
        assertThat(outcomes()).containsExactly("intended", "unknown", "done");
        assertThat(twitch.asked).hasSize(1);
    }

    @Test
    void whatCannotBeProvedIsNotDone() {
        // Given
        journal.full = true;

        // When
        Act act = desk.ask(BAN).await();

        // Then
        assertThat(act.wire()).isEqualTo("not_tried");
        assertThat(twitch.asked).isEmpty();
    }

    @Test
    void whatWasNeverTriedMayBeAskedForAgain() {
        // Given
        twitch.abilities.put(Kind.BAN, new Ability.Missing(new Words("Sign in first.", "Connectez-vous d'abord.")));
        assertThat(desk.ask(BAN).await().why().orElseThrow().en()).isEqualTo("Sign in first.");

        // When
        twitch.abilities.put(Kind.BAN, new Ability.Ready());

        // Then
        assertThat(desk.ask(BAN).await().wire()).isEqualTo("done");
    }

    @Test
    void ourOwnLimitStandsBeforeThePlatforms() {
        // When
        for (int i = 0; i < 3; i++) {
            desk.ask(new Order(BAN.action(), "card/" + i, "", "Maud")).await();
        }

        // Then
        assertThat(twitch.asked).hasSize(2);
        assertThat(outcomes()).endsWith("not_tried");
    }

    @Test
    void whatIsNotSwitchedOnIsNotDoneAndSaysHowToSwitchItOn() {
        // Given
        switchedOn = Set.of(Kind.DELETE);

        // When
        Act act = desk.ask(BAN).await();

        // Then
        assertThat(act.why().orElseThrow().en()).contains("add ban to chat.twitch.actions");
        assertThat(twitch.asked).isEmpty();
    }

    @Test
    void aCrashBetweenIntentionAndOutcomeIsUnknownAndNeverRepeated() {
        // Given
        journal.entries.clear();
        Acted intended =
                new Acted(NOW, BAN.exchange(), BAN.key(), "ban", "twitch/somebody", "77", "Maud", Acted.INTENDED, "");

        // When
        desk.recover(List.of(intended));

        // Then
        assertThat(outcomes()).containsExactly("unknown");
        assertThat(desk.ask(BAN).await().wire()).isEqualTo("unknown");
        assertThat(twitch.asked).isEmpty();
    }

    @Test
    void whatAnEarlierProcessDidIsNotDoneAgain() {
        // Given
        Acted intended =
                new Acted(NOW, BAN.exchange(), BAN.key(), "ban", "twitch/somebody", "77", "Maud", Acted.INTENDED, "");

        // When
        desk.recover(List.of(intended, intended.ended(NOW, "done", "")));

        // Then
        assertThat(desk.ask(BAN).await().wire()).isEqualTo("done");
        assertThat(twitch.asked).isEmpty();
    }

    @Test
    void aRulesTimeoutAndWarningBecomeOrdersOnceForEachMessage() {
        // Given
        PolicyActions rules = new PolicyActions(desk, health, PolicyActions.HeldPolicy.DEFAULT);
        ChatMessage message = new ChatMessage("1", "twitch/somebody", "77", "rude", "text", NOW);
        QuestionEvent timeout = new QuestionEvent.ActionAsked(
                message, new Action.Asked(new Action.Timeout(Duration.ofMinutes(5)), "no-threats"), "because");

        // When: a platform tells a message twice
        rules.tell(timeout);
        rules.tell(timeout);
        rules.tell(new QuestionEvent.ActionAsked(message, new Action.Asked(new Action.Warn(), "no-threats"), ""));

        // Then
        assertThat(twitch.asked)
                .containsExactly(
                        new PlatformAction.Timeout("twitch/somebody", "77", Duration.ofMinutes(5), "because"),
                        new PlatformAction.Warn("twitch/somebody", "77", "no-threats"));
        assertThat(part().status()).isEqualTo(Health.Status.ON);
    }

    @Test
    void aRulesActionThatCannotBeCarriedOutIsSaidInHealth() {
        // Given
        twitch.abilities.put(
                Kind.WARN,
                new Ability.Missing(new Words(
                        "The token lacks moderator:manage:warnings.",
                        "Il manque moderator:manage:warnings au jeton.")));
        PolicyActions rules = new PolicyActions(desk, health, PolicyActions.HeldPolicy.DEFAULT);
        ChatMessage message = new ChatMessage("1", "twitch/somebody", "77", "rude", "text", NOW);

        // When
        rules.tell(new QuestionEvent.ActionAsked(message, new Action.Asked(new Action.Warn(), "no-threats"), ""));

        // Then
        assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(part().detail())
                .isEqualTo("rule/no-threats asked for warn: The token lacks moderator:manage:warnings.");
    }

    @Test
    void nothingIsDoneToAnybodyInARecording() {
        // Given
        PolicyActions rules = new PolicyActions(desk, health, PolicyActions.HeldPolicy.DEFAULT);
        ChatMessage message = new ChatMessage("1", "replay/stream.jsonl", "77", "rude", "text", NOW);

        // When
        rules.tell(new QuestionEvent.ActionAsked(message, new Action.Asked(new Action.Warn(), "no-threats"), ""));

        // Then
        assertThat(journal.entries).isEmpty();
    }

    private Health.Part part() {
        return health.parts().stream()
                .filter(part -> part.name().equals("actions/twitch"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> outcomes() {
        return journal.entries.stream().map(entry -> ((Acted) entry).outcome()).toList();
    }

    private ActionDesk desk(Duration deadline) {
        return new ActionDesk(
                vertx,
                Clock.fixed(NOW, java.time.ZoneOffset.UTC),
                System::nanoTime,
                () -> List.of(new Connection(twitch, Optional.empty(), switchedOn)),
                journal,
                new LocalRateLimiter(() -> 0, 100),
                meters,
                new ActionDesk.Options(
                        deadline, 100, Duration.ofHours(1), Map.of(Kind.BAN, new Rate(2, Duration.ofMinutes(1)))));
    }
}
