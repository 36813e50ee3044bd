package dev.greenroom.gate;

import dev.greenroom.opinion.Heard;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What opinions make of a decision: stricter or the same, never milder. Each that was asked leaves a reason, also where
 * it changes nothing, so that the journal tells who was heard and who was not.
 */
final class Raising {
    private final Decision decided;
    private final Duration patience;
    private final List<Reason> before = new ArrayList<>();
    private final List<Reason> after = new ArrayList<>();
    private Outcome outcome;

    private Raising(Decision decided, Duration patience) {
        this.decided = decided;
        this.patience = patience;
        this.outcome = decided.outcome();
    }

    /** @param patience how long a hold waits that an opinion asks for */
    static Decision raise(Decision decided, List<Heard> opinions, Duration patience) {
        if (opinions.isEmpty()) {
            return decided;
        }
        Raising raising = new Raising(decided, patience);
        opinions.forEach(raising::take);
        return raising.result();
    }

    private void take(Heard heard) {
        if (heard instanceof Heard.Scored scored) {
            scored.ruling()
                    .ifPresentOrElse(
                            ruling -> note(
                                    scored.opinion(),
                                    Optional.of(ruling.verdict()),
                                    ruling.category(),
                                    OpinionWords.over(scored.opinion(), ruling)),
                            () -> note(scored.opinion(), Optional.empty(), "", OpinionWords.quiet(scored)));
        } else if (heard instanceof Heard.Absent absent) {
            Optional<Verdict> asks = absent.required() ? Optional.of(Verdict.HOLD) : Optional.empty();
            note(absent.opinion(), asks, "", OpinionWords.absent(absent));
        }
    }

    private void note(String opinion, Optional<Verdict> asks, String category, Map<String, String> words) {
        Reason reason = new Reason(Reason.OPINION + opinion, category, null, "", null, words, null);
        Verdict asked = asks.orElse(Verdict.ALLOW);
        if (asked.compareTo(outcome.verdict()) <= 0) {
            after.add(reason);
            return;
        }
        // The strictest opinion decides, so its reason stands first.
        before.add(0, reason);
        outcome = asked == Verdict.BLOCK ? new Outcome.Block() : new Outcome.Hold(patience);
    }

    private Decision result() {
        List<Reason> reasons = new ArrayList<>(before);
        reasons.addAll(decided.reasons());
        reasons.addAll(after);
        return new Decision(
                outcome, decided.harm(), decided.exposure(), reasons, decided.actions(), decided.policyRevision());
    }
}
