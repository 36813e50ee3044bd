package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
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

    private static final List<String> VERDICTS = List.of("allow", "mask", "hold", "block");

    /** All tests of {@code files} (texts by path), in the order of the paths. Files that are not YAML have none. */
    public static List<RuleTest> in(Map<String, String> files) {
        List<RuleTest> tests = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (path.startsWith("tests/") || path.startsWith("policies/")) {
                new YamlFile(path, text, new Problems())
                        .readMap()
                        .ifPresent(map -> readAll(map).forEach(test -> tests.add(test.at(path))));
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
    static List<RuleTest> readAll(YamlMap file) {
        List<RuleTest> tests = new ArrayList<>();
        for (YamlMap map : file.maps("tests")) {
            read(map).ifPresent(tests::add);
        }
        return tests;
    }

    private static Optional<RuleTest> read(YamlMap map) {
        Optional<String> question = map.string("question");
        Optional<String> answer = map.string("answer");
        String before = map.string("before").orElse("");
        Optional<YamlMap> expect = map.map("expect");
        if (question.isEmpty() && answer.isEmpty()) {
            map.missing("answer", "what is said, as 'question' or 'answer'");
        }
        if (expect.isEmpty()) {
            map.missing("expect", "what should happen, such as { verdict: block, rule: slur }");
        }
        Optional<String> verdict = expect.flatMap(e -> e.oneOf("verdict", VERDICTS));
        String rule = expect.flatMap(e -> e.string("rule")).orElse(null);
        String context = expect.flatMap(e -> e.string("context")).orElse(null);
        expect.ifPresent(YamlMap::finish);
        map.finish();
        String text = answer.or(() -> question).orElse("");
        Direction direction = answer.isPresent() ? Direction.ANSWER : Direction.QUESTION;
        return verdict.map(name -> new RuleTest(
                "",
                text,
                answer.isPresent() ? question.orElse(null) : null,
                before,
                direction,
                Verdict.valueOf(name.toUpperCase(java.util.Locale.ROOT)),
                rule,
                context));
    }

    private RuleTest at(String path) {
        return new RuleTest(path, text, question, before, direction, verdict, rule, context);
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
