package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packs that come with Greenroom keep what they promise: their tests hold, and no rule is without one. */
class ShippedRulesTest {
    /** The policy of the tests that name none. */
    private static final String USUAL = "twitch";

    private static final List<RuleTest> TESTS = RuleTest.in(ShippedRules.files());
    private static final Map<String, Policy> POLICIES = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> every_test_in_the_rule_files_holds() {
        return TESTS.stream()
                .flatMap(test -> policies(test).stream()
                        .map(policy -> DynamicTest.dynamicTest(
                                test.at().file() + ":" + test.at().line() + ": " + policy + ": " + test.name(),
                                () -> passes(test, policy))));
    }

    @Test
    void every_rule_of_every_pack_speaks_in_a_test() {
        // Given
        Map<String, Set<String>> silent = new TreeMap<>();
        ShippedPack.all().forEach(pack -> silent.put(pack.name(), new TreeSet<>(pack.ruleIds())));

        // When
        for (RuleTest test : TESTS) {
            for (String policy : policies(test)) {
                Set<String> own = ShippedPack.named(policy).ruleIds();
                for (String rule : spoken(test, policy)) {
                    silent.computeIfAbsent(own.contains(rule) ? policy : "base", key -> new TreeSet<>())
                            .remove(rule);
                }
            }
        }

        // Then
        assertThat(silent)
                .allSatisfy((pack, rules) -> assertThat(rules)
                        .as("rules of '%s' that no test makes speak", pack)
                        .isEmpty());
    }

    @Test
    void every_rule_explains_itself_in_english_and_in_french() {
        for (ShippedPack pack : ShippedPack.all()) {
            for (String rule : pack.ruleIds()) {
                assertThat(pack.explanations(rule).keySet())
                        .as("%s of %s", rule, pack.name())
                        .contains("en", "fr");
            }
        }
    }

    @Test
    void twitch_and_youtube_cite_a_clause_for_every_rule_but_those_of_the_show() {
        Set<String> expected = new TreeSet<>(ShippedPack.named("base").ruleIds());
        // What a show keeps an eye on for its own sake rests on no guideline.
        expected.removeAll(Set.of("bait", "prompt-recited", "prompt-echoed"));
        for (String platform : List.of("twitch", "youtube")) {
            assertThat(ShippedPack.named(platform).cites().keySet())
                    .as(platform)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static void passes(RuleTest test, String policy) {
        for (RuleTest.Played played : test.run(policy(policy)).turns()) {
            assertThat(played.wrong())
                    .as("%s", TraceText.of(played.trace(), Language.ENGLISH, false))
                    .isEmpty();
        }
    }

    private static List<String> spoken(RuleTest test, String policy) {
        return test.run(policy(policy)).turns().stream()
                .flatMap(played -> played.trace().decision().reasons().stream())
                .map(Reason::rule)
                .toList();
    }

    private static List<String> policies(RuleTest test) {
        return test.policies().isEmpty() ? List.of(USUAL) : test.policies();
    }

    private static Policy policy(String name) {
        return POLICIES.computeIfAbsent(name, ShippedRules::policy);
    }
}
