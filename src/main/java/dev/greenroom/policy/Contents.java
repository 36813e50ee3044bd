package dev.greenroom.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is made of, for those who list it, count it, or ask what its tests have not touched.
 *
 * @param rules in the order in which they are asked
 * @param entries the terms and frames of the rule files, each by the name that a finding of it bears
 * @param contexts the ids of what can change a finding, such as {@code negated} or {@code place-name}
 * @param policies the names of all policies in the rule files, its own among them
 */
public record Contents(List<RuleLine> rules, Set<Entry> entries, Set<String> contexts, Set<String> policies) {
    public Contents {
        rules = List.copyOf(rules);
        entries = Set.copyOf(entries);
        contexts = Set.copyOf(contexts);
        policies = Set.copyOf(policies);
    }

    /**
     * One rule.
     *
     * @param policy the policy file that it stands in, such as {@code base}
     * @param wholeText whether it is asked once of the text rather than of each finding
     */
    public record RuleLine(
            String id,
            String policy,
            Set<Direction> on,
            Verdict verdict,
            boolean wholeText,
            List<Action> actions,
            @Nullable String cites) {
        public RuleLine {
            on = Set.copyOf(on);
            actions = List.copyOf(actions);
        }
    }

    /**
     * One entry that can become a finding: see {@link dev.greenroom.detect.Finding#id} and
     * {@link dev.greenroom.detect.Finding#entry}.
     *
     * @param list the term list, such as {@code en/slurs}, or the frame's id
     * @param text the entry's first text as it stands in the file; empty for a frame
     */
    public record Entry(String list, String text) {}
}
