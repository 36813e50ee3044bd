package dev.greenroom.policy;

import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the {@code tests} of a rule file. */
final class TestReader {
    private TestReader() {}

    /** Reads the tests of a file under {@code tests/} and whom they are for, telling problems where they are. */
    static List<RuleTest> readAll(Fields file) {
        return readAll(file, file.all(TestKeys.POLICIES));
    }

    /** Reads the tests of a file, for these policies; none: for whichever is tested. */
    static List<RuleTest> readAll(Fields file, List<String> policies) {
        List<RuleTest> tests = new ArrayList<>();
        for (Fields test : file.all(TestKeys.TESTS)) {
            read(test, policies).ifPresent(tests::add);
        }
        return tests;
    }

    private static Optional<RuleTest> read(Fields test, List<String> policies) {
        TestGiven given = test.get(TestKeys.GIVEN).map(TestReader::given).orElse(TestGiven.NOTHING);
        List<RuleTest.Turn> turns = turns(test);
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleTest(
                        test.get(TestKeys.NAME).orElse(turns.get(0).text()),
                        test.place().position(),
                        policies,
                        given,
                        turns));
    }

    private static List<RuleTest.Turn> turns(Fields test) {
        List<RuleTest.Turn> turns = new ArrayList<>();
        if (!test.has(TestKeys.CONVERSATION)) {
            turn(test).ifPresent(turns::add);
            if (!test.has(TestKeys.EXPECT)) {
                nothingExpected(test, "a test says what should happen: write 'expect', such as { verdict: allow }");
            }
            return turns;
        }
        test.all(TestKeys.CONVERSATION).forEach(each -> turn(each).ifPresent(turns::add));
        if (turns.stream().allMatch(turn -> turn.expect() == null)) {
            nothingExpected(test, "no turn says what should happen; write an 'expect'");
        }
        if (test.has(TestKeys.QUESTION) || test.has(TestKeys.ANSWER) || test.has(TestKeys.EXPECT)) {
            test.problem(
                    TestKeys.CONVERSATION,
                    RuleProblem.TWO_TESTS_IN_ONE,
                    "a test is one text or a conversation; put what stands beside 'conversation' into it as a turn");
        }
        return turns;
    }

    private static void nothingExpected(Fields test, String message) {
        test.place().problem(RuleProblem.NOTHING_EXPECTED, message);
    }

    private static Optional<RuleTest.Turn> turn(Fields turn) {
        Optional<String> question = turn.get(TestKeys.QUESTION);
        Optional<String> answer = turn.get(TestKeys.ANSWER);
        Optional<Expectation> expect = turn.get(TestKeys.EXPECT).map(TestReader::expectation);
        return answer.or(() -> question)
                .map(text -> new RuleTest.Turn(
                        answer.isPresent() ? Direction.ANSWER : Direction.QUESTION,
                        text,
                        answer.isPresent() ? question.orElse(null) : null,
                        turn.get(TestKeys.BEFORE).orElse(null),
                        expect.orElse(null),
                        turn.place().position()));
    }

    private static Expectation expectation(Fields expect) {
        if (expect.isEmpty()) {
            nothingExpected(expect, "an 'expect' says something, such as { verdict: allow }");
        }
        Optional<Set<String>> actions = expect.get(TestKeys.ACTIONS).map(TreeSet::new);
        return new Expectation(
                expect.get(TestKeys.VERDICT)
                        .map(name -> Verdict.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                expect.get(TestKeys.RULE).orElse(null),
                expect.get(TestKeys.CONTEXT).orElse(null),
                expect.get(TestKeys.CATEGORY).orElse(null),
                expect.get(TestKeys.MASKED).orElse(null),
                actions.orElse(null),
                expect.get(TestKeys.EXPLANATION).orElse(null));
    }

    private static TestGiven given(Fields given) {
        return new TestGiven(
                given.get(TestKeys.PLATFORM).orElse(null),
                given.get(TestKeys.MODE).orElse(null),
                given.get(TestKeys.TIME)
                        .flatMap(time -> clock(time, given.value(TestKeys.DAY)))
                        .orElse(null),
                given.get(TestKeys.AUTHOR).map(TestReader::author).orElse(TestGiven.NOTHING.author()),
                facts(given),
                given.value(TestKeys.LANGUAGE),
                Persona.of(given.get(TestKeys.PERSONA).orElse("")));
    }

    private static Map<String, String> facts(Fields given) {
        Map<String, String> facts = CommonKeys.byName(given.all(TestKeys.FACTS));
        try {
            return new Circumstances(Circumstances.DEFAULT_CHANNEL, null, null, null, facts).facts();
        } catch (IllegalArgumentException e) {
            given.problem(TestKeys.FACTS, RuleProblem.BAD_FACTS, String.valueOf(e.getMessage()));
            return Map.of();
        }
    }

    private static Optional<TestGiven.When> clock(Placed<String> time, DayOfWeek day) {
        Optional<TestGiven.When> when = moment(time.value(), day);
        if (when.isEmpty()) {
            time.problem(
                    RuleProblem.BAD_TIME,
                    "a time is written as \"23:30\", in the policy's time zone, or as \"2026-03-29T01:30:00Z\"; found '"
                            + time.value() + "'");
        }
        return when;
    }

    private static Optional<TestGiven.When> moment(String text, DayOfWeek day) {
        Optional<LocalTime> clock = Hours.clock(text);
        if (clock.isPresent()) {
            return Optional.of(new TestGiven.When.OnTheWall(day, clock.get()));
        }
        try {
            return Optional.of(new TestGiven.When.Exact(Instant.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Author author(Fields asker) {
        return new Author(
                asker.value(TestKeys.AUTHOR_NAME),
                Set.copyOf(asker.all(TestKeys.ROLE)),
                asker.get(TestKeys.ACCOUNT_AGE).orElse(null),
                asker.value(TestKeys.FIRST_MESSAGE),
                new Author.History(
                        asker.value(TestKeys.MESSAGES), asker.value(TestKeys.HELD), asker.value(TestKeys.BLOCKED)));
    }
}
