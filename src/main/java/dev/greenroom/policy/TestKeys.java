package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;

/** The keys of tests, in files under {@code tests/} and in policies. */
final class TestKeys {
    private static final int LONGEST = 20_000;
    private static final Kind<Integer> COUNT = Kinds.whole(0, 1_000_000);

    static final Key<List<String>> POLICIES = Key.of(
                    "policy",
                    Kinds.oneOrMore(Kinds.text(100), 50),
                    "The policies that the tests are for; without it, whichever is tested.")
            .example("twitch");

    static final Key<String> NAME = Key.of("name", Kinds.phrase(500), "What the test is called; else its first text.")
            .example("a late guest waits");

    static final Key<String> QUESTION = Key.of(
                    "question", Kinds.phrase(LONGEST), "What a viewer asks; what is tested, unless there is an answer.")
            .example("what do you think of them?");

    static final Key<String> ANSWER = Key.of("answer", Kinds.phrase(LONGEST), "What the avatar says; what is tested.")
            .example("I like them.");

    static final Key<String> BEFORE = Key.of("before", Kinds.phrase(LONGEST), "What the same speaker has just said.");

    static final Key<String> VERDICT = Key.of(
                    "verdict", Kinds.choice("allow", "mask", "hold", "block"), "What should become of the text.")
            .example("block");

    static final Key<String> RULE =
            Key.of("rule", Kinds.text(100), "The rule that should decide.").example("slur");

    static final Key<String> CONTEXT = Key.of(
                    "context", Kinds.text(100), "The context that the deciding rule should see.")
            .example("place-name");

    static final Key<String> CATEGORY = Key.of(
                    "category", Kinds.text(200), "The category that the deciding rule should speak of.")
            .example("hate/slur");

    static final Key<String> MASKED = Key.of("masked", Kinds.phrase(LONGEST), "The text that should pass in its place.")
            .example("\"hey ***!\"");

    static final Key<List<String>> ACTIONS = Key.of(
                    "actions",
                    Kinds.oneOrMore(Kinds.choice("cool_down", "timeout", "warn"), 3),
                    "What should be asked to be done about the author; [] for nothing.")
            .example("[cool_down]");

    static final Key<String> EXPLANATION = Key.of(
                    "explanation", Kinds.phrase(1_000), "A part of what should be explained, in any of its languages.")
            .example("Calls for violence");

    static final Shape EXPECTATION = Shape.of(
            "expectation",
            "What should come of a test. What is not named is not looked at.",
            VERDICT,
            RULE,
            CONTEXT,
            CATEGORY,
            MASKED,
            ACTIONS,
            EXPLANATION);

    static final Key<Fields> EXPECT = Key.of("expect", Kinds.mapping(() -> EXPECTATION), "What should happen.")
            .example("{ verdict: block, rule: slur }");

    static final Shape TURN = Shape.of("turn", "Something that is said.", QUESTION, ANSWER, BEFORE, EXPECT)
            .needsOneOf(ANSWER, QUESTION);

    static final Key<List<Fields>> CONVERSATION = Key.of(
                    "conversation",
                    Kinds.list(Kinds.mapping(() -> TURN), 100),
                    "What is said, turn by turn. An answer is given to the last question, and goes on from the answers since.")
            .example("[{ question: \"who are you?\", expect: { verdict: allow } }]");

    static final Key<String> PLATFORM = Key.of("platform", Kinds.text(60), "The platform that the channel is on.")
            .example("twitch");

    static final Key<String> MODE = Key.of("mode", SurroundingsKeys.A_MODE, "The mode that Greenroom is in.")
            .example("review");

    static final Key<Placed<String>> TIME = Key.of(
                    "time",
                    Kinds.text(40).placed(),
                    "When it is said: \"23:30\" in the policy's time zone, or \"2026-03-29T01:30:00Z\".")
            .example("\"23:30\"");

    static final Key<DayOfWeek> DAY = Key.of(
                    "day", SurroundingsKeys.A_DAY, "The day of the week, for a time without a date.")
            .standard(DayOfWeek.MONDAY, "mon");

    static final Key<String> AUTHOR_NAME = Key.of("name", Kinds.text(100), "Who asks.")
            .standard(TestGiven.NOTHING.author().name());

    static final Key<List<Role>> ROLE = Key.of(
                    "role", Kinds.oneOrMore(SurroundingsKeys.A_ROLE, 20), "The roles that they have.")
            .example("moderator");

    static final Key<Duration> ACCOUNT_AGE = Key.of(
                    "account_age", Kinds.time("0s", "36500d"), "How old their account is.")
            .example("2d");

    static final Key<Boolean> FIRST_MESSAGE = Key.of(
                    "first_message", Kinds.flag(), "Whether it is their first message here.")
            .standard(false);

    static final Key<Integer> MESSAGES = Key.of("messages", COUNT, "How many messages they sent in the last hour.")
            .standard(0);

    static final Key<Integer> HELD =
            Key.of("held", COUNT, "How many of them were held.").standard(0);

    static final Key<Integer> BLOCKED =
            Key.of("blocked", COUNT, "How many of them were blocked.").standard(0);

    static final Shape ASKER =
            Shape.of("asker", "Who asks.", AUTHOR_NAME, ROLE, ACCOUNT_AGE, FIRST_MESSAGE, MESSAGES, HELD, BLOCKED);

    static final Key<Fields> AUTHOR =
            Key.of("author", Kinds.mapping(() -> ASKER), "Who asks.").example("{ role: moderator }");

    static final Key<List<Entry<String>>> FACTS = Key.of(
                    "facts", Kinds.entries(Kinds.text(100), Kinds.phrase(500), 50), "What the avatar tells of itself.")
            .example("{ scene: interview }");

    static final Key<Language> LANGUAGE = Key.of(
                    "language", CommonKeys.TAG.as(Language::new), "The language of the channel.")
            .standard(Language.ENGLISH, "en");

    static final Key<String> PERSONA = Key.of(
                    "persona", Kinds.phrase(LONGEST), "What the avatar was told about itself: a system prompt.")
            .example("You are Lea, a cheerful robot.");

    static final Shape CIRCUMSTANCES = Shape.of(
            "circumstances", "What stands around a test.", PLATFORM, MODE, TIME, DAY, AUTHOR, FACTS, LANGUAGE, PERSONA);

    static final Key<Fields> GIVEN = Key.of("given", Kinds.mapping(() -> CIRCUMSTANCES), "What stands around it.")
            .example("{ platform: twitch, author: { first_message: true } }");

    static final Shape TEST = Shape.of(
                    "test",
                    "What is said, and what should become of it: one text, or a conversation.",
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

    static final Shape TEST_FILE = Shape.of("tests", "Tests of the rules.", POLICIES, TESTS);

    private TestKeys() {}
}
