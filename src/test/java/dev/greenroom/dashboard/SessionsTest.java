package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.dashboard.Sessions.Redeemed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final MutableClock clock = new MutableClock();
    private final Sessions sessions = new Sessions(clock, "owner-secret");

    @Test
    void aCodeSignsInOnce() {
        // Given
        String code = sessions.newCode(Duration.ofMinutes(10));

        // When
        Redeemed first = sessions.redeem(code, "");
        Redeemed second = sessions.redeem(code, "");

        // Then
        assertThat(first).isInstanceOf(Redeemed.SignedIn.class);
        assertThat(second).isInstanceOf(Redeemed.Used.class);
    }

    @Test
    void aCodeExpires() {
        // Given
        String code = sessions.newCode(Duration.ofMinutes(10));

        // When
        clock.pass(Duration.ofMinutes(10));

        // Then
        assertThat(sessions.redeem(code, "")).isInstanceOf(Redeemed.Expired.class);
    }

    @Test
    void whoGivesNoNameIsTheOwnerOrANumberedModerator() {
        // When
        Redeemed first = sessions.redeem(sessions.newCode(Duration.ofMinutes(10)), "");
        Redeemed second = sessions.redeem(sessions.newCode(Duration.ofMinutes(10)), "");
        Redeemed third = sessions.redeem(sessions.newCode(Duration.ofMinutes(10)), "Léa");

        // Then
        assertThat(List.of(first, second, third))
                .extracting(each -> ((Redeemed.SignedIn) each).name())
                .containsExactly("owner", "moderator 2", "Léa");
    }

    @Test
    void anUnusedSessionEndsAndAUsedOneGoesOn() {
        // Given
        String idle = signIn();
        String used = signIn();

        // When
        clock.pass(Duration.ofHours(11));
        assertThat(sessions.nameOf(used)).isPresent();
        clock.pass(Duration.ofHours(2));

        // Then
        assertThat(sessions.nameOf(idle)).isEmpty();
        assertThat(sessions.nameOf(used)).isPresent();
    }

    @Test
    void thereAreNeverMoreThanFiftySessionsAndTheLeastRecentlyUsedGoes() {
        // Given
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < Sessions.MOST_SESSIONS; i++) {
            tokens.add(signIn());
        }
        assertThat(sessions.nameOf(tokens.get(0))).isPresent();

        // When
        signIn();

        // Then
        assertThat(sessions.nameOf(tokens.get(0))).isPresent();
        assertThat(sessions.nameOf(tokens.get(1))).isEmpty();
    }

    @Test
    void theOwnersTokenSignsInAgainAndAgainAndNothingElseDoes() {
        // When, Then
        assertThat(sessions.redeem("owner-secret", "")).isInstanceOf(Redeemed.SignedIn.class);
        assertThat(sessions.redeem("owner-secret", "")).isInstanceOf(Redeemed.SignedIn.class);
        assertThat(sessions.redeem("owner-secre", "")).isInstanceOf(Redeemed.Unknown.class);
        assertThat(sessions.redeem("", "")).isInstanceOf(Redeemed.Unknown.class);
        assertThat(new Sessions(clock, "").redeem("", "")).isInstanceOf(Redeemed.Unknown.class);
        assertThat(new Sessions(clock, null).isOwner("")).isFalse();
    }

    private String signIn() {
        return ((Redeemed.SignedIn) sessions.redeem(sessions.newCode(Duration.ofMinutes(1)), "")).token();
    }
}
