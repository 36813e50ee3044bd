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
                        new Trace.Step(0, "pushed", Verdict.ALLOW, Phrase.of(Trace.OTHER_CATEGORY, "rude", "pushy")),
                        new Trace.Step(0, "very-rude", Verdict.BLOCK, Phrase.of("bound.not", "harm", "0.09", ">= 0.6")),
                        new Trace.Step(0, "misread", Verdict.HOLD, null),
                        new Trace.Step(Trace.WHOLE_TEXT, "newcomer", Verdict.HOLD, Phrase.of(Trace.ON_QUESTION)));
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
        assertThat(trace.views().get(0)).isEqualTo(new Trace.Look(Phrase.of("view.plain"), "what a bl0rb"));
        assertThat(trace.views()).hasSizeGreaterThan(1).last().satisfies(look -> {
            assertThat(look.name().in(Language.ENGLISH)).startsWith("uncovered ");
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
        String text = TraceText.of(policy.explain(answer), Language.FRENCH, true);

        // Then
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(100));
        assertThat(text)
                .doesNotContain("\u001b")
                .contains("place-name 0.1")
                .contains("> likely-misread")
                .contains("hold pendant 45s, par likely-misread")
                .contains("la catégorie hate/threat n'est pas sous politics")
                .contains("Sans danger ici")
                .contains("lena, subscriber, compte de 3d, premier message");
    }

    @Test
    void rules_for_other_categories_are_counted_unless_each_is_asked_for() {
        // Given
        Trace trace = ShippedRules.policy("twitch").explain(Utterance.answer(null, "Oh damn.", Language.ENGLISH));
        Trace small = SmallPolicy.with(RULES).explain(Utterance.answer(null, "blorb", Language.ENGLISH));

        // When
        String folded = TraceText.of(trace, Language.ENGLISH, false);
        String full = TraceText.of(trace, Language.ENGLISH, true);

        // Then
        assertThat(folded)
                .containsPattern("- \\d\\d rules +for other categories or the other direction")
                .doesNotContain("is not under hate");
        assertThat(full)
                .contains("category profanity/mild is not under hate/threat")
                .doesNotContain("other categories");
        assertThat(TraceText.of(small, Language.ENGLISH, false)).contains("category rude is not under pushy");
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
