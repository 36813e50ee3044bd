package dev.greenroom.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.limit.RateLimiter.Claim;
import dev.greenroom.limit.RateLimiter.Taken;
import dev.greenroom.limit.RepeatGuard.Sighting;
import dev.greenroom.policy.Limits.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {
    private static final Rate THREE_A_MINUTE = new Rate(3, Duration.ofMinutes(1));

    private long nanos;
    private final LocalRateLimiter limiter = new LocalRateLimiter(() -> nanos, 100);
    private final LocalRepeatGuard guard = new LocalRepeatGuard(() -> nanos, 2);

    @Test
    void aBucketEmptiesSaysWhenItHasAgainAndRefillsEvenly() {
        // Given
        Claim ann = new Claim("ann", THREE_A_MINUTE);
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.takeNow(List.of(ann))).isInstanceOf(Taken.Granted.class);
        }

        // When
        Taken refused = limiter.takeNow(List.of(ann));
        nanos += Duration.ofSeconds(20).toNanos();

        // Then
        assertThat(refused).isEqualTo(new Taken.Refused(ann, Duration.ofSeconds(20)));
        assertThat(limiter.takeNow(List.of(ann))).isInstanceOf(Taken.Granted.class);
        assertThat(limiter.takeNow(List.of(ann))).isInstanceOf(Taken.Refused.class);
    }

    @Test
    void whoIsRefusedByOneBucketKeepsWhatIsInTheOther() {
        // Given
        Claim viewer = new Claim("ann", new Rate(1, Duration.ofHours(1)));
        Claim channel = new Claim("channel", new Rate(1, Duration.ofMinutes(1)));
        limiter.takeNow(List.of(channel));

        // When
        Taken refused = limiter.takeNow(List.of(viewer, channel));
        nanos += Duration.ofMinutes(1).toNanos();

        // Then
        assertThat(refused).isInstanceOf(Taken.Refused.class);
        assertThat(limiter.takeNow(List.of(viewer, channel))).isInstanceOf(Taken.Granted.class);
    }

    @Test
    void aRepetitionIsForgottenAfterItsTimeAndBeyondItsWindow() {
        // When / Then
        assertThat(see("x", "hello there", 2)).isEqualTo(Sighting.NEW);
        assertThat(see("x", "Hello there!", 2)).isEqualTo(Sighting.REPEATED);
        assertThat(see("y", "hello there", 2)).isEqualTo(Sighting.NEW);
        nanos += Duration.ofMinutes(1).toNanos() + 1;
        assertThat(see("x", "hello there", 2)).isEqualTo(Sighting.NEW);
        assertThat(see("x", "one", 2)).isEqualTo(Sighting.NEW);
        assertThat(see("x", "two", 2)).isEqualTo(Sighting.NEW);
        assertThat(see("x", "hello there", 2)).isEqualTo(Sighting.NEW);
        assertThat(see("x", "hello there", 0)).isEqualTo(Sighting.NEW);
    }

    private Sighting see(String channel, String text, int window) {
        return guard.see(channel, text, window, Duration.ofMinutes(1)).result();
    }
}
