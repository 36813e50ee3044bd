package dev.greenroom.chat;

import dev.greenroom.chat.ChatConnector.Gap;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The times from which one connection may have missed messages, at most {@value ChatConnector#MOST_GAPS}. One lasts at a
 * time: what happens during it belongs to it. Any thread.
 */
public final class Gaps {
    private final Deque<Gap> gaps = new ArrayDeque<>();

    /** Something begins to be missing, unless it already is. */
    public synchronized void open(Instant from, Words why) {
        Gap last = gaps.peekLast();
        if (last != null && last.until() == null) {
            return;
        }
        gaps.addLast(new Gap(from, null, why));
        if (gaps.size() > ChatConnector.MOST_GAPS) {
            gaps.removeFirst();
        }
    }

    /** Messages arrive again. */
    public synchronized void close(Instant until) {
        Gap last = gaps.peekLast();
        if (last != null && last.until() == null) {
            gaps.removeLast();
            gaps.addLast(new Gap(last.from(), until, last.why()));
        }
    }

    /** In the order of time, the newest last. */
    public synchronized List<Gap> all() {
        return List.copyOf(gaps);
    }

    /** Those of two connections in the order of time, the newest last, and no more than of one. */
    public static List<Gap> of(Gaps one, Gaps other) {
        List<Gap> all = Stream.concat(one.all().stream(), other.all().stream())
                .sorted(Comparator.comparing(Gap::from))
                .toList();
        return all.subList(Math.max(0, all.size() - ChatConnector.MOST_GAPS), all.size());
    }
}
