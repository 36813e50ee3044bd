package dev.greenroom.chat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {
    @Test
    void noLineBreakBecomesAnotherCommand() {
        assertThat(ChatText.pieces("a\nJOIN #evil\r\nPRIVMSG #c :x\0y\u2028z"))
                .hasValue(List.of("a JOIN #evil PRIVMSG #c :x y z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /timeout somebody 600 | – /timeout somebody 600
                    .clear | – .clear
                    ...well then | …well then
                    ..../ban x | …/ban x
                    a / b . c | a / b . c
                    """)
    void nothingBeginsLikeACommand(String text, String sent) {
        assertThat(ChatText.pieces(text)).hasValue(List.of(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u200B", "\uFEFF", "\t \u2003", "\u3164", "\u2800", "\u00AD\u200D"})
    void nothingInvisibleHidesACommand(String before) {
        assertThat(ChatText.pieces(before + "/ban somebody")).hasValue(List.of("– /ban somebody"));
        assertThat(ChatText.pieces(before)).isEmpty();
    }

    @Test
    void everyPieceOfALongTextIsHarmlessToo() {
        // Given
        String text = "word ".repeat(99) + " /ban somebody and then " + "again ".repeat(100);

        // When
        List<String> pieces = ChatText.pieces(text).orElseThrow();

        // Then
        assertThat(pieces).hasSizeGreaterThan(1).allMatch(piece -> piece.length() <= 500);
        assertThat(pieces).noneMatch(piece -> piece.startsWith("/") || piece.startsWith("."));
        assertThat(String.join(" ", pieces).replace("– ", "").split("\\s+")).containsExactly(text.split("\\s+"));
    }

    @Test
    void noSignIsCutInTwo() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> signs = List.of("e\u0301", "👩‍👩‍👧", "🇫🇷", "한", "x", "👍🏽", "नि");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            text.append(signs.get(random.nextInt(signs.size())));
        }

        // When
        List<String> pieces = ChatText.pieces(text.toString()).orElseThrow();

        // Then
        assertThat(String.join("", pieces)).as("seed %d", seed).isEqualTo(text.toString());
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text.toString());
        int at = 0;
        for (String piece : pieces) {
            assertThat(piece.length()).as("seed %d", seed).isLessThanOrEqualTo(500);
            assertThat(borders.isBoundary(at)).as("seed %d, at %d", seed, at).isTrue();
            at += piece.length();
        }
    }

    @Test
    void aSignLongerThanAMessageIsCutAllTheSame() {
        String tower = "a" + "\u0301".repeat(1_200);

        assertThat(ChatText.pieces(tower).orElseThrow()).hasSize(3).allMatch(piece -> piece.length() <= 500);
    }

    @Test
    void moreThanTenMessagesAreNone() {
        assertThat(ChatText.pieces("x".repeat(5_000)).orElseThrow()).hasSize(10);
        assertThat(ChatText.pieces("x".repeat(5_001))).isEmpty();
    }
}
