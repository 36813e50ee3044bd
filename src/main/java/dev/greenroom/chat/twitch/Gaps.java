package dev.greenroom.chat.twitch;

import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.Words;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The times from which one connection may have missed something. Nothing is missed before it has been up once. Any thread. */
final class Gaps {
    private final Clock clock;
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private boolean wasUp;

    Gaps(Clock clock) {
        this.clock = clock;
    }

    /** From now on something may be missing; goes on if that was known. */
    synchronized void begin(Words why) {
        Gap last = gaps.peekLast();
        if (!wasUp || last != null && last.until() == null) {
            return;
        }
        gaps.addLast(new Gap(clock.instant(), null, why));
        if (gaps.size() > ChatConnector.MOST_GAPS) {
            gaps.removeFirst();
        }
    }

    /** Everything arrives again. */
    synchronized void end() {
        wasUp = true;
        Gap last = gaps.peekLast();
        if (last != null && last.until() == null) {
            gaps.removeLast();
            gaps.addLast(new Gap(last.from(), clock.instant(), last.why()));
        }
    }

    /** Nobody listens any more, so nothing can be missed. */
    synchronized void unused() {
        if (wasUp) {
            end();
            wasUp = false;
        }
    }

    private synchronized List<Gap> all() {
        return List.copyOf(gaps);
    }

    /** Those of two connections in the order of time, the newest last. */
    static List<Gap> of(Gaps one, Gaps other) {
        List<Gap> all = Stream.concat(one.all().stream(), other.all().stream())
                .sorted(Comparator.comparing(Gap::from))
                .toList();
        return all.subList(Math.max(0, all.size() - ChatConnector.MOST_GAPS), all.size());
    }
}
