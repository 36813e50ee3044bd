package dev.greenroom.rulebook;

import dev.greenroom.yaml.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the policy stands.
 *
 * @param warnings of the files that it was compiled from
 * @param rejection of the files as they are now, absent when they can be used
 * @param filesDiffer whether the files would give another policy than the one in force, as after a roll-back
 */
public record PolicyStatus(
        InForce inForce, List<Problem> warnings, @Nullable Rejection rejection, boolean filesDiffer) {
    public PolicyStatus {
        warnings = List.copyOf(warnings);
    }

    /**
     * Changed files that make no policy.
     *
     * @param at when they were read
     * @param problems at least one
     */
    public record Rejection(Instant at, List<Problem> problems) {
        public Rejection {
            problems = List.copyOf(problems);
        }
    }
}
