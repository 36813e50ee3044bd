package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One compiled rule.
 *
 * @param policy the policy file that it stands in
 * @param actions what it asks to be done about the author when it speaks
 */
record Rule(
        String id,
        String policy,
        Set<Direction> on,
        Condition when,
        Then then,
        List<Action> actions,
        @Nullable String cites,
        Map<String, Template> explain) {

    Rule {
        on = Set.copyOf(on);
        actions = List.copyOf(actions);
    }

    /** What a rule does with what it matches. */
    sealed interface Then {
        Verdict verdict();

        record Allow() implements Then {
            @Override
            public Verdict verdict() {
                return Verdict.ALLOW;
            }
        }

        record Mask(String replacement) implements Then {
            @Override
            public Verdict verdict() {
                return Verdict.MASK;
            }
        }

        record Hold(Duration patience) implements Then {
            @Override
            public Verdict verdict() {
                return Verdict.HOLD;
            }
        }

        record Block() implements Then {
            @Override
            public Verdict verdict() {
                return Verdict.BLOCK;
            }
        }
    }

    /** The same rule, resting on another clause. */
    Rule citing(String clause) {
        return new Rule(id, policy, on, when, then, actions, clause, explain);
    }

    Contents.RuleLine line() {
        return new Contents.RuleLine(id, policy, on, then.verdict(), ofWholeText(), actions, cites);
    }

    /** Whether it is asked of the text as a whole, because it asks nothing of a finding. */
    boolean ofWholeText() {
        return !when.asksOfFinding();
    }

    /** Why it does not speak; absent when it does. */
    @Nullable
    Phrase whyNot(Scene scene, @Nullable Finding finding) {
        return on.contains(scene.direction())
                ? when.whyNot(scene, finding)
                : Phrase.of(scene.direction() == Direction.ANSWER ? Trace.ON_QUESTION : Trace.ON_ANSWER);
    }
}
