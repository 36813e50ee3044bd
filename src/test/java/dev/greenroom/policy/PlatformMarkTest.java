package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform's own marks, as facts of an utterance. */
class PlatformMarkTest {
    private static Utterance marked(String text, Map<String, String> facts) {
        return Utterance.question(text, Language.ENGLISH).in(Circumstances.UNKNOWN.telling(facts));
    }

    @Test
    void aMarkIsAFindingWithItsPlaceAndItsLevelAsExposure() {
        // Given
        String written = PlatformMark.of("race_ethnicity_or_religion", 4, 4, 8).written();
        Policy policy = SmallPolicy.when("{ category: platform/race-ethnicity-or-religion, exposure: \"> 0.5\" }");

        // When
        Trace trace = policy.explain(marked("the darn sky", Map.of(PlatformMark.FLAGS, written)));

        // Then
        assertThat(trace.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.span()).isEqualTo(new Span(4, 8));
            assertThat(finding.harm()).isZero();
            assertThat(finding.exposure()).isBetween(0.57, 0.58);
        });
        assertThat(trace.decision().verdict()).isEqualTo(Verdict.BLOCK);
    }

    @Test
    void whatIsHeldIsAFindingOfTheWholeText() {
        // Given
        Policy policy = SmallPolicy.when("{ category: platform, span: { whole_text: true } }");

        // When, Then
        Utterance held = marked(
                "why so rude?",
                Map.of(PlatformMark.HELD, PlatformMark.of("Ünheard of", 9).written()));
        assertThat(policy.decide(held).verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(policy.decide(held).exposure()).isEqualTo(1);
    }

    @Test
    void aPlaceBehindTheEndIsTheWholeText() {
        PlatformMark mark = PlatformMark.of("swearing", 1, 90, 99);
        assertThat(mark.within("darn")).isEqualTo(new Span(0, 4));
        assertThat(PlatformMark.of("swearing", 1, 2, 99).within("darn")).isEqualTo(new Span(2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b/c/d", "A/1/0/4", "a/1/0", "a/1/0/4/5", "a/99999999/0/4", "a//0/4"})
    void whatABotMakesUpIsNoMark(String written) {
        Utterance utterance = marked("the sky", Map.of(PlatformMark.FLAGS, written));
        assertThat(PlatformMark.in(utterance)).isEmpty();
    }

    @Test
    void noMoreThanEightPlacesAreRead() {
        String many = "profanity/1/0/3 ".repeat(20).strip();
        assertThat(PlatformMark.flags(
                        marked("the sky", Map.of(PlatformMark.FLAGS, many)).around()))
                .hasSize(8);
    }
}
