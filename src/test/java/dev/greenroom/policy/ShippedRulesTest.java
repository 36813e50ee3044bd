package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ShippedRulesTest {
    @TestFactory
    Stream<DynamicTest> every_test_in_the_rule_files_holds() {
        Policy policy = ShippedRules.policy("twitch");
        return RuleTest.in(ShippedRules.files()).stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.file() + ": " + test.text(),
                        () -> assertThat(test.failure(policy)).isEmpty()));
    }
}
