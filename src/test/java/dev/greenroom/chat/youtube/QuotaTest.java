package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        quota.charge(Cost.STREAM);
        quota.charge(Cost.SEND);
        quota.charge(Cost.BAN);

        // Then
        assertThat(quota.used()).isEqualTo(75);
        clock.now = Instant.parse("2026-06-02T07:00:00Z");
        assertThat(quota.used()).isZero();
    }

    @Test
    void aCallThatCostsMoreThanIsLeftPausesUntilTheNextDayAndSomeSeconds() {
        // Given
        Quota quota = quota(60);
        quota.charge(Cost.BAN);

        // When
        boolean made = quota.charge(Cost.SEND);

        // Then
        assertThat(made).isFalse();
        assertThat(quota.isPaused()).isTrue();
        assertThat(quota.charge(Cost.LOOK)).isFalse();
        assertThat(quota.pausedUntil()).isEqualTo("2026-06-02T07:00:07Z");
        clock.now = Instant.parse("2026-06-02T07:00:06Z");
        assertThat(quota.charge(Cost.LOOK)).isFalse();
        clock.now = Instant.parse("2026-06-02T07:00:07Z");
        assertThat(quota.charge(Cost.LOOK)).isTrue();
    }

    @Test
    void whatYouTubeSaysGoesBeforeOurCount() {
        // Given
        Quota quota = quota(10_000);
        quota.charge(Cost.LOOK);

        // When
        quota.usedUp();

        // Then
        assertThat(quota.charge(Cost.LOOK)).isFalse();
        assertThat(quota.percentUsed()).isEqualTo(100);
    }

    @Test
    void aRestartForgetsNothing() {
        // Given
        Quota before = quota(10_000);
        before.charge(Cost.SEND);
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
        quota(10_000).charge(Cost.SEND);
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
        assertThat(quota.charge(Cost.LOOK)).isTrue();
    }

    @Test
    void pollsAreAsFarApartAsTheQuotaAsks() {
        // Given: 10,000 units buy 1,500 polls with three quarters of them, which is one every 9.6 s for four hours
        Quota quota = quota(10_000);

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
            quota.charge(Cost.BAN);
        }

        // Then
        assertThat(quota.percentUsed()).isEqualTo(80);
        for (int i = 0; i < 200; i++) {
            quota.charge(Cost.BAN);
        }
        assertThat(quota.pollPause(Duration.ZERO)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aPollIsNeverFurtherAwayThanAMinuteForTheQuotasSake() {
        // Given
        Quota quota = quota(100);
        quota.charge(Cost.BAN);

        // Then
        assertThat(quota.pollPause(Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void rulesRefuseNonsense() {
        Map<Cost, Integer> free = new EnumMap<>(QuotaRules.standard().costs());
        free.put(Cost.LOOK, 0);
        assertThatThrownBy(() -> new QuotaRules(10_000, free, Duration.ofSeconds(5)))
                .hasMessageContaining("every call costs at least 1");
        assertThatThrownBy(() -> new QuotaRules(0, QuotaRules.standard().costs(), Duration.ofSeconds(5)))
                .hasMessageContaining("at least 1 unit");
    }

    private Quota quota(int daily) {
        QuotaRules rules = new QuotaRules(daily, QuotaRules.standard().costs(), Duration.ofSeconds(5));
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
