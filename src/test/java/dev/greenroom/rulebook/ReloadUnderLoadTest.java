package dev.greenroom.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.bench.ReloadLoad;
import dev.greenroom.policy.SmallPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadUnderLoadTest {
    private static final String POLICY = """
            policy: small
            rules:
              - { id: slur, on: [question, answer], when: { category: hate/slur, harm: ">= 0.6" }, then: block, explain: { en: "A slur." } }
            """;

    @Test
    void noMessageIsLostAndNoneIsDecidedByAHalfLoadedPolicy(@TempDir Path folder) {
        Map<String, String> rules = new TreeMap<>(SmallPolicy.files(POLICY));
        rules.remove("lexicons/en/rude.yaml");
        try (ReloadLoad load = new ReloadLoad(rules, "small", folder)) {
            // Given: what has been loaded and compiled once
            load.run(Duration.ofSeconds(3), true);

            // When
            ReloadLoad.Run run = load.run(Duration.ofSeconds(6), true);

            // Then
            assertThat(run.decided()).isEqualTo(run.sent());
            assertThat(run.wrong()).isZero();
            assertThat(run.revisions()).hasSize(2);
            assertThat(run.reloads()).isGreaterThanOrEqualTo(2);
        }
    }
}
