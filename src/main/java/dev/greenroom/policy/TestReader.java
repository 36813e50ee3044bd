package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.YamlMap;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the {@code tests} of a rule file. */
final class TestReader {
    private static final List<String> VERDICTS = List.of("allow", "mask", "hold", "block");
    private static final List<String> MODES = List.of("open", "review", "closed");
    private static final List<String> ACTIONS = List.of("cool_down", "timeout", "warn");
    private static final List<String> DAYS =
            List.of(DayOfWeek.values()).stream().map(Hours::name).toList();
    private static final int MOST_COUNT = 1_000_000;

    private TestReader() {}

    /** Reads the tests and whom they are for, telling problems where they are. */
    static List<RuleTest> readAll(YamlMap file) {
        List<String> policies = file.strings("policy");
        List<RuleTest> tests = new ArrayList<>();
        for (YamlMap map : file.maps("tests")) {
            read(map, policies).ifPresent(tests::add);
        }
        return tests;
    }

    private static Optional<RuleTest> read(YamlMap map, List<String> policies) {
        Optional<String> name = map.string("name");
        TestGiven given = map.map("given").map(TestReader::given).orElse(TestGiven.NOTHING);
        List<RuleTest.Turn> turns = new ArrayList<>();
        if (map.node("conversation").isPresent()) {
            map.maps("conversation").forEach(turn -> turn(turn).ifPresent(turns::add));
            if (turns.stream().allMatch(turn -> turn.expect() == null)) {
                map.problem("conversation", "nothing-expected", "no turn says what should happen; write an 'expect'");
            }
            map.finish();
        } else {
            turn(map).ifPresent(turns::add);
            if (map.node("expect").isEmpty()) {
                map.missing("expect", "what should happen, such as { verdict: block, rule: slur }");
            }
        }
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleTest(name.orElse(turns.get(0).text()), map.at(), policies, given, turns));
    }

    private static Optional<RuleTest.Turn> turn(YamlMap map) {
        Optional<String> question = map.string("question");
        Optional<String> answer = map.string("answer");
        Optional<String> before = map.string("before");
        Optional<Expectation> expect = map.map("expect").map(TestReader::expectation);
        if (question.isEmpty() && answer.isEmpty()) {
            map.missing("answer", "what is said, as 'question' or 'answer'");
        }
        map.finish();
        return answer.or(() -> question)
                .map(text -> new RuleTest.Turn(
                        answer.isPresent() ? Direction.ANSWER : Direction.QUESTION,
                        text,
                        answer.isPresent() ? question.orElse(null) : null,
                        before.orElse(null),
                        expect.orElse(null),
                        map.at()));
    }

    private static Expectation expectation(YamlMap map) {
        Set<String> actions = null;
        if (map.node("actions").isPresent()) {
            actions = new TreeSet<>(map.strings("actions"));
            for (String action : actions) {
                if (!ACTIONS.contains(action)) {
                    map.problem("actions", "bad-action", Read.unknown("action", action, ACTIONS));
                }
            }
        }
        Expectation expectation = new Expectation(
                map.oneOf("verdict", VERDICTS)
                        .map(name -> Verdict.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                map.string("rule").orElse(null),
                map.string("context").orElse(null),
                map.string("category").orElse(null),
                map.string("masked").orElse(null),
                actions,
                map.string("explanation").orElse(null));
        map.finish();
        if (map.keys().isEmpty()) {
            map.problem("verdict", "nothing-expected", "an 'expect' says something, such as { verdict: allow }");
        }
        return expectation;
    }

    private static TestGiven given(YamlMap map) {
        TestGiven given = new TestGiven(
                map.string("platform").orElse(null),
                map.oneOf("mode", MODES).orElse(null),
                clock(map).orElse(null),
                map.map("author").map(TestReader::author).orElse(TestGiven.NOTHING.author()),
                facts(map),
                map.string("language")
                        .filter(tag -> tag.matches("[a-z]{2,3}"))
                        .map(Language::new)
                        .orElse(Language.ENGLISH));
        map.finish();
        return given;
    }

    private static Map<String, String> facts(YamlMap map) {
        Map<String, String> facts = map.texts("facts");
        try {
            return new Circumstances(Circumstances.DEFAULT_CHANNEL, null, null, null, facts).facts();
        } catch (IllegalArgumentException e) {
            map.problem("facts", "too-many", String.valueOf(e.getMessage()));
            return Map.of();
        }
    }

    private static Optional<TestGiven.When> clock(YamlMap map) {
        Optional<String> time = map.string("time");
        Optional<DayOfWeek> day = map.oneOf("day", DAYS).flatMap(Hours::day);
        Optional<TestGiven.When> when = time.flatMap(text -> moment(text, day.orElse(DayOfWeek.MONDAY)));
        if (time.isPresent() && when.isEmpty()) {
            map.problem(
                    "time",
                    "bad-time",
                    "a time is written as \"23:30\", in the policy's time zone, or as \"2026-03-29T01:30:00Z\"; found '"
                            + time.get() + "'");
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

    private static Author author(YamlMap map) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> known = List.of(Role.values()).stream().map(Role::wire).toList();
        for (String name : map.strings("role")) {
            Role.ofWire(name)
                    .ifPresentOrElse(
                            roles::add, () -> map.problem("role", "unknown-role", Read.unknown("role", name, known)));
        }
        Author author = new Author(
                map.string("name").orElse(TestGiven.NOTHING.author().name()),
                roles,
                map.duration("account_age").orElse(null),
                map.bool("first_message").orElse(false),
                new Author.History(
                        map.integer("messages", 0, MOST_COUNT).orElse(0),
                        map.integer("held", 0, MOST_COUNT).orElse(0),
                        map.integer("blocked", 0, MOST_COUNT).orElse(0)));
        map.finish();
        return author;
    }
}
