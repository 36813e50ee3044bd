package dev.greenroom.rulebook;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a candidate would have decided otherwise. In memory; it begins anew with each revision. Main context only. */
public final class ShadowTally {
    /** Of so many differences the texts are remembered. */
    public static final int LATEST = 50;

    private static final int MOST_CHANGES = 200;

    private final String revision;
    private final Instant since;
    private final Map<Change, Long> changes = new LinkedHashMap<>();
    private final Deque<Difference> latest = new ArrayDeque<>();
    private long compared;
    private long differed;
    private long otherRule;
    private long dropped;
    private long failed;

    /** One verdict by one rule; the rule is empty where none spoke. */
    public record Word(Verdict verdict, String rule) {
        public static Word of(Decision decision) {
            return new Word(
                    decision.verdict(),
                    decision.reasons().isEmpty()
                            ? ""
                            : decision.reasons().get(0).rule());
        }
    }

    /** From one verdict to another. */
    public record Change(Word live, Word candidate) {}

    /** A text on which both were asked. */
    public record Difference(Instant at, String exchange, Utterance utterance, Decision live, Decision candidate) {
        Change change() {
            return new Change(Word.of(live), Word.of(candidate));
        }
    }

    ShadowTally(String revision, Instant since) {
        this.revision = revision;
        this.since = since;
    }

    void compared(Difference pair) {
        compared++;
        Change change = pair.change();
        if (pair.live().verdict() == pair.candidate().verdict()) {
            otherRule += change.live().equals(change.candidate()) ? 0 : 1;
            return;
        }
        differed++;
        if (changes.containsKey(change) || changes.size() < MOST_CHANGES) {
            changes.merge(change, 1L, Long::sum);
        }
        latest.addFirst(pair);
        if (latest.size() > LATEST) {
            latest.removeLast();
        }
    }

    void drop() {
        dropped++;
    }

    void fail() {
        failed++;
    }

    /** The candidate's revision. */
    public String revision() {
        return revision;
    }

    public Instant since() {
        return since;
    }

    /** Texts on which both were asked. */
    public long compared() {
        return compared;
    }

    /** Texts with another verdict. */
    public long differed() {
        return differed;
    }

    /** Texts with the same verdict by another rule. */
    public long otherRule() {
        return otherRule;
    }

    /** Texts that were not compared because too many waited. */
    public long dropped() {
        return dropped;
    }

    /** Texts on which one of the two failed. */
    public long failed() {
        return failed;
    }

    /** How often one verdict became another, the most frequent first; at most 200 kinds are told apart. */
    public List<Map.Entry<Change, Long>> changes() {
        return changes.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted(Map.Entry.<Change, Long>comparingByValue().reversed())
                .toList();
    }

    /** The latest differences, newest first. */
    public List<Difference> latest() {
        return List.copyOf(latest);
    }
}
