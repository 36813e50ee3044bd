package dev.greenroom.detect;

import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Hits.Hit;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers that say nothing but yes or no. Who says yes says what the question says of somebody; who says no says the
 * contrary, which harms where the question asked for something good: "Are they human?"
 */
final class Replies {
    /** A sentence with more words says something of its own. */
    private static final int MOST_WORDS = 10;

    /** An automatic moderator sees the answer only, and there is little to be seen in it. */
    private static final double EXPOSURE = 0.2;

    private Replies() {}

    /** The words that are the reply, and whether they say yes. */
    record Reply(int last, boolean yes) {}

    /** The reply with which an answer begins; nothing when its first sentence says anything else. */
    static @Nullable Reply in(Hits hits) {
        List<Hit<Link>> links = hits.of(Link.class);
        if (links.isEmpty()) {
            return null;
        }
        Shape shape = new Shape(hits.view());
        int words = hits.view().words();
        int end = 0;
        while (end < words && shape.sentence(end) == shape.sentence(0)) {
            end++;
        }
        if (end == 0 || end > MOST_WORDS) {
            return null;
        }
        boolean no = consistsOf(links, end, Link.NO);
        return no || consistsOf(links, end, Link.YES) ? new Reply(end - 1, !no) : null;
    }

    private static boolean consistsOf(List<Hit<Link>> links, int end, String link) {
        BitSet covered = new BitSet(end);
        boolean said = false;
        for (Hit<Link> hit : links) {
            boolean echo = hit.element().name().equals(Link.ECHO);
            if (hit.last() < end && (echo || hit.element().name().equals(link))) {
                covered.set(hit.first(), hit.last() + 1);
                said |= !echo;
            }
        }
        return said && covered.cardinality() == end;
    }

    /**
     * What the reply says of somebody: what the question says, or its contrary. Bare words are not said again: "Is that a
     * slur?" What is done by asking is: who says yes to a plea for advice has given it. Rules tell the direction, so that
     * a yes to an order is no order.
     *
     * @param asked what was found in the question, or in its contrary
     */
    static List<Draft> say(Reply reply, List<Draft> asked) {
        return asked.stream()
                .filter(draft -> draft.relation)
                .map(draft -> Draft.ofReply(draft, reply.last(), Math.min(draft.exposure, EXPOSURE)))
                .toList();
    }
}
