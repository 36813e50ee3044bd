package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Limits.Rate;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Limits limits(String parent, String child) {
        Map<String, String> files = SmallPolicy.files("policy: small\nextends: parent\nlimits: " + child + "\n");
        files.put("policies/parent.yaml", "policy: parent\nlimits: " + parent + "\n");
        return ((Compilation.Compiled) PolicyCompiler.compile(files, "small"))
                .policy()
                .limits();
    }

    @Test
    void a_child_changes_only_what_it_names() {
        // When
        Limits limits = limits("""
                { viewer: { questions: 2, per: 30s }, channel: { questions: 9, per: 1m },
                  roles: { vip: { questions: 8, per: 1m }, subscriber: { questions: 4, per: 1m } },
                  categories: { rude: { messages: 1, per: 1m } }, repeats: { within: 50, for: 3m } }""", """
                { viewer: { questions: 5 }, roles: { vip: { per: 10s } }, repeats: { for: 1m } }""");

        // Then
        assertThat(limits)
                .isEqualTo(new Limits(
                        new Rate(5, Duration.ofSeconds(30)),
                        Map.of(Role.VIP, new Rate(8, Duration.ofSeconds(10)), Role.SUBSCRIBER, new Rate(4, MINUTE)),
                        new Rate(9, MINUTE),
                        Map.of("rude", new Rate(1, MINUTE)),
                        50,
                        MINUTE));
    }

    @Test
    void of_several_roles_the_most_generous_limit_counts() {
        // Given
        Limits limits = limits("{}", """
                { roles: { vip: { questions: 10, per: 1m }, subscriber: { questions: 2, per: 1s } } }""");

        // When, Then
        assertThat(limits.viewer(Set.of())).isEqualTo(Limits.DEFAULT.viewer());
        assertThat(limits.viewer(Set.of(Role.VIP))).isEqualTo(new Rate(10, MINUTE));
        assertThat(limits.viewer(Set.of(Role.VIP, Role.SUBSCRIBER))).isEqualTo(new Rate(2, Duration.ofSeconds(1)));
    }
}
