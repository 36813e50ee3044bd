package dev.greenroom.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a test expects of a decision; what is absent is not looked at.
 *
 * @param rule the rule that decides
 * @param context the context that it sees
 * @param category of what it spoke of
 * @param masked the text that passes in the place of the one that was said
 * @param actions what is asked to be done about the author, by their names in rule files
 * @param explanation a part of what is explained, in any of its languages
 */
public record Expectation(
        @Nullable Verdict verdict,
        @Nullable String rule,
        @Nullable String context,
        @Nullable String category,
        @Nullable String masked,
        @Nullable Set<String> actions,
        @Nullable String explanation) {

    /** What is otherwise, each in words. */
    List<String> wrong(Decision decision) {
        Reason first = decision.reasons().isEmpty() ? null : decision.reasons().get(0);
        List<String> wrong = new ArrayList<>();
        compare(
                "verdict",
                verdict == null ? null : verdict.wire(),
                decision.verdict().wire(),
                wrong);
        compare("rule", rule, first == null ? null : first.rule(), wrong);
        compare("context", context, first == null ? null : first.context(), wrong);
        compare("category", category, first == null ? null : first.category(), wrong);
        compare("masked", masked, decision.outcome() instanceof Outcome.Mask mask ? mask.text() : null, wrong);
        if (actions != null) {
            Set<String> asked = new TreeSet<>();
            decision.actions().forEach(each -> asked.add(each.action().wire()));
            compare("actions", shown(actions), shown(asked), wrong);
        }
        if (explanation != null && !explained(first, explanation)) {
            wrong.add("explanation: expected one with “" + explanation + "”, was "
                    + (first == null
                            ? "none"
                            : "“" + String.join("”, “", first.explanations().values()) + "”"));
        }
        return wrong;
    }

    private static boolean explained(@Nullable Reason reason, String part) {
        return reason != null && reason.explanations().values().stream().anyMatch(text -> text.contains(part));
    }

    private static String shown(Set<String> actions) {
        return actions.isEmpty() ? "none" : String.join(", ", new TreeSet<>(actions));
    }

    private static void compare(String what, @Nullable String expected, @Nullable String was, List<String> wrong) {
        if (expected != null && !Objects.equals(expected, was)) {
            wrong.add(what + ": expected " + expected + ", was " + (was == null ? "none" : was));
        }
    }
}
