package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestReplyTest {
    @Test
    void theWordsThatWereFoundAreNotRepeated() {
        // Given
        Decision held = held("a rude name", "Calls somebody “a rude name”.");

        // When
        String words = TestReply.of(Direction.QUESTION, held, Language.ENGLISH);

        // Then
        assertThat(words).isEqualTo("Test: held by “name-calling” (harm 0.46, exposure 0.70): Calls somebody “…”.");
    }

    @Test
    void aReplyFitsIntoAMessageOfAChat() {
        // Given
        Decision held = held("", "😀".repeat(600));

        // When
        String words = TestReply.of(Direction.ANSWER, held, Language.ENGLISH);

        // Then
        assertThat(words.codePointCount(0, words.length())).isEqualTo(TestReply.LONGEST);
        assertThat(words).endsWith("😀…");
    }

    private static Decision held(String found, String explanation) {
        Span span = found.isEmpty() ? null : new Span(0, found.length());
        Reason reason =
                new Reason("name-calling", "insult", span, found, null, Map.of("en", explanation), "twitch/harassment");
        return new Decision(new Outcome.Hold(Duration.ofSeconds(45)), 0.456, 0.7, List.of(reason), "rev");
    }
}
