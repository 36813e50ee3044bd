package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a decision came about, step by step: what the text looks like to the detectors, what they saw, and what each rule
 * made of it. For people who write rules; made only when asked for.
 *
 * @param utterance what was decided on
 * @param decision what came of it, the same that {@link Policy#decide} gives
 * @param views the text as the detectors read it, the plain one first
 * @param findings what they saw, the worst first
 * @param steps what rules were asked, in the order in which they were
 */
public record Trace(
        Utterance utterance, Decision decision, List<Look> views, List<Finding> findings, List<Step> steps) {

    /** Of {@link Step#finding}: the rule was asked of the text as a whole. */
    public static final int WHOLE_TEXT = -1;

    static final String OTHER_CATEGORY = "category.not";
    static final String ON_QUESTION = "on-question";
    static final String ON_ANSWER = "on-answer";
    private static final Set<String> ELSEWHERE = Set.of(OTHER_CATEGORY, ON_QUESTION, ON_ANSWER);

    /** One normal form of the text. */
    public record Look(Phrase name, String text) {}

    /**
     * One rule that was asked.
     *
     * @param finding place in {@link Trace#findings}, or {@link #WHOLE_TEXT}
     * @param rule its id
     * @param then the verdict that it gives where it matches
     * @param why which part of its condition did not hold ("harm 0.09 is not >= 0.6"); absent when the rule matched
     */
    public record Step(
            int finding,
            String rule,
            Verdict then,
            @Nullable Phrase why) {
        /** Whether it was not meant for this at all: for another category, or for the other direction. */
        public boolean isElsewhere() {
            return why != null && ELSEWHERE.contains(why.key());
        }

        public boolean matched() {
            return why == null;
        }
    }

    public Trace {
        views = List.copyOf(views);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
    }
}
