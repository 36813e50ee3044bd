package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.policy.Author.History;
import dev.greenroom.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewersTest {
    private static final ChatMessage MESSAGE = of("ann");
    private long nanos = -Duration.ofDays(3).toNanos();
    private final Viewers viewers = new Viewers(() -> nanos, 100);

    private static ChatMessage of(String author) {
        return new ChatMessage("m", "twitch/x", author, author, "hi", Instant.EPOCH);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private History history() {
        return viewers.author(MESSAGE).history();
    }

    @Test
    void the_last_hour_is_counted_and_older_messages_are_not() {
        // When
        viewers.count(MESSAGE, Verdict.HOLD);
        pass(Duration.ofMinutes(30));
        viewers.count(MESSAGE, Verdict.BLOCK);
        viewers.count(MESSAGE, Verdict.ALLOW);

        // Then
        assertThat(history()).isEqualTo(new History(3, 1, 1));
        pass(Duration.ofMinutes(31));
        assertThat(history()).isEqualTo(new History(2, 0, 1));
        pass(Duration.ofMinutes(59));
        assertThat(history()).isEqualTo(History.NONE);
    }

    @Test
    void viewers_do_not_share_a_history() {
        // When
        viewers.count(MESSAGE, Verdict.BLOCK);

        // Then
        assertThat(viewers.author(of("bob")).history()).isEqualTo(History.NONE);
    }

    @Test
    void a_cool_down_ends_and_a_shorter_one_does_not_end_it_sooner() {
        // When
        viewers.coolDown(MESSAGE, Duration.ofMinutes(5));
        viewers.coolDown(MESSAGE, Duration.ofMinutes(1));

        // Then
        pass(Duration.ofMinutes(4));
        assertThat(viewers.isCooling(MESSAGE)).isTrue();
        assertThat(viewers.isCooling(of("bob"))).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(viewers.isCooling(MESSAGE)).isFalse();
    }

    @Test
    void a_longer_cool_down_takes_the_place_of_a_shorter_one() {
        // When
        viewers.coolDown(MESSAGE, Duration.ofMinutes(1));
        viewers.coolDown(MESSAGE, Duration.ofMinutes(5));

        // Then
        pass(Duration.ofMinutes(4));
        assertThat(viewers.isCooling(MESSAGE)).isTrue();
    }
}
