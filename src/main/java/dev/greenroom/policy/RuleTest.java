package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A test that stands in a rule file: what is said, and what should become of it. A case without {@code answer} tests the
 * question.
 *
 * @param file where it stands
 * @param verdict the verdict that is expected
 * @param rule the rule that should decide, where the test says so
 * @param context the context that should be seen, where the test says so
 */
public record RuleTest(
        String file,
        String text,
        @Nullable String question,
        String before,
        Direction direction,
        Verdict verdict,
        @Nullable String rule,
        @Nullable String context) {

    /** All tests of {@code files} (texts by path), in the order of the paths. Files that are not YAML have none. */
    public static List<RuleTest> in(Map<String, String> files) {
        List<RuleTest> tests = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            for (RuleFormat format : List.of(RuleFormat.POLICIES, RuleFormat.TESTS)) {
                if (format.holds(path)) {
                    new YamlFile(path, text, new Problems())
                            .read(format.shape())
                            .ifPresent(file -> readAll(file).forEach(test -> tests.add(test.at(path))));
                }
            }
        });
        return tests;
    }

    /** What went otherwise than expected, in words; empty when the test passes. */
    public Optional<String> failure(Policy policy) {
        Decision decision = policy.decide(utterance());
        Reason first = decision.reasons().isEmpty() ? null : decision.reasons().get(0);
        boolean as = decision.verdict() == verdict
                && (rule == null || first != null && rule.equals(first.rule()))
                && (context == null || first != null && context.equals(first.context()));
        return as
                ? Optional.empty()
                : Optional.of("expected " + verdict.wire() + " " + orNothing(rule) + " " + orNothing(context)
                        + ", was " + decision.verdict().wire() + " with harm " + decision.harm() + ", exposure "
                        + decision.exposure() + " and " + decision.reasons());
    }

    /** What is said. */
    public Utterance utterance() {
        return new Utterance(direction, text, before, question, Language.ENGLISH, Circumstances.UNKNOWN);
    }

    /** Reads the {@code tests} of a file, telling problems where they are. */
    static List<RuleTest> readAll(Fields file) {
        List<RuleTest> tests = new ArrayList<>();
        for (Fields test : file.all(TestKeys.TESTS)) {
            read(test).ifPresent(tests::add);
        }
        return tests;
    }

    private static Optional<RuleTest> read(Fields test) {
        Optional<String> question = test.get(TestKeys.QUESTION);
        Optional<String> answer = test.get(TestKeys.ANSWER);
        Optional<Fields> expect = test.get(TestKeys.EXPECT);
        return expect.flatMap(e -> e.get(TestKeys.VERDICT))
                .map(verdict -> new RuleTest(
                        "",
                        answer.or(() -> question).orElse(""),
                        answer.isPresent() ? question.orElse(null) : null,
                        test.value(TestKeys.BEFORE),
                        answer.isPresent() ? Direction.ANSWER : Direction.QUESTION,
                        Verdict.valueOf(verdict.toUpperCase(java.util.Locale.ROOT)),
                        expect.flatMap(e -> e.get(TestKeys.RULE)).orElse(null),
                        expect.flatMap(e -> e.get(TestKeys.CONTEXT)).orElse(null)));
    }

    private RuleTest at(String path) {
        return new RuleTest(path, text, question, before, direction, verdict, rule, context);
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
