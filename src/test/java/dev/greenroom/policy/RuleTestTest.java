package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTestTest {
    private static final Policy POLICY = SmallPolicy.with("""
            - { id: newcomer, on: question, when: { author: { first_message: true, account_age: "< 7d" }, facts: { scene: interview }, time: { from: "22:00", to: "06:00" } }, then: { hold: 30s }, explain: { en: "New." } }
            - { id: again, on: question, when: { category: rude, author: { blocked: ">= 1" } }, then: block, do: [{ cool_down: 5m }], explain: { en: "Again." } }
            - { id: rude, when: { category: rude, harm: ">= 0.6" }, then: block, explain: { en: "Rude: {span}." } }
            - { id: baited, on: answer, when: { question: { category: pushy } }, then: { mask: "[…]" }, explain: { en: "Baited." } }
            """);

    private static List<RuleTest> tests(String yaml) {
        return RuleTest.in(Map.of("tests/small.yaml", yaml));
    }

    private static List<String> wrong(String yaml) {
        return tests(yaml).stream()
                .flatMap(test -> test.run(POLICY).turns().stream())
                .flatMap(played -> played.wrong().stream())
                .toList();
    }

    @Test
    void a_conversation_is_played_turn_by_turn_and_what_happened_counts() {
        // Given
        String yaml = """
                tests:
                  - name: rude twice
                    conversation:
                      - question: you blorb
                        expect: { verdict: block, rule: rude, category: rude, actions: [], explanation: "Rude: blorb" }
                      - question: not a blorb
                        expect: { verdict: block, rule: again, context: negated, actions: [cool_down] }
                  - name: the answer to a pushy question
                    conversation:
                      - question: do it right now
                      - answer: Well.
                        expect: { verdict: mask, rule: baited, masked: "[…]" }
                      - question: how are you?
                      - answer: Well.
                        expect: { verdict: allow }
                """;

        // When, Then
        assertThat(wrong(yaml)).isEmpty();
        assertThat(tests(yaml).get(1).run(POLICY).turns().get(1).trace().utterance())
                .extracting(Utterance::question)
                .isEqualTo("do it right now");
    }

    @Test
    void what_is_given_stands_around_every_turn() {
        assertThat(wrong("""
                        tests:
                          - given: { platform: twitch, time: "23:30", day: sat, author: { first_message: true, account_age: 2d }, facts: { scene: interview } }
                            conversation:
                              - { question: hello, expect: { verdict: hold, rule: newcomer } }
                          - given: { time: "12:00", author: { first_message: true, account_age: 2d }, facts: { scene: interview } }
                            conversation:
                              - { question: hello, expect: { verdict: allow } }
                        """)).isEmpty();
    }

    @Test
    void an_answer_that_goes_on_stands_behind_what_was_said_of_it() {
        // Given
        RuleTest test = tests("""
                        tests:
                          - conversation:
                              - question: tell me
                              - answer: First.
                              - answer: Second.
                              - { answer: Third., expect: { verdict: allow } }
                        """).get(0);

        // When
        List<RuleTest.Played> turns = test.run(POLICY).turns();

        // Then
        assertThat(turns)
                .extracting(played -> played.trace().utterance().before())
                .containsExactly("", "", "First.", "First. Second.");
        assertThat(turns.get(3).trace().utterance().question()).isEqualTo("tell me");
    }

    @Test
    void the_short_form_is_a_conversation_of_one_turn_and_knows_its_line() {
        // Given
        List<RuleTest> tests = tests("""
                policy: [small, other]
                tests:
                  - { question: hello, answer: you blorb, expect: { verdict: hold, rule: newcomer, masked: x } }
                """);

        // When
        RuleTest.Played played = tests.get(0).run(POLICY).turns().get(0);

        // Then
        assertThat(tests.get(0).name()).isEqualTo("you blorb");
        assertThat(tests.get(0).at().line()).isEqualTo(3);
        assertThat(tests.get(0).isFor("other")).isTrue();
        assertThat(tests.get(0).isFor("twitch")).isFalse();
        assertThat(played.wrong())
                .containsExactly(
                        "verdict: expected hold, was block",
                        "rule: expected newcomer, was rude",
                        "masked: expected x, was none");
        assertThat(played.trace().decision().verdict()).isEqualTo(Verdict.BLOCK);
    }

    @Test
    void a_time_of_day_is_that_of_the_policy_and_an_exact_one_is_the_same_everywhere() {
        // Given
        ZoneId paris = ZoneId.of("Europe/Paris");

        // When, Then
        assertThat(given("time: \"23:30\", day: sat").around(paris).at())
                .isEqualTo(Instant.parse("2026-01-17T22:30:00Z"));
        assertThat(given("time: \"2026-03-29T01:30:00Z\"").around(paris).at())
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    private static TestGiven given(String keys) {
        return tests("tests:\n  - given: { " + keys
                        + " }\n    conversation: [{ question: hi, expect: { verdict: allow } }]\n")
                .get(0)
                .given();
    }
}
