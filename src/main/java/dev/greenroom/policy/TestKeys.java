package dev.greenroom.policy;

import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Shape;
import java.util.List;

/** The keys of tests, in files under {@code tests/} and in policies. */
final class TestKeys {
    private static final int LONGEST = 20_000;

    static final Key<String> QUESTION = Key.of(
                    "question", Kinds.phrase(LONGEST), "What a viewer asks; what is tested, unless there is an answer.")
            .example("what do you think of them?");

    static final Key<String> ANSWER = Key.of("answer", Kinds.phrase(LONGEST), "What the avatar says; what is tested.")
            .example("I like them.");

    static final Key<String> BEFORE = Key.of("before", Kinds.phrase(LONGEST), "What the same speaker has just said.")
            .standard("", "\"\"");

    static final Key<String> VERDICT = Key.required(
            "verdict", Kinds.choice("allow", "mask", "hold", "block"), "What should become of the text.", "block");

    static final Key<String> RULE =
            Key.of("rule", Kinds.text(100), "The rule that should decide.").example("slur");

    static final Key<String> CONTEXT = Key.of("context", Kinds.text(100), "The context that should be seen.")
            .example("place-name");

    static final Shape EXPECTATION = Shape.of("expectation", "What should come of a test.", VERDICT, RULE, CONTEXT);

    static final Key<Fields> EXPECT = Key.required(
            "expect", Kinds.mapping(() -> EXPECTATION), "What should happen.", "{ verdict: block, rule: slur }");

    static final Shape TEST = Shape.of(
                    "test", "What is said, and what should become of it.", QUESTION, ANSWER, BEFORE, EXPECT)
            .needsOneOf(ANSWER, QUESTION);

    static final Key<List<Fields>> TESTS = Key.of(
            "tests",
            Kinds.list(Kinds.mapping(() -> TEST), CommonKeys.MOST),
            "What should become of texts that show what the rules mean.");

    static final Shape TEST_FILE = Shape.of("tests", "Tests of the rules.", TESTS);

    private TestKeys() {}
}
