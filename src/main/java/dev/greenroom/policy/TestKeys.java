package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Shape;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;

/** The keys of tests, in files under {@code tests/} and in policies. */
final class TestKeys {
    private static final int LONGEST = 20_000;
    private static final int MOST_TURNS = 200;
    private static final Kind<Integer> COUNT = Kinds.whole(0, 1_000_000);

    static final Key<String> QUESTION = Key.of(
                    "question", Kinds.phrase(LONGEST), "What a viewer asks; what is tested, unless there is an answer.")
            .example("what do you think of them?");

    static final Key<String> ANSWER = Key.of("answer", Kinds.phrase(LONGEST), "What the avatar says; what is tested.")
            .example("I like them.");

    static final Key<String> BEFORE = Key.of(
                    "before",
                    Kinds.phrase(LONGEST),
                    "What the same speaker has just said; when left out, the answer so far.")
            .example("\"I have thought about it.\"");

    static final Key<String> VERDICT = Key.of(
                    "verdict", Kinds.choice("allow", "mask", "hold", "block"), "What should become of the text.")
            .example("block");

    static final Key<String> RULE =
            Key.of("rule", Kinds.text(100), "The rule that should decide.").example("slur");

    static final Key<String> CONTEXT = Key.of("context", Kinds.text(100), "The context that should be seen.")
            .example("place-name");

    static final Key<String> CATEGORY = Key.of(
                    "category", Kinds.text(200), "The category that the deciding rule should have spoken of.")
            .example("hate/threat");

    static final Key<String> MASKED = Key.of("masked", Kinds.phrase(LONGEST), "The text that should pass instead.")
            .example("\"well, ***\"");

    static final Key<List<String>> ACTIONS = Key.of(
                    "actions",
                    Kinds.oneOrMore(Kinds.choice("cool_down", "timeout", "warn"), 3),
                    "What should be asked about the author; [] for nothing.")
            .example("[cool_down]");

    static final Key<String> EXPLANATION = Key.of(
                    "explanation", Kinds.text(), "A part of what should be explained, in any language.")
            .example("calls for violence");

    static final Shape EXPECTATION = Shape.of(
                    "expectation",
                    "What should come of a text. What is left out is not looked at.",
                    VERDICT,
                    RULE,
                    CONTEXT,
                    CATEGORY,
                    MASKED,
                    ACTIONS,
                    EXPLANATION)
            .needsOneOf(VERDICT, RULE, CONTEXT, CATEGORY, MASKED, ACTIONS, EXPLANATION);

    static final Key<Fields> EXPECT = Key.of("expect", Kinds.mapping(() -> EXPECTATION), "What should happen.")
            .example("{ verdict: block, rule: slur }");

    static final Key<String> NAME =
            Key.of("name", Kinds.text(200), "What the test is called.").example("a newcomer's long text waits");

    static final Key<String> AUTHOR_NAME =
            Key.of("name", Kinds.text(60), "The name that viewers see.").example("lena");

    static final Key<List<Role>> ROLE = Key.of(
                    "role", Kinds.oneOrMore(SurroundingsKeys.A_ROLE, 20), "What they are in the channel.")
            .example("subscriber");

    static final Key<Duration> ACCOUNT_AGE = Key.of(
                    "account_age", Kinds.time("0ms", "36500d"), "How old their account is; not known when left out.")
            .example("2d");

    static final Key<Boolean> FIRST_MESSAGE = Key.of(
                    "first_message", Kinds.flag(), "Whether it is their first message here.")
            .standard(false);

    static final Key<Integer> MESSAGES = Key.of("messages", COUNT, "How many messages they have sent in the last hour.")
            .standard(0);

    static final Key<Integer> HELD =
            Key.of("held", COUNT, "How many of them were held.").standard(0);

    static final Key<Integer> BLOCKED =
            Key.of("blocked", COUNT, "How many of them were blocked.").standard(0);

    static final Shape AUTHOR_OF = Shape.of(
            "given-author", "Who asks.", AUTHOR_NAME, ROLE, ACCOUNT_AGE, FIRST_MESSAGE, MESSAGES, HELD, BLOCKED);

    static final Key<String> PLATFORM =
            Key.of("platform", Kinds.text(60), "Where it is said.").example("twitch");

    static final Key<String> MODE =
            Key.of("mode", SurroundingsKeys.A_MODE, "The mode in force.").example("open");

    static final Key<TestGiven.When> TIME = Key.of(
                    "time",
                    Kinds.parsed(
                            "a time such as \"23:30\", in the policy's time zone, or \"2026-03-29T01:30:00Z\"",
                            "([01][0-9]|2[0-3]):[0-5][0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}Z",
                            TestGiven.When::read),
                    "When it is said.")
            .example("\"23:30\"");

    static final Key<DayOfWeek> DAY = Key.of("day", SurroundingsKeys.A_DAY, "On which day, for a time of day.")
            .standard(DayOfWeek.MONDAY, "mon");

    static final Key<Fields> AUTHOR = Key.of("author", Kinds.mapping(() -> AUTHOR_OF), "Who asks.")
            .example("{ role: subscriber, account_age: 2d }");

    static final Key<List<Entry<String>>> FACTS = Key.of(
                    "facts",
                    Kinds.entries(
                            Kinds.text(Circumstances.LONGEST_FACT),
                            Kinds.phrase(Circumstances.LONGEST_FACT),
                            Circumstances.MOST_FACTS),
                    "What the avatar tells of itself.")
            .example("{ scene: interview }");

    static final Key<String> LANGUAGE = Key.of("language", CommonKeys.TAG, "The language that the channel names.")
            .standard("en");

    static final Shape GIVEN_OF = Shape.of(
            "given", "What stands around the texts of a test.", PLATFORM, MODE, TIME, DAY, AUTHOR, FACTS, LANGUAGE);

    static final Key<Fields> GIVEN = Key.of("given", Kinds.mapping(() -> GIVEN_OF), "What stands around it.")
            .example("{ platform: twitch, time: \"23:30\" }");

    static final Shape TURN = Shape.of(
                    "turn", "Something that is said in a conversation.", QUESTION, ANSWER, BEFORE, EXPECT)
            .needsOneOf(ANSWER, QUESTION);

    static final Key<List<Fields>> CONVERSATION = Key.of(
                    "conversation",
                    Kinds.list(Kinds.mapping(() -> TURN), MOST_TURNS),
                    "What is said, turn by turn. An answer is given to the last question.")
            .example("[{ question: who are you? }, { answer: a machine, expect: { verdict: allow } }]");

    static final Shape TEST = Shape.of(
                    "test",
                    "What is said, and what should become of it: a text with 'expect', or a conversation.",
                    NAME,
                    GIVEN,
                    QUESTION,
                    ANSWER,
                    BEFORE,
                    EXPECT,
                    CONVERSATION)
            .needsOneOf(ANSWER, QUESTION, CONVERSATION);

    static final Key<List<Fields>> TESTS = Key.of(
            "tests",
            Kinds.list(Kinds.mapping(() -> TEST), CommonKeys.MOST),
            "What should become of texts that show what the rules mean.");

    static final Key<List<String>> FOR_POLICIES = Key.of(
                    "policy",
                    Kinds.oneOrMore(CommonKeys.ID, 100),
                    "The policies that these tests are for; whichever is tested when left out.")
            .example("[twitch, youtube]");

    static final Shape TEST_FILE = Shape.of("tests", "Tests of the rules.", FOR_POLICIES, TESTS);

    private TestKeys() {}
}
