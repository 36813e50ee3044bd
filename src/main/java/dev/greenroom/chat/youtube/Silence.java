package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.Gaps;
import dev.greenroom.chat.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Since when nothing is heard, and what may have been missed meanwhile. */
final class Silence {
    /** A pause so long may have lost messages, even where YouTube still knows the position. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Clock clock;
    private final Gaps gaps = new Gaps();
    private @Nullable Instant since;

    Silence(Clock clock) {
        this.clock = clock;
    }

    /** Nothing is heard from now on, if it was until now. */
    void begin() {
        since = since();
    }

    /** What is said meanwhile may be missing for good. */
    void lost(Words why) {
        gaps.open(since(), why);
    }

    /** Messages come again. */
    void end() {
        Instant now = clock.instant();
        if (Duration.between(since(), now).compareTo(LONG) > 0) {
            gaps.open(since(), new Words("there was no connection for long", "connexion longtemps interrompue"));
        }
        gaps.close(now);
        since = null;
    }

    private Instant since() {
        Instant began = since;
        return began == null ? clock.instant() : began;
    }

    List<Gap> gaps() {
        return gaps.all();
    }
}
