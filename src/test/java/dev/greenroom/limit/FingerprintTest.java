package dev.greenroom.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource({
        "What time is it?, WHAT   time is it",
        "Tu préfères le thé ?, tu preferes le the",
        "coooool, cool",
        "Kappa Kappa Kappa, Kappa",
        "hype now hype now hype now, hype now",
        "???, ?",
        "😂😂😂, 😂",
        "are you going to play the new racing game tonight, are you going to play the new racing game tonighht pls"
    })
    void theseSayTheSame(String one, String two) {
        assertThat(like(one, two)).isTrue();
        assertThat(like(two, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "What time is it?, What day is it?",
        "😂😂, ❤",
        "+2, +4",
        "10, 100",
        "what do you honestly think about candidate number 4, what do you honestly think about candidate number 5",
        "what is the capital of France, what is the capital of Spain",
        "'', ?"
    })
    void theseDoNot(String one, String two) {
        assertThat(like(one, two)).isFalse();
    }

    @Test
    void anInvisibleTailDoesNotMakeALineNew() {
        assertThat(like("same line", "same line \uDB40\uDC00")).isTrue();
        assertThat(like("same line", "sa\u200Bme li\u00ADne")).isTrue();
    }

    @Test
    void brokenSurrogatesAndAMillionCharactersDoNoHarm() {
        assertThat(like("\uD83D", "\uDE00 a")).isFalse();
        assertThat(like("ab ".repeat(400_000), "ab")).isTrue();
    }

    private static boolean like(String one, String two) {
        return Fingerprint.of(one).isLike(Fingerprint.of(two));
    }
}
