package dev.greenroom.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a list of rules shows it.
 *
 * @param on what it speaks of
 * @param cites the platform's clause, absent where it rests on none
 */
public record RuleSummary(
        String id,
        Set<Direction> on,
        Verdict verdict,
        @Nullable String cites) {
    public RuleSummary {
        on = Set.copyOf(on);
    }
}
