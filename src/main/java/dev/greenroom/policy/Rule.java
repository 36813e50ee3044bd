package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One compiled rule. */
record Rule(
        String id,
        Set<Direction> on,
        Condition when,
        Then then,
        @Nullable String cites,
        Map<String, Template> explain) {

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
        return new Rule(id, on, when, then, clause, explain);
    }

    boolean speaksOf(Direction direction, Finding finding) {
        return on.contains(direction) && when.holds(finding);
    }
}
