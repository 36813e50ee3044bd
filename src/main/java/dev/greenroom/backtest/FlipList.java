package dev.greenroom.backtest;

import dev.greenroom.backtest.BacktestReport.Flip;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts whose verdict changes, the same text once with how often it was said. Memory is bounded: when there are too
 * many different ones, the half that is least bad is forgotten.
 */
final class FlipList {
    static final int LONGEST_TEXT = 300;

    private final int most;
    private final Map<Key, Flip> flips = new HashMap<>();
    private long forgotten;

    /** Texts are told apart by their beginning, length and hash. */
    private record Key(Direction direction, Verdict before, Verdict after, String text, int length, int hash) {}

    /** @param most so many different texts are kept */
    FlipList(int most) {
        this.most = most;
    }

    /** @param whole the text with nothing left out */
    void add(Flip flip, String whole) {
        Key key = new Key(flip.direction(), flip.before(), flip.after(), flip.text(), whole.length(), whole.hashCode());
        flips.merge(key, flip, FlipList::together);
        if (flips.size() > most) {
            forgetHalf();
        }
    }

    /** The worst ones. */
    List<Flip> worst(int count) {
        return flips.values().stream().sorted(Flip.WORST_FIRST).limit(count).toList();
    }

    /** How many different texts there were, those forgotten included. */
    long size() {
        return flips.size() + forgotten;
    }

    private void forgetHalf() {
        List<Map.Entry<Key, Flip>> sorted = flips.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Flip.WORST_FIRST))
                .toList();
        List<Map.Entry<Key, Flip>> gone = sorted.subList(most / 2, sorted.size());
        forgotten += gone.size();
        gone.forEach(entry -> flips.remove(entry.getKey()));
    }

    /** What is known of a text, with what is known of its latest time. */
    private static Flip together(Flip known, Flip later) {
        return new Flip(
                later.direction(),
                later.text(),
                later.question(),
                later.before(),
                later.after(),
                later.ruleBefore(),
                later.ruleAfter(),
                later.explanation(),
                known.seen() + later.seen(),
                later.last(),
                later.exchange(),
                later.revision());
    }
}
