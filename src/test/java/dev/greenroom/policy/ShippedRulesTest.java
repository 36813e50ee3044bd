package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ShippedRulesTest {
    @TestFactory
    Stream<DynamicTest> every_test_in_the_rule_files_holds() {
        Policy policy = ShippedRules.policy("twitch");
        return RuleTest.in(ShippedRules.files()).stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.at().file() + ":" + test.at().line() + ": " + test.name(), () -> passes(test, policy)));
    }

    private static void passes(RuleTest test, Policy policy) {
        for (RuleTest.Played played : test.run(policy).turns()) {
            assertThat(played.wrong())
                    .as("%s", TraceText.of(played.trace(), Language.ENGLISH))
                    .isEmpty();
        }
    }
}
