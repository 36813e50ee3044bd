package dev.greenroom.policy;

import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A test that stands in a rule file: what is said, and what should become of it. A test of one line is a conversation
 * of one turn.
 *
 * @param name what it is called, or else its first text
 * @param at where it stands
 * @param policies names of those that it is for; empty: whichever is tested
 * @param given what stands around the conversation
 * @param turns at least one
 */
public record RuleTest(String name, Position at, List<String> policies, TestGiven given, List<Turn> turns) {
    public RuleTest {
        policies = List.copyOf(policies);
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("A test has at least one turn");
        }
    }

    /**
     * Something that is said.
     *
     * @param question the question that an answer is given to, where the turn itself says it; else the last one asked
     * @param before what was said just before, where the turn itself says it; else the answer so far
     * @param expect what should become of it; absent where it only leads to what follows
     */
    public record Turn(
            Direction direction,
            String text,
            @Nullable String question,
            @Nullable String before,
            @Nullable Expectation expect,
            Position at) {}

    /** What came of a turn: how it was decided, and what was otherwise than expected, in words. */
    public record Played(Turn turn, Trace trace, List<String> wrong) {
        public Played {
            wrong = List.copyOf(wrong);
        }

        public boolean passed() {
            return wrong.isEmpty();
        }
    }

    /** What came of a test, turn by turn. */
    public record Result(RuleTest test, List<Played> turns) {
        public Result {
            turns = List.copyOf(turns);
        }

        public boolean passed() {
            return turns.stream().allMatch(Played::passed);
        }
    }

    /** All tests of {@code files} (texts by path), in the order of the paths. Files that are not YAML have none. */
    public static List<RuleTest> in(Map<String, String> files) {
        List<RuleTest> tests = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (RuleFormat.TESTS.holds(path)) {
                file(path, text, RuleFormat.TESTS).ifPresent(file -> tests.addAll(TestReader.readAll(file)));
            } else if (RuleFormat.POLICIES.holds(path)) {
                file(path, text, RuleFormat.POLICIES)
                        .ifPresent(file -> tests.addAll(TestReader.readAll(
                                file, file.get(PolicyKeys.POLICY).stream().toList())));
            }
        });
        return tests;
    }

    private static Optional<Fields> file(String path, String text, RuleFormat format) {
        return new YamlFile(path, text, new Problems()).read(format.shape());
    }

    /** Whether it is to be run against the policy of this name. */
    public boolean isFor(String policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /** Plays the conversation to {@code policy}. What earlier turns led to counts for the author in the later ones. */
    public Result run(Policy policy) {
        List<Played> played = new ArrayList<>();
        String asked = null;
        String answered = "";
        Author.History history = given.author().history();
        for (Turn turn : turns) {
            boolean isQuestion = turn.direction() == Direction.QUESTION;
            Author author = isQuestion ? given.author().with(history) : null;
            String question = turn.question() != null ? turn.question() : asked;
            Utterance utterance = new Utterance(
                    turn.direction(),
                    turn.text(),
                    turn.before() != null ? turn.before() : isQuestion ? "" : answered,
                    isQuestion ? null : question,
                    given.language(),
                    given.around(policy.zone()).by(author),
                    given.persona());
            Trace trace = policy.explain(utterance);
            Expectation expect = turn.expect();
            played.add(new Played(turn, trace, expect == null ? List.of() : expect.wrong(trace.decision())));
            asked = isQuestion ? turn.text() : question;
            answered = isQuestion ? "" : (answered + " " + turn.text()).strip();
            history = isQuestion ? history.after(trace.decision().verdict()) : history;
        }
        return new Result(this, played);
    }
}
