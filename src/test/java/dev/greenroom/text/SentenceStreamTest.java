package dev.greenroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceStreamTest {
    private static final SentenceBorders BORDERS = new Abbreviations();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello there. How are you? Fine!             | Hello there. /How are you? /Fine!
            M. Dupont habite à Lyon. Il va bien.        | M. Dupont habite à Lyon. /Il va bien.
            Version 3.5 is out... Nice, e.g. for us.    | Version 3.5 is out... /Nice, e.g. for us.
            « Bonjour ! » dit-il. Puis il sort.         | « Bonjour ! » /dit-il. /Puis il sort.
            Quoi ? Non ! Si…                            | Quoi ? /Non ! /Si…
            He said "No." Then he left.                 | He said "No." /Then he left.
            1. Paris is big. 2. Lyon is not.            | 1. Paris is big. /2. Lyon is not.
            これは猫です。それは犬です。                    | これは猫です。/それは犬です。
            no end here                                 | no end here
            """)
    void cutsWhereAReaderWould(String text, String expected) {
        assertThat(sentences(List.of(text))).containsExactly(expected.split("/"));
    }

    @Test
    void aLineBreakEndsASentence() {
        assertThat(sentences(List.of("First line\nSecond line\n\n- third")))
                .containsExactly("First line\n", "Second line\n\n", "- third");
    }

    @Test
    void aSentenceIsHandedOutOnceTheNextWordIsWhole() {
        // Given
        SentenceStream stream = new SentenceStream(BORDERS);

        // When
        stream.write("One. Tw");
        Optional<SentenceStream.Sentence> early = stream.next();
        stream.write("o three");
        Optional<SentenceStream.Sentence> later = stream.next();

        // Then
        assertThat(early).isEmpty();
        assertThat(later).contains(new SentenceStream.Sentence("One. ", false));
    }

    @Test
    void aLongSentenceIsCutBetweenWords() {
        List<String> parts = sentences(List.of("word ".repeat(500)));

        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.endsWith("word "));
        assertThat(String.join("", parts)).isEqualTo("word ".repeat(500));
    }

    @Test
    void aStretchWithoutSpacesIsMarkedAndNeverCutsASurrogatePair() {
        // Given
        SentenceStream stream = new SentenceStream(BORDERS);
        stream.write("x" + "😀".repeat(3_000));
        stream.end();

        // When
        SentenceStream.Sentence first = stream.next().orElseThrow();

        // Then
        assertThat(first.unbroken()).isTrue();
        assertThat(Character.isHighSurrogate(first.text().charAt(first.text().length() - 1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void howATextIsCutIntoPiecesChangesNothing(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            // Given
            String text = randomText(random);

            // When
            List<String> whole = sentences(List.of(text));
            List<String> inPieces = sentences(cut(text, random));

            // Then
            assertThat(inPieces)
                    .as("seed %d round %d text %s", seed, round, text)
                    .isEqualTo(whole);
            assertThat(String.join("", whole)).isEqualTo(text);
        }
    }

    @Test
    void aFloodOfStopsIsReadInLinearTime() {
        SentenceStream stream = new SentenceStream(BORDERS);
        int handedOut = 0;
        for (int i = 0; i < 100_000; i++) {
            stream.write("!!!!");
            while (stream.next().isPresent()) {
                handedOut++;
            }
        }
        assertThat(stream.waiting()).isLessThan(10_000);
        assertThat(handedOut).isPositive();
    }

    private static List<String> sentences(List<String> pieces) {
        SentenceStream stream = new SentenceStream(BORDERS);
        List<String> found = new ArrayList<>();
        for (String piece : pieces) {
            stream.write(piece);
            drain(stream, found);
        }
        stream.end();
        drain(stream, found);
        return found;
    }

    private static void drain(SentenceStream stream, List<String> found) {
        for (Optional<SentenceStream.Sentence> next = stream.next(); next.isPresent(); next = stream.next()) {
            found.add(next.get().text());
        }
    }

    private static String randomText(Random random) {
        String[] parts = {
            "M. ",
            "Dupont",
            ". ",
            " ",
            "! ",
            "? ",
            "…",
            "» ",
            "\n",
            "\n\n",
            "mot",
            "a",
            "été ",
            "3.5",
            "😀",
            "\ud83d",
            "\"",
            ") ",
            "。",
            "-",
            "J. ",
            "etc. ",
            "... ",
            "\u00a0», ",
            "x".repeat(300),
            "  "
        };
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(6));
            pieces.add(text.substring(at, to));
            at = to;
        }
        return pieces;
    }
}
