package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.chat.youtube.Quota.Purpose;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    private final HandClock clock = new HandClock();
    private final Kept kept = new Kept();

    @ParameterizedTest
    @CsvSource({
        // An ordinary day, in summer and in winter
        "2026-06-01T12:00:00Z, 2026-06-02T07:00:00Z",
        "2026-12-01T12:00:00Z, 2026-12-02T08:00:00Z",
        // A minute before and after midnight
        "2026-06-02T06:59:00Z, 2026-06-02T07:00:00Z",
        "2026-06-02T07:00:00Z, 2026-06-03T07:00:00Z",
        // The day of 23 hours, and the day of 25
        "2026-03-08T08:00:00Z, 2026-03-09T07:00:00Z",
        "2026-11-01T07:00:00Z, 2026-11-02T08:00:00Z",
    })
    void aDayEndsAtMidnightOfThePacific(Instant at, Instant end) {
        assertThat(QuotaRules.endOfDay(at)).isEqualTo(end);
    }

    @Test
    void everyCallCostsAndTheNextDayBeginsAnew() {
        // Given
        Quota quota = quota(100);

        // When
        quota.charge(Cost.STREAM, Purpose.READING);
        quota.charge(Cost.SEND, Purpose.ACTING);
        quota.charge(Cost.BAN, Purpose.ACTING);

        // Then
        assertThat(quota.used()).isEqualTo(75);
        clock.now = Instant.parse("2026-06-02T07:00:00Z");
        assertThat(quota.used()).isZero();
    }

    @Test
    void aCallThatCostsMoreThanIsLeftPausesUntilTheNextDayAndSomeSeconds() {
        // Given
        Quota quota = quota(60);
        quota.charge(Cost.BAN, Purpose.ACTING);

        // When
        boolean made = quota.charge(Cost.SEND, Purpose.ACTING);

        // Then
        assertThat(made).isFalse();
        assertThat(quota.isPaused()).isTrue();
        assertThat(quota.charge(Cost.LOOK, Purpose.READING)).isFalse();
        assertThat(quota.readingResumes()).isEqualTo("2026-06-02T07:00:07Z");
        clock.now = Instant.parse("2026-06-02T07:00:06Z");
        assertThat(quota.charge(Cost.LOOK, Purpose.READING)).isFalse();
        clock.now = Instant.parse("2026-06-02T07:00:07Z");
        assertThat(quota.charge(Cost.LOOK, Purpose.READING)).isTrue();
    }

    @Test
    void readingLeavesTheReserveAndActingUsesIt() {
        // Given
        QuotaRules rules = new QuotaRules(100, 40, QuotaRules.standard().costs(), Duration.ofSeconds(5));
        Quota quota = new Quota(rules, clock, kept, () -> 7_000);
        for (int i = 0; i < 12; i++) {
            assertThat(quota.charge(Cost.POLL, Purpose.READING)).isTrue();
        }

        // When, Then
        assertThat(quota.charge(Cost.LOOK, Purpose.READING)).isFalse();
        assertThat(quota.isReadingPaused()).isTrue();
        assertThat(quota.isPaused()).isFalse();
        assertThat(quota.readingResumes()).isEqualTo("2026-06-02T07:00:07Z");
        assertThat(quota.charge(Cost.DELETE, Purpose.ACTING)).isTrue();

        // And over a restart
        Quota after = new Quota(rules, clock, kept, () -> 7_000);
        after.load();
        assertThat(after.isReadingPaused()).isTrue();
        assertThat(after.charge(Cost.DELETE, Purpose.ACTING)).isTrue();
        assertThat(after.charge(Cost.DELETE, Purpose.ACTING)).isFalse();
        assertThat(after.isPaused()).isTrue();
    }

    @Test
    void whatYouTubeSaysGoesBeforeOurCount() {
        // Given
        Quota quota = quota(10_000);
        quota.charge(Cost.LOOK, Purpose.READING);

        // When
        quota.usedUp();

        // Then
        assertThat(quota.charge(Cost.LOOK, Purpose.READING)).isFalse();
        assertThat(quota.percentUsed()).isEqualTo(100);
    }

    @Test
    void aRestartForgetsNothing() {
        // Given
        Quota before = quota(10_000);
        before.charge(Cost.SEND, Purpose.ACTING);
        before.usedUp();

        // When
        Quota after = quota(10_000);
        after.load();

        // Then
        assertThat(after.isPaused()).isTrue();
        assertThat(after.used()).isEqualTo(10_000);
    }

    @Test
    void aRestartOnAnotherDayStartsAnew() {
        // Given
        quota(10_000).charge(Cost.SEND, Purpose.ACTING);
        clock.now = Instant.parse("2026-06-02T07:00:00Z");

        // When
        Quota after = quota(10_000);
        after.load();

        // Then
        assertThat(after.used()).isZero();
        assertThat(after.isPaused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"day\":7}", "{\"day\":\"yesterday\"}", "{\"day\":\"2026-06-01\",\"used\":\"much\"}"
            })
    void whatCannotBeReadCountsAsNothing(String garbage) {
        // Given
        kept.state = Optional.of(garbage);

        // When
        Quota quota = quota(10_000);

        // Then
        assertThat(quota.load().succeeded()).isTrue();
        assertThat(quota.charge(Cost.LOOK, Purpose.READING)).isTrue();
    }

    @Test
    void pollsAreAsFarApartAsTheQuotaAsks() {
        // Given: 10,000 units buy 1,500 polls without the reserve, which is one every 9.6 s for four hours
        QuotaRules rules = new QuotaRules(10_000, 2_500, QuotaRules.standard().costs(), Duration.ofSeconds(5));
        Quota quota = new Quota(rules, clock, kept, () -> 7_000);

        // Then
        assertThat(quota.pollPause(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(9_600));
        assertThat(quota.pollPause(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void pollsGetRarerAsTheQuotaRunsOut() {
        // Given
        Quota quota = quota(1_000_000);
        assertThat(quota.pollPause(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));

        // When
        for (int i = 0; i < 16_001; i++) {
            quota.charge(Cost.BAN, Purpose.ACTING);
        }

        // Then
        assertThat(quota.percentUsed()).isEqualTo(80);
        for (int i = 0; i < 200; i++) {
            quota.charge(Cost.BAN, Purpose.ACTING);
        }
        assertThat(quota.pollPause(Duration.ZERO)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aPollIsNeverFurtherAwayThanAMinuteForTheQuotasSake() {
        // Given
        Quota quota = quota(100);
        quota.charge(Cost.BAN, Purpose.ACTING);

        // Then
        assertThat(quota.pollPause(Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void rulesRefuseNonsense() {
        Map<Cost, Integer> free = new EnumMap<>(QuotaRules.standard().costs());
        free.put(Cost.LOOK, 0);
        assertThatThrownBy(() -> new QuotaRules(10_000, 0, free, Duration.ofSeconds(5)))
                .hasMessageContaining("every call costs at least 1");
        assertThatThrownBy(() -> new QuotaRules(0, 0, QuotaRules.standard().costs(), Duration.ofSeconds(5)))
                .hasMessageContaining("at least 1 unit");
        assertThatThrownBy(() -> new QuotaRules(100, 100, QuotaRules.standard().costs(), Duration.ofSeconds(5)))
                .hasMessageContaining("leaves something of the day for reading, got 100 of 100");
    }

    private Quota quota(int daily) {
        QuotaRules rules = new QuotaRules(daily, 0, QuotaRules.standard().costs(), Duration.ofSeconds(5));
        return new Quota(rules, clock, kept, () -> 7_000);
    }

    private static final class Kept implements QuotaStore {
        private Optional<String> state = Optional.empty();

        @Override
        public Future<Optional<String>> load() {
            return Future.succeededFuture(state);
        }

        @Override
        public Future<Void> save(String newer) {
            state = Optional.of(newer);
            return Future.succeededFuture();
        }
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-06-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
