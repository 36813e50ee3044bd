package dev.greenroom.rulebook;

import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a draft would do: whether its text passes, and whether its twins, which have the same words without what makes
 * them harmless, are judged as strictly as before.
 *
 * @param problems why the rule files with the draft make no policy
 * @param cases the text first; empty when there are problems
 */
public record DraftCheck(List<Problem> problems, List<Case> cases) {
    /** What a case is for. */
    public enum Kind {
        /** The held text, which should pass. */
        TEXT,
        /** Its words alone, which should be judged as before. */
        TWIN
    }

    /** One text, before and after. */
    public record Case(Kind kind, Utterance utterance, Verdict before, Verdict after) {
        public boolean isGood() {
            return kind == Kind.TEXT ? after == Verdict.ALLOW : after.compareTo(before) >= 0;
        }
    }

    public DraftCheck {
        problems = List.copyOf(problems);
        cases = List.copyOf(cases);
    }

    /** Whether the draft may be accepted. */
    public boolean isGood() {
        return problems.isEmpty() && cases.stream().allMatch(Case::isGood);
    }

    /** Compiles {@code files} with the draft and asks both policies. Takes seconds: for workers. */
    static DraftCheck of(AllowDraft draft, Map<String, String> files, RuleReader reader) {
        Compilation without = reader.compile(files);
        if (without instanceof Compilation.Rejected rejected) {
            return new DraftCheck(rejected.problems(), List.of());
        }
        if (draft.needsNear().isEmpty()) {
            return new DraftCheck(List.of(nothingNear(draft)), List.of());
        }
        Map<String, String> all = new TreeMap<>(files);
        all.put(draft.contextsPath(), draft.contextsFile());
        Compilation with = reader.compile(all);
        if (with instanceof Compilation.Rejected rejected) {
            return new DraftCheck(rejected.problems(), List.of());
        }
        List<Case> cases =
                cases(draft, ((Compilation.Compiled) without).policy(), ((Compilation.Compiled) with).policy());
        return new DraftCheck(List.of(), cases);
    }

    /** The same once more with the tests that would be written beside the entry. */
    DraftCheck withTests(AllowDraft draft, Map<String, String> files, RuleReader reader) {
        Map<String, String> all = new TreeMap<>(files);
        all.put(draft.contextsPath(), draft.contextsFile());
        all.put(draft.testsPath(), draft.testsFile(cases));
        return reader.compile(all) instanceof Compilation.Rejected rejected
                ? new DraftCheck(rejected.problems(), List.of())
                : this;
    }

    private static List<Case> cases(AllowDraft draft, Policy before, Policy after) {
        List<Case> cases = new ArrayList<>();
        cases.add(judged(Kind.TEXT, draft.utterance(), before, after));
        for (Utterance twin : twins(draft)) {
            cases.add(judged(Kind.TWIN, twin, before, after));
        }
        return cases;
    }

    private static Case judged(Kind kind, Utterance utterance, Policy before, Policy after) {
        return new Case(
                kind,
                utterance,
                before.decide(utterance).verdict(),
                after.decide(utterance).verdict());
    }

    /** The bare words, as an exclamation, by a viewer, aloud and again, and as an answer to the same question. */
    private static List<Utterance> twins(AllowDraft draft) {
        Utterance held = draft.utterance();
        String cry = draft.name() + " !";
        Utterance alone = new Utterance(Direction.ANSWER, cry, "", null, held.language(), held.around());
        List<Utterance> twins = new ArrayList<>();
        twins.add(alone);
        twins.add(new Utterance(Direction.QUESTION, cry, "", null, held.language(), held.around()));
        twins.add(alone.withText(draft.name().toUpperCase(Locale.ROOT) + " ! " + draft.name() + " !"));
        if (held.question() != null) {
            twins.add(new Utterance(Direction.ANSWER, cry, "", held.question(), held.language(), held.around()));
        }
        return twins;
    }

    private static Problem nothingNear(AllowDraft draft) {
        return new Problem(
                "nothing-near",
                new Position(draft.contextsPath(), 1, 1),
                "without a word that must stand near, '" + draft.name()
                        + "' would be allowed everywhere; write at least"
                        + " one word that makes it harmless, such as a village or a film",
                null);
    }
}
