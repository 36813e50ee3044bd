package dev.greenroom.backtest;

import dev.greenroom.backtest.Past.Said;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What would be carried out now.
 *
 * @param rule what would decide, empty when nothing speaks
 * @param reason the candidate's first reason, absent when it has none
 * @param failed whether the candidate failed, which blocks
 */
record Again(Verdict verdict, String rule, @Nullable Reason reason, boolean failed) {
    static final String FAILED = "policy-failed";

    /**
     * Asks the candidate. Where the gate itself had decided, it would do so again: its mode, guards and bounds are not
     * the policy's, and only ever make a decision stricter.
     */
    static Again of(Policy candidate, Said said) {
        Again own = decide(candidate, said);
        boolean gateWins = said.byGate() && said.verdict().compareTo(own.verdict()) >= 0;
        return gateWins ? new Again(said.verdict(), said.rule(), null, own.failed()) : own;
    }

    private static Again decide(Policy candidate, Said said) {
        try {
            Decision decision = candidate.decide(said.utterance());
            Reason first =
                    decision.reasons().isEmpty() ? null : decision.reasons().get(0);
            return new Again(decision.verdict(), first == null ? "" : first.rule(), first, false);
        } catch (RuntimeException | StackOverflowError e) {
            return new Again(Verdict.BLOCK, FAILED, null, true);
        }
    }

    String explanation(Language language) {
        return reason == null ? "" : reason.explanation(language);
    }
}
