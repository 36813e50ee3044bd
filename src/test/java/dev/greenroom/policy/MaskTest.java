package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Mask.Piece;
import dev.greenroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskTest {
    /** In code points, so that half a letter left over would show. */
    private static final int FIRST_LETTER = 0x1F300;

    @Test
    void pieces_that_overlap_become_one_replacement() {
        assertThat(Mask.apply("abcdef", List.of(new Piece(new Span(2, 5), "#"), new Piece(new Span(1, 3), "*"))))
                .isEqualTo("a*f");
    }

    @Test
    void pieces_side_by_side_keep_a_replacement_each() {
        assertThat(Mask.apply("👍👎!", List.of(new Piece(new Span(0, 1), "*"), new Piece(new Span(1, 2), "#"))))
                .isEqualTo("*#!");
    }

    @Test
    void nothing_of_a_masked_span_is_left_and_nothing_else_is_lost() {
        long seed = 11_231_746L;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            // Given: a text of letters that are all different
            int length = random.nextInt(1, 30);
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < length; letter++) {
                text.appendCodePoint(FIRST_LETTER + letter);
            }
            boolean[] masked = new boolean[length];
            List<Piece> pieces = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                int start = random.nextInt(length);
                int end = random.nextInt(start + 1, length + 1);
                pieces.add(new Piece(new Span(start, end), "*"));
                for (int letter = start; letter < end; letter++) {
                    masked[letter] = true;
                }
            }

            // When
            String left = Mask.apply(text.toString(), pieces);

            // Then
            StringBuilder expected = new StringBuilder();
            for (int letter = 0; letter < length; letter++) {
                if (!masked[letter]) {
                    expected.appendCodePoint(FIRST_LETTER + letter);
                }
            }
            assertThat(left.replace("*", ""))
                    .as("seed %s, round %s: %s", seed, round, pieces)
                    .isEqualTo(expected.toString());
        }
    }
}
