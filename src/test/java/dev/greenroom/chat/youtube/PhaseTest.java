package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.chat.ChatSource.Status;
import dev.greenroom.chat.youtube.Phase.Signal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTest {
    private static final Set<String> TABLE = new TreeSet<>("""
            NEW START RESOLVING
            RESOLVING FOUND CONNECTING
            RESOLVING NOT_LIVE WAITING
            RESOLVING NO_SUCH_VIDEO NOT_FOUND
            RESOLVING BROADCAST_OVER OVER
            RESOLVING LOST UNREACHABLE
            UNREACHABLE DUE RESOLVING
            WAITING DUE RESOLVING
            WAITING SIGN_IN RESOLVING
            NOT_FOUND DUE RESOLVING
            NOT_FOUND SIGN_IN RESOLVING
            CHAT_DISABLED DUE RESOLVING
            QUOTA_PAUSED DUE RESOLVING
            SIGNED_OUT SIGN_IN RESOLVING
            NEEDS_PERMISSION SIGN_IN RESOLVING
            CONNECTING OPENED STREAMING
            CONNECTING LOST RECONNECTING
            CONNECTING UNSTREAMABLE POLLING
            STREAMING LOST RECONNECTING
            STREAMING UNSTREAMABLE POLLING
            RECONNECTING DUE CONNECTING
            POLLING STREAM_AGAIN CONNECTING
            """.lines().toList());

    static {
        for (String asking : new String[] {"RESOLVING", "CONNECTING", "STREAMING", "RECONNECTING", "POLLING"}) {
            TABLE.add(asking + " CHAT_OVER WAITING");
            TABLE.add(asking + " CHAT_DISABLED CHAT_DISABLED");
            TABLE.add(asking + " FORBIDDEN NEEDS_PERMISSION");
            TABLE.add(asking + " SIGNED_OUT SIGNED_OUT");
            TABLE.add(asking + " QUOTA_USED_UP QUOTA_PAUSED");
        }
        for (Phase phase : EnumSet.complementOf(EnumSet.of(Phase.STOPPED))) {
            TABLE.add(phase + " STOP STOPPED");
        }
    }

    @Test
    void theTableIsExactlyThis() {
        // When
        Set<String> moves = new TreeSet<>();
        for (Phase from : Phase.values()) {
            for (Signal signal : Signal.values()) {
                Phase to = from.on(signal);
                if (to != from) {
                    moves.add(from + " " + signal + " " + to);
                }
            }
        }

        // Then
        assertThat(moves).isEqualTo(TABLE);
    }

    @Test
    void everyPhaseCanBeReached() {
        // When
        Set<Phase> reached = EnumSet.of(Phase.NEW);
        int before = 0;
        while (reached.size() > before) {
            before = reached.size();
            for (Phase from : EnumSet.copyOf(reached)) {
                for (Signal signal : Signal.values()) {
                    reached.add(from.on(signal));
                }
            }
        }

        // Then
        assertThat(reached).containsExactlyInAnyOrder(Phase.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseIsToldInBothLanguages(Phase phase) {
        // When
        Status told = ConnectionWords.tell(
                new ConnectionWords.Standing(
                        phase,
                        "youtube/abcdefghij1",
                        "backendError",
                        Instant.parse("2026-06-01T20:00:00Z"),
                        Instant.parse("2026-06-02T07:00:00Z"),
                        12,
                        false,
                        false),
                ZoneOffset.ofHours(2));

        // Then
        assertThat(told.words().en()).isNotEqualTo(told.words().fr());
        if (phase == Phase.QUOTA_PAUSED) {
            assertThat(told.words().en()).isEqualTo("quota used up, resumes at 09:00");
            assertThat(told.words().fr()).isEqualTo("quota épuisé, reprise à 09:00");
        }
        assertThat(told.words().en().toLowerCase(Locale.ROOT)).doesNotContain("null");
    }
}
