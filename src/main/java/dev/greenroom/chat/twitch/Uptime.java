package dev.greenroom.chat.twitch;

import dev.greenroom.chat.Gaps;
import dev.greenroom.chat.Words;
import java.time.Clock;

/** Whether one connection is up, and what was missed while it was not. Nothing is missed before it has been up once. Any thread. */
final class Uptime {
    private final Clock clock;
    private final Gaps gaps = new Gaps();
    private boolean wasUp;

    Uptime(Clock clock) {
        this.clock = clock;
    }

    /** From now on something may be missing; goes on if that was known. */
    synchronized void down(Words why) {
        if (wasUp) {
            gaps.open(clock.instant(), why);
        }
    }

    /** Everything arrives again. */
    synchronized void up() {
        wasUp = true;
        gaps.close(clock.instant());
    }

    /** Nobody listens any more, so nothing can be missed. */
    synchronized void unused() {
        if (wasUp) {
            up();
            wasUp = false;
        }
    }

    /** What may be missing. */
    Gaps gaps() {
        return gaps;
    }
}
