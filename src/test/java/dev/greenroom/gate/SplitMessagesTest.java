package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SplitMessagesTest {
    private static Policy policy;

    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final SplitMessages splits = new SplitMessages(utterance -> policy.decide(utterance), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });
    private int next;

    @BeforeAll
    static void compile() {
        policy = ShippedRules.policy("twitch");
    }

    @Test
    void a_word_spelled_by_one_viewer_is_put_together() {
        // Given
        List.of("k", "i", "k").forEach(letter -> assertThat(say("ann", letter)).isEmpty());

        // When
        Optional<SplitMessages.Joined> joined = say("ann", "e");

        // Then
        assertThat(joined).hasValueSatisfying(found -> {
            assertThat(found.utterance().text()).isEqualTo("k i k e");
            assertThat(found.utterance().around().facts()).containsEntry(SplitMessages.FACT, "4/1");
            assertThat(found.earlier()).hasSize(3).doesNotContain("4");
        });
    }

    @Test
    void a_word_spelled_by_several_viewers_is_put_together_too() {
        say("ann", "ni");
        say("bob", "gg");

        assertThat(say("cat", "er"))
                .map(found -> found.utterance().around().facts())
                .hasValueSatisfying(facts -> assertThat(facts).containsEntry(SplitMessages.FACT, "3/3"));
    }

    @Test
    void a_sentence_in_halves_is_put_together_even_when_others_speak_between() {
        say("ann", "kill all");
        say("bob", "what a nice game this is tonight");

        assertThat(say("ann", "the jews"))
                .map(found -> found.utterance().text())
                .hasValue("kill all the jews");
    }

    @Test
    void halves_of_two_viewers_are_nobodys_sentence() {
        say("ann", "kill all");

        assertThat(say("bob", "the jews")).isEmpty();
    }

    @Test
    void what_lies_too_far_back_does_not_count() {
        say("ann", "kill all");
        now = now.plus(Duration.ofSeconds(21));

        assertThat(say("ann", "the jews")).isEmpty();
    }

    @Test
    void viewers_who_all_say_the_same_spell_nothing() {
        say("ann", "k");
        say("bob", "k");

        assertThat(say("cat", "k")).isEmpty();
    }

    @Test
    void what_was_found_once_is_not_found_again() {
        say("ann", "kill all");
        say("ann", "the jews");

        assertThat(say("ann", "lol")).isEmpty();
    }

    @Test
    void what_is_harmful_by_itself_does_not_drag_the_next_word_down() {
        say("ann", "mort aux juifs");

        assertThat(say("ann", "gg")).isEmpty();
    }

    @Test
    void ordinary_short_messages_stay_apart() {
        for (String text :
                List.of("gg", "wp", "lol", "nice", "ez", "f", "go", "w", "l", "what", "he did it", "no way")) {
            assertThat(say("ann", text)).as(text).isEmpty();
        }
    }

    private Optional<SplitMessages.Joined> say(String author, String text) {
        ChatMessage message = new ChatMessage(String.valueOf(++next), "twitch/x", author, author, text, now);
        return splits.see(message, Utterance.question(text, Language.ENGLISH));
    }
}
