package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the {@code tests} of a rule file. */
final class TestReader {
    private TestReader() {}

    /** The tests of a file under {@code tests/}. */
    static List<RuleTest> inTests(Fields file) {
        return readAll(file, file.all(TestKeys.FOR_POLICIES));
    }

    /** The tests of a policy, which are for that policy. */
    static List<RuleTest> inPolicy(Fields file) {
        return readAll(file, file.get(PolicyKeys.POLICY).stream().toList());
    }

    private static List<RuleTest> readAll(Fields file, List<String> policies) {
        List<RuleTest> tests = new ArrayList<>();
        for (Fields test : file.all(TestKeys.TESTS)) {
            read(test, policies).ifPresent(tests::add);
        }
        return tests;
    }

    private static Optional<RuleTest> read(Fields test, List<String> policies) {
        TestGiven given = test.get(TestKeys.GIVEN).map(TestReader::given).orElse(TestGiven.NOTHING);
        List<RuleTest.Turn> turns = test.has(TestKeys.CONVERSATION) ? conversation(test) : oneLine(test);
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        String name = test.get(TestKeys.NAME).orElse(turns.get(0).text());
        return Optional.of(new RuleTest(name, test.place().position(), policies, given, turns));
    }

    private static List<RuleTest.Turn> oneLine(Fields test) {
        if (!test.has(TestKeys.EXPECT)) {
            test.place()
                    .problem(
                            RuleProblem.NOTHING_EXPECTED,
                            "a test says what should happen, such as: expect: { verdict: block, rule: slur }");
        }
        return turn(test).stream().toList();
    }

    private static List<RuleTest.Turn> conversation(Fields test) {
        if (test.has(TestKeys.QUESTION) || test.has(TestKeys.ANSWER) || test.has(TestKeys.EXPECT)) {
            test.problem(
                    TestKeys.CONVERSATION,
                    RuleProblem.NOTHING_EXPECTED,
                    "a test has a 'conversation', or a text of its own; put 'question', 'answer' and 'expect' into the turns");
        }
        List<Fields> written = test.all(TestKeys.CONVERSATION);
        if (written.stream().noneMatch(turn -> turn.has(TestKeys.EXPECT))) {
            test.problem(
                    TestKeys.CONVERSATION,
                    RuleProblem.NOTHING_EXPECTED,
                    "no turn of this conversation says what should happen; write an 'expect'");
        }
        List<RuleTest.Turn> turns = new ArrayList<>();
        written.forEach(turn -> turn(turn).ifPresent(turns::add));
        return turns;
    }

    /** The shapes of a turn and of a test share these keys. */
    private static Optional<RuleTest.Turn> turn(Fields turn) {
        Optional<String> question = turn.get(TestKeys.QUESTION);
        Optional<String> answer = turn.get(TestKeys.ANSWER);
        return answer.or(() -> question)
                .map(text -> new RuleTest.Turn(
                        answer.isPresent() ? Direction.ANSWER : Direction.QUESTION,
                        text,
                        answer.isPresent() ? question.orElse(null) : null,
                        turn.get(TestKeys.BEFORE).orElse(null),
                        turn.get(TestKeys.EXPECT).map(TestReader::expectation).orElse(null),
                        turn.place().position()));
    }

    private static Expectation expectation(Fields expect) {
        Set<String> actions =
                expect.get(TestKeys.ACTIONS).<Set<String>>map(TreeSet::new).orElse(null);
        return new Expectation(
                expect.get(TestKeys.VERDICT)
                        .map(name -> Verdict.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                expect.get(TestKeys.RULE).orElse(null),
                expect.get(TestKeys.CONTEXT).orElse(null),
                expect.get(TestKeys.CATEGORY).orElse(null),
                expect.get(TestKeys.MASKED).orElse(null),
                actions,
                expect.get(TestKeys.EXPLANATION).orElse(null));
    }

    private static TestGiven given(Fields given) {
        return new TestGiven(
                given.get(TestKeys.PLATFORM).orElse(null),
                given.get(TestKeys.MODE).orElse(null),
                given.get(TestKeys.TIME)
                        .map(when -> when.on(given.value(TestKeys.DAY)))
                        .orElse(null),
                given.get(TestKeys.AUTHOR).map(TestReader::author).orElse(TestGiven.NOTHING.author()),
                CommonKeys.byName(given.all(TestKeys.FACTS)),
                new Language(given.value(TestKeys.LANGUAGE)));
    }

    private static Author author(Fields author) {
        return new Author(
                author.get(TestKeys.AUTHOR_NAME)
                        .orElse(TestGiven.NOTHING.author().name()),
                Set.copyOf(author.all(TestKeys.ROLE)),
                author.get(TestKeys.ACCOUNT_AGE).orElse(null),
                author.value(TestKeys.FIRST_MESSAGE),
                new Author.History(
                        author.value(TestKeys.MESSAGES), author.value(TestKeys.HELD), author.value(TestKeys.BLOCKED)));
    }
}
