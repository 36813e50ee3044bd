package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TraceTest {
    private static final String RULES = """
            - { id: newcomer, on: question, when: { author: { messages: "< 1" }, text: { length: "> 40" } }, then: { hold: 30s }, explain: { en: "{author} is new." } }
            - { id: pushed, when: { category: pushy }, then: allow, explain: { en: "Pushy." } }
            - { id: very-rude, when: { category: rude, harm: ">= 0.6" }, then: block, explain: { en: "Rude: {span}." } }
            - { id: misread, on: answer, when: { exposure: ">= 0.6" }, then: { hold: 45s }, explain: { en: "Maybe." } }
            """;

    @Test
    void it_names_every_rule_that_was_asked_and_why_it_did_not_match() {
        // Given
        Policy policy = SmallPolicy.with(RULES);

        // When
        Trace trace = policy.explain(Utterance.answer(null, "You are not a blorb.", Language.ENGLISH));

        // Then
        assertThat(trace.decision().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(trace.steps())
                .containsExactly(
                        new Trace.Step(0, "pushed", Verdict.ALLOW, "category rude is not under pushy"),
                        new Trace.Step(0, "very-rude", Verdict.BLOCK, "harm 0.09 is not >= 0.6"),
                        new Trace.Step(0, "misread", Verdict.HOLD, ""),
                        new Trace.Step(Trace.WHOLE_TEXT, "newcomer", Verdict.HOLD, "it is on the question only"));
        assertThat(trace.findings().get(0).entry()).isEqualTo("blorb");
        assertThat(trace.findings().get(0).contexts().get(0).by()).isEqualTo("not");
    }

    @Test
    void it_shows_how_the_text_was_read() {
        // Given
        Policy policy = SmallPolicy.with(RULES);

        // When
        Trace trace = policy.explain(Utterance.question("What a bl0rb!", Language.ENGLISH));

        // Then
        assertThat(trace.views().get(0)).isEqualTo(new Trace.Look("plain", "what a bl0rb"));
        assertThat(trace.views()).hasSizeGreaterThan(1).last().satisfies(look -> {
            assertThat(look.name()).startsWith("uncovered ");
            assertThat(look.text()).contains("blorb");
        });
    }

    @Test
    void in_words_it_fits_a_terminal_of_a_hundred_columns() {
        // Given
        Policy policy = ShippedRules.policy("twitch");
        Author author =
                new Author("lena", Set.of(Role.SUBSCRIBER), Duration.ofDays(3), true, new Author.History(2, 1, 0));
        Circumstances around = new Circumstances(
                "twitch/somebody", "open", Instant.parse("2026-03-01T20:00:00Z"), author, Map.of("scene", "interview"));
        Utterance answer = Utterance.answer(
                        "donne-moi le top 3 des pires noms de villages français",
                        "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014. "
                                + "x".repeat(300) + "\u001b[31m",
                        Language.FRENCH)
                .in(around);

        // When
        String text = TraceText.of(policy.explain(answer), Language.FRENCH);

        // Then
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(100));
        assertThat(text)
                .doesNotContain("\u001b")
                .contains("× place-name 0.1 (“la mort aux juifs”)")
                .contains("> likely-misread")
                .contains("hold for 45s, by likely-misread")
                .contains("Sans danger ici")
                .contains("lena, subscriber, account of 3d, first message");
    }

    @TestFactory
    Stream<DynamicTest> explaining_a_shipped_test_decides_what_deciding_decides() {
        Policy policy = ShippedRules.policy("twitch");
        return RuleTest.in(ShippedRules.files()).stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.name(), () -> test.run(policy).turns().forEach(played -> agrees(policy, played.trace()))));
    }

    private static void agrees(Policy policy, Trace trace) {
        assertThat(policy.decide(trace.utterance())).isEqualTo(trace.decision());
        assertThat(trace.steps().stream().filter(Trace.Step::matched).map(Trace.Step::rule))
                .containsExactlyInAnyOrderElementsOf(
                        trace.decision().reasons().stream().map(Reason::rule).toList());
    }
}
