package dev.greenroom.policy;

import java.util.List;

/**
 * What was decided on a text, and why.
 *
 * @param outcome what becomes of the text
 * @param harm how harmful it is once context is taken into account, 0 to 1
 * @param exposure how likely an automatic moderator that ignores context is to flag it, 0 to 1
 * @param reasons why, the deciding rule first; empty only for an untroubled {@link Verdict#ALLOW}
 * @param actions what is asked to be done about the author, and by which rule; the strictest rule's first
 * @param policyRevision the policy that it rests on
 */
public record Decision(
        Outcome outcome,
        double harm,
        double exposure,
        List<Reason> reasons,
        List<Action.Asked> actions,
        String policyRevision) {
    public Decision {
        requireUnit("harm", harm);
        requireUnit("exposure", exposure);
        reasons = List.copyOf(reasons);
        actions = List.copyOf(actions);
        if (reasons.isEmpty() && outcome.verdict() != Verdict.ALLOW) {
            throw new IllegalArgumentException("A verdict of " + outcome.verdict() + " needs a reason");
        }
    }

    /** A decision that asks for no action. */
    public Decision(Outcome outcome, double harm, double exposure, List<Reason> reasons, String policyRevision) {
        this(outcome, harm, exposure, reasons, List.of(), policyRevision);
    }

    public Verdict verdict() {
        return outcome.verdict();
    }

    private static void requireUnit(String axis, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(axis + " lies between 0 and 1, got " + value);
        }
    }
}
