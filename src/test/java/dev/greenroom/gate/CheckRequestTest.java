package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Role;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRequestTest {
    private static final CheckRequest.Defaults DEFAULTS =
            new CheckRequest.Defaults(Direction.ANSWER, Language.ENGLISH, 20);

    @Test
    void onlyTheTextIsNeeded() throws Exception {
        // When
        CheckRequest request = CheckRequest.parse("{\"text\":\"hello\"}", DEFAULTS);

        // Then
        assertThat(request.id()).isNull();
        assertThat(request.utterance().direction()).isEqualTo(Direction.ANSWER);
        assertThat(request.utterance().text()).isEqualTo("hello");
        assertThat(request.utterance().language()).isEqualTo(Language.ENGLISH);
        assertThat(request.utterance().channel()).isEqualTo("default");
        assertThat(request.utterance().question()).isNull();
    }

    @Test
    void everythingElseIsTakenWhereItIsGivenAndUnknownKeysAreLeftAlone() throws Exception {
        // When
        CheckRequest request = CheckRequest.parse("""
                {"id":7,"text":"bonjour","direction":"question","question":"why","language":"fr-FR",
                 "channel":"twitch/somebody","author":"u1","label":"hate"}""", DEFAULTS);

        // Then
        assertThat(request.id()).isEqualTo(7);
        assertThat(request.utterance().direction()).isEqualTo(Direction.QUESTION);
        assertThat(request.utterance().question()).isEqualTo("why");
        assertThat(request.utterance().language()).isEqualTo(Language.FRENCH);
        assertThat(request.utterance().channel()).isEqualTo("twitch/somebody");
        assertThat(request.utterance().author()).isEqualTo("u1");
    }

    @Test
    void whatStandsAroundTheTextIsTaken() throws Exception {
        // When
        CheckRequest request = CheckRequest.parse("""
                {"text":"hi","mode":"review","at":"2026-03-01T20:00:00Z","facts":{"scene":"interview"},
                 "author":{"name":"lena","roles":["subscriber"],"account_age_days":2.5,"first_message":true,
                           "messages":3,"held":2,"blocked":1}}""", DEFAULTS);

        // Then
        assertThat(request.utterance().around())
                .isEqualTo(new Circumstances(
                        "default",
                        "review",
                        Instant.parse("2026-03-01T20:00:00Z"),
                        new Author(
                                "lena",
                                Set.of(Role.SUBSCRIBER),
                                Duration.ofHours(60),
                                true,
                                new Author.History(3, 2, 1)),
                        Map.of("scene", "interview")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json|this is not JSON",
                "|this is not JSON",
                "[1]|write a JSON object",
                "null|write a JSON object",
                "{}|\"text\" is missing",
                "{\"text\":5}|\"text\" should be a text",
                "{\"text\":\"123456789012345678901\"}|\"text\" should have at most 20 characters",
                "{\"text\":\"a\",\"direction\":\"up\"}|\"direction\" should be \"question\" or \"answer\", found \"up\"",
                "{\"text\":\"a\",\"language\":\"french\"}|\"language\" should be a tag",
                "{\"text\":\"a\",\"id\":{}}|\"id\" should be a number or a text",
                "{\"text\":\"a\"|this is not JSON",
                "{\"text\":\"a\",\"mode\":\"shut\"}|\"mode\" should be open, review or closed",
                "{\"text\":\"a\",\"at\":\"noon\"}|\"at\" should be a time such as",
                "{\"text\":\"a\",\"author\":7}|\"author\" should be a text",
                "{\"text\":\"a\",\"author\":{\"roles\":[\"king\"]}}|\"roles\" should be a list of broadcaster",
                "{\"text\":\"a\",\"author\":{\"held\":-1}}|\"held\" should be a whole number",
                "{\"text\":\"a\",\"author\":{\"account_age_days\":\"3d\"}}|\"account_age_days\" should be a number",
                "{\"text\":\"a\",\"facts\":[1]}|\"facts\" should be an object",
                "{\"text\":\"a\",\"facts\":{\"scene\":1}}|\"scene\" should be a text",
            })
    void whatCannotBeUnderstoodIsToldWithWhatToWrite(String json, String error) {
        assertThatThrownBy(() -> CheckRequest.parse(json == null ? "" : json, DEFAULTS))
                .isInstanceOf(CheckRequest.BadRequest.class)
                .hasMessageContaining(error);
    }

    @Test
    void deepNestingIsAnErrorAndNotACrash() {
        assertThatThrownBy(() -> CheckRequest.parse("[".repeat(100_000), DEFAULTS))
                .isInstanceOf(CheckRequest.BadRequest.class);
    }

    @Test
    void lengthIsCountedInCodePoints() throws Exception {
        assertThat(CheckRequest.parse("{\"text\":\"" + "😀".repeat(20) + "\"}", DEFAULTS)
                        .utterance()
                        .text())
                .hasSize(40);
    }

    @Test
    void theAnswerHasTheSharedShapeInAStableOrder() throws Exception {
        // Given
        Reason reason = new Reason(
                "likely-misread",
                "hate/threat",
                new Span(3, 7),
                "Mort",
                "place-name",
                Map.of("en", "Harmless here.", "fr", "Sans danger."),
                "twitch/hateful-conduct");
        Decision decision =
                new Decision(new Outcome.Hold(Duration.ofSeconds(45)), 0.1234567, 1.0 / 3, List.of(reason), "r1");
        CheckRequest request = CheckRequest.parse("{\"id\":\"a\",\"text\":\"x\",\"language\":\"fr\"}", DEFAULTS);

        // When
        String json = request.answer(decision).encode();

        // Then
        assertThat(json)
                .isEqualTo("{\"id\":\"a\",\"verdict\":\"hold\",\"harm\":0.1235,\"exposure\":0.3333,\"reasons\":[{"
                        + "\"rule\":\"likely-misread\",\"category\":\"hate/threat\",\"span\":{\"start\":3,\"end\":7,"
                        + "\"text\":\"Mort\"},\"context\":\"place-name\",\"explanation\":\"Sans danger.\","
                        + "\"cites\":\"twitch/hateful-conduct\"}],\"policy_revision\":\"r1\"}");
    }

    @Test
    void whatIsAbsentIsNullSoThatEveryKeyIsAlwaysThere() {
        // Given
        Reason reason = new Reason("r", "spam", null, "", null, Map.of("en", "Because."), null);
        Decision decision = new Decision(new Outcome.Block(), 1, 0, List.of(reason), "r1");

        // When
        String json = DecisionJson.of(decision, Language.FRENCH).encode();

        // Then
        assertThat(json)
                .contains("\"span\":null,\"context\":null,\"explanation\":\"Because.\",\"cites\":null")
                .contains("\"harm\":1.0,\"exposure\":0.0");
    }
}
