package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.Words;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The times from which messages may be missing. One lasts at a time: what happens during it belongs to it. */
final class Gaps {
    private final Deque<Gap> gaps = new ArrayDeque<>();

    /** Something begins to be missing, unless it already is. */
    void open(Instant from, Words why) {
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
    void close(Instant until) {
        Gap last = gaps.peekLast();
        if (last != null && last.until() == null) {
            gaps.removeLast();
            gaps.addLast(new Gap(last.from(), until, last.why()));
        }
    }

    List<Gap> all() {
        return List.copyOf(gaps);
    }
}
