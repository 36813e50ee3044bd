package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.journal.JournalEntry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModeSwitchTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final SlowSettings settings = new SlowSettings();
    private final JournalDouble journal = new JournalDouble();
    private final List<Mode> heard = new ArrayList<>();
    private final ModeSwitch modes = new ModeSwitch(settings, journal, NOON);

    ModeSwitchTest() {
        modes.onChange(heard::add);
    }

    @Test
    void everythingIsReviewedUntilTheKeptModeIsKnown() {
        // When it has not been loaded
        // Then
        assertThat(modes.current()).isEqualTo(Mode.REVIEW);
    }

    @Test
    void aFreshInstallationIsOpen() {
        // When
        modes.load();

        // Then
        assertThat(modes.current()).isEqualTo(Mode.OPEN);
    }

    @Test
    void aModeOutlivesTheProcess() {
        // Given
        modes.load();
        modes.set(Mode.CLOSED, "Léa");
        settings.finish();

        // When
        ModeSwitch next = new ModeSwitch(settings, journal, NOON);
        next.load();

        // Then
        assertThat(next.current()).isEqualTo(Mode.CLOSED);
        assertThat(journal.entries)
                .containsExactly(new JournalEntry.Changed(NOON.instant(), "mode", "open", "closed", "Léa"));
    }

    @Test
    void whatCannotBeReadOrUnderstoodIsReview() {
        // Given
        settings.kept.put("mode", "wide-open");

        // When
        modes.load();

        // Then
        assertThat(modes.current()).isEqualTo(Mode.REVIEW);
        settings.broken = true;
        modes.load();
        assertThat(modes.current()).isEqualTo(Mode.REVIEW);
    }

    @Test
    void aStricterModeIsInForceBeforeItIsOnDisk() {
        // Given
        modes.load();

        // When
        Future<Mode> set = modes.set(Mode.CLOSED, "Léa");

        // Then
        assertThat(set.isComplete()).isFalse();
        assertThat(modes.current()).isEqualTo(Mode.CLOSED);
        assertThat(heard).containsExactly(Mode.OPEN, Mode.CLOSED);
    }

    @Test
    void aStricterModeStaysInForceWhenTheDiskFails() {
        // Given
        modes.load();

        // When
        Future<Mode> set = modes.set(Mode.CLOSED, "Léa");
        settings.fail();

        // Then
        assertThat(set.failed()).isTrue();
        assertThat(modes.current()).isEqualTo(Mode.CLOSED);
    }

    @Test
    void aMilderModeWaitsForTheDisk() {
        // Given
        settings.kept.put("mode", "closed");
        modes.load();

        // When
        Future<Mode> failing = modes.set(Mode.OPEN, "Léa");
        assertThat(modes.current()).isEqualTo(Mode.CLOSED);
        settings.fail();

        // Then
        assertThatThrownBy(failing::await).hasMessageContaining("disk full");
        assertThat(modes.current()).isEqualTo(Mode.CLOSED);
        modes.set(Mode.OPEN, "Léa");
        settings.finish();
        assertThat(modes.current()).isEqualTo(Mode.OPEN);
    }

    @Test
    void aMilderModeThatCannotBeProvedIsTakenBack() {
        // Given
        settings.kept.put("mode", "closed");
        modes.load();
        journal.full = true;

        // When
        Future<Mode> set = modes.set(Mode.OPEN, "Léa");
        settings.finish();
        settings.finish();

        // Then
        assertThat(set.failed()).isTrue();
        assertThat(modes.current()).isEqualTo(Mode.CLOSED);
        assertThat(settings.kept).containsEntry("mode", "closed");
    }

    @Test
    void whatIsAskedForLastWins() {
        // Given
        settings.kept.put("mode", "review");
        modes.load();

        // When: open is still being written down while somebody closes
        modes.set(Mode.OPEN, "Max");
        modes.set(Mode.CLOSED, "Léa");
        settings.finish();
        settings.finish();

        // Then
        assertThat(modes.current()).isEqualTo(Mode.CLOSED);
        assertThat(settings.kept).containsEntry("mode", "closed");
        assertThat(heard).doesNotContain(Mode.OPEN);
    }

    /** Settings whose disk answers when the test says so. */
    private static final class SlowSettings implements Settings {
        final Map<String, String> kept = new HashMap<>();
        private final Deque<Runnable> writes = new ArrayDeque<>();
        private final Deque<Promise<Void>> promises = new ArrayDeque<>();
        boolean broken;

        @Override
        public Future<Optional<String>> get(String name) {
            return broken
                    ? Future.failedFuture("unreadable")
                    : Future.succeededFuture(Optional.ofNullable(kept.get(name)));
        }

        @Override
        public Future<Void> put(String name, String value) {
            Promise<Void> promise = Promise.promise();
            writes.add(() -> kept.put(name, value));
            promises.add(promise);
            return promise.future();
        }

        void finish() {
            writes.remove().run();
            promises.remove().complete();
        }

        void fail() {
            writes.remove();
            promises.remove().fail("disk full");
        }
    }
}
