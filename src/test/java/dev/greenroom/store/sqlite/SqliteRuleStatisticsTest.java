package dev.greenroom.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.rulebook.RuleStatistics;
import dev.greenroom.rulebook.RuleStatistics.Fired;
import dev.greenroom.rulebook.RuleStatistics.Reviewed;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRuleStatisticsTest {
    private final Vertx vertx = Vertx.vertx();
    private SqliteDatabase database;
    private SqliteJournalStore journal;
    private RuleStatistics statistics;
    private int decided;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = SqliteDatabase.open(vertx, folder).await();
        journal = SqliteJournalStore.open(database, Clock.systemUTC()).await();
        statistics = new SqliteRuleStatistics(database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void liveDecisionsAreCountedByTheRuleThatDecidedAndByThoseThatSpoke() {
        // Given
        journal.append(
                        "b1",
                        List.of(
                                decision(Samples.NOON, "twitch", Samples.HELD),
                                decision(Samples.NOON.plusSeconds(1), "openai", Samples.HELD),
                                decision(Samples.NOON.minusSeconds(1), "twitch", Samples.HELD),
                                decision(Samples.NOON, "check", Samples.HELD),
                                decision(Samples.NOON, "dashboard", Samples.HELD),
                                decision(Samples.NOON, "canary/openai", Samples.HELD),
                                decision(Samples.NOON, "test/twitch", Samples.HELD),
                                decision(
                                        Samples.NOON,
                                        "twitch",
                                        new Decision(new Outcome.Allow(), 0, 0, List.of(), "r"))))
                .await();

        // When
        Map<String, Fired> fired = statistics.fired(Samples.NOON).await();

        // Then
        assertThat(fired).isEqualTo(Map.of("likely-misread", new Fired(2, 2), "mode-review", new Fired(2, 0)));
    }

    @Test
    void endedHoldsAreCountedByTheRuleThatHeldThem() {
        // Given
        SqliteHoldStore holds = new SqliteHoldStore(database);
        Instant end = Samples.NOON.plusSeconds(9);
        List<HoldState.Ended> endings = List.of(
                new HoldState.Approved("Léa", end),
                new HoldState.Approved("Max", end),
                new HoldState.Edited("Léa", end, "better"),
                new HoldState.Rejected("Léa", end),
                new HoldState.Expired(end),
                new HoldState.Abandoned(end));
        for (int i = 0; i < endings.size(); i++) {
            holds.insert(Samples.hold("h" + i, Samples.NOON)).await();
            holds.end("h" + i, endings.get(i)).await();
        }
        holds.insert(Samples.hold("waits", Samples.NOON)).await();
        Hold old = Samples.hold("old", Samples.NOON.minus(Duration.ofDays(31)));
        holds.insert(old).await();
        holds.end("old", new HoldState.Approved("Léa", end)).await();

        // When
        Map<String, Reviewed> reviewed = statistics.reviewed(Samples.NOON).await();

        // Then
        assertThat(reviewed).isEqualTo(Map.of("likely-misread", new Reviewed(2, 1, 1, 1)));
    }

    @Test
    void aRuleIsTooStrictWhenNearlyAllOfEnoughHoldsAreLetThrough() {
        assertThat(new Reviewed(19, 0, 0, 0).isTooStrict()).isFalse();
        assertThat(new Reviewed(15, 5, 0, 0).isTooStrict()).isTrue();
        assertThat(new Reviewed(19, 0, 1, 0).isTooStrict()).isTrue();
        assertThat(new Reviewed(19, 0, 1, 1).isTooStrict()).isFalse();
        assertThat(new Reviewed(18, 0, 2, 0).isTooStrict()).isFalse();
        assertThat(Reviewed.NONE.letThrough()).isZero();
    }

    private JournalEntry decision(Instant at, String source, Decision decision) {
        return new JournalEntry.Decided(
                at,
                "d" + ++decided,
                "x" + decided,
                source,
                Samples.ANSWER,
                0,
                decision,
                "open",
                decision.verdict().wire(),
                Duration.ofMillis(1));
    }
}
