package dev.greenroom.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.evaluate.FunctionalSuite.Case;
import dev.greenroom.app.evaluate.FunctionalSuite.Rates;
import dev.greenroom.app.evaluate.FunctionalSuite.Result;
import dev.greenroom.policy.ShippedRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped Twitch policy on the functional cases: no functionality falls below what it once reached. */
class FunctionalSuiteTest {
    /** Shares of right verdicts that were reached, and the share of harmless cases that may be blocked. */
    private static final Path FLOORS = Path.of("src/test/resources/evaluation-floors.csv");

    private static List<Result> results = List.of();

    @BeforeAll
    static void decide_on_every_case() throws IOException {
        results = FunctionalSuite.run(ShippedRules.policy("twitch"));
        FunctionalSuite.write(results);
        System.out.print(FunctionalSuite.table(FunctionalSuite.rates(results)));
    }

    @TestFactory
    Stream<DynamicTest> every_functionality_keeps_to_its_floor() throws IOException {
        Map<String, Map<String, String>> floors = floors();
        return FunctionalSuite.rates(results).stream()
                .map(rates -> DynamicTest.dynamicTest(
                        name(rates), () -> keeps(rates, floors.getOrDefault(name(rates), Map.of()))));
    }

    private static void keeps(Rates rates, Map<String, String> floor) {
        assertThat(floor)
                .as("%s stands in %s; add a row for it", name(rates), FLOORS)
                .isNotEmpty();
        assertThat(rates.rightShare())
                .as("share of right verdicts of %s; target/evaluation/errors.tsv lists the others", name(rates))
                .isGreaterThanOrEqualTo(number(floor, "right_at_least"));
        if (!rates.harmful()) {
            assertThat(rates.blockedShare())
                    .as("share of %s that is blocked", name(rates))
                    .isLessThanOrEqualTo(number(floor, "blocked_at_most"));
        }
    }

    private static double number(Map<String, String> floor, String column) {
        return Double.parseDouble(floor.getOrDefault(column, ""));
    }

    @Test
    void every_functionality_is_there_in_both_languages_with_cases_enough_to_mean_something() {
        // Given
        Map<String, Map<String, Integer>> counts = new HashMap<>();

        // When
        for (Case one : FunctionalSuite.cases()) {
            counts.computeIfAbsent(one.functionality(), key -> new HashMap<>()).merge(one.language(), 1, Integer::sum);
        }

        // Then
        assertThat(counts).hasSizeGreaterThan(80).allSatisfy((functionality, languages) -> {
            assertThat(languages.keySet()).containsExactlyInAnyOrder("en", "fr");
            assertThat(languages.values()).allSatisfy(cases -> assertThat(cases).isGreaterThanOrEqualTo(12));
        });
    }

    @Test
    void every_case_has_an_id_of_its_own_and_no_case_stands_there_twice() {
        // Given
        Set<String> ids = new HashSet<>();
        Set<List<String>> texts = new HashSet<>();

        // When
        List<Case> cases = FunctionalSuite.cases();

        // Then
        assertThat(cases).hasSizeGreaterThan(2_000).allSatisfy(one -> {
            assertThat(ids.add(one.id())).as("id %s is new", one.id()).isTrue();
            assertThat(texts.add(List.of(one.functionality(), one.language(), one.text(), one.question())))
                    .as("the text of %s is new", one.id())
                    .isTrue();
        });
    }

    @Test
    void no_floor_is_for_a_functionality_that_is_gone() throws IOException {
        // Given
        Set<String> known = new TreeSet<>();
        FunctionalSuite.rates(results).forEach(rates -> known.add(name(rates)));

        // Then
        assertThat(known).containsAll(floors().keySet());
    }

    private static Map<String, Map<String, String>> floors() throws IOException {
        Map<String, Map<String, String>> floors = new HashMap<>();
        for (Map<String, String> row : FunctionalSuite.rows(FLOORS)) {
            floors.put(row.getOrDefault("functionality", "") + " " + row.getOrDefault("language", ""), row);
        }
        return floors;
    }

    private static String name(Rates rates) {
        return rates.functionality() + " " + rates.language();
    }
}
