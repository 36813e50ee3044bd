package dev.greenroom.journal;

import dev.greenroom.journal.VerifyResult.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Collects problems: counts them all and keeps those of the lowest rows. */
final class Findings {
    private static final Comparator<Problem> BY_ROW =
            Comparator.comparingLong(Problem::seq).thenComparing(Problem::kind);

    private final PriorityQueue<Problem> kept = new PriorityQueue<>(BY_ROW.reversed());
    private long count;

    void add(long seq, Problem.What kind, String what) {
        count++;
        kept.add(new Problem(seq, kind, what));
        if (kept.size() > VerifyResult.MOST_PROBLEMS) {
            kept.remove();
        }
    }

    long count() {
        return count;
    }

    List<Problem> lowestFirst() {
        return kept.stream().sorted(BY_ROW).toList();
    }
}
