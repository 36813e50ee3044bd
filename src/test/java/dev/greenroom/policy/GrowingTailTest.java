package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingTailTest {
    private static final Policy POLICY = ShippedRules.policy("base");

    @Test
    void ordinary_sentences_do_not_wait() {
        assertThat(POLICY.growingTail("The weather is lovely today. ")).isZero();
        assertThat(POLICY.growingTail("Bonjour à tous ! Nous parlons de cuisine."))
                .isZero();
        assertThat(POLICY.growingTail("")).isZero();
    }

    @Test
    void the_beginning_of_a_slogan_waits() {
        assertThat(POLICY.growingTail("Bonsoir. Mort. ")).isEqualTo("Mort. ".length());
        assertThat(POLICY.growingTail("Bonsoir. Mort aux. ")).isEqualTo("Mort aux. ".length());
        assertThat(POLICY.growingTail("Bonsoir. M0rt aux. ")).isEqualTo("M0rt aux. ".length());
    }

    @Test
    void single_letters_at_the_end_wait() {
        assertThat(POLICY.growingTail("Listen. N. I. G. ")).isEqualTo("N. I. G. ".length());
    }

    @Test
    void no_part_of_a_term_before_a_sentence_border_is_outside_the_tail() {
        long seed = 7_041_776L;
        Random random = new Random(seed);
        List<String> terms = List.of(
                "mort aux juifs",
                "death to the muslims",
                "gas the jews",
                "sieg heil",
                "n i g g e r",
                "sale juif",
                "kill all the jews",
                "holocaust never happened",
                "m0rt aux juiiiifs",
                "k i k e",
                "hitler was right");
        for (int round = 0; round < 3_000; round++) {
            String[] words = terms.get(random.nextInt(terms.size())).split(" ");
            StringBuilder text = new StringBuilder("Hello there. ");
            int begin = text.length();
            int[] borders = new int[words.length];
            for (int i = 0; i < words.length; i++) {
                text.append(words[i]).append(random.nextBoolean() ? ". " : random.nextBoolean() ? "! " : "\n");
                borders[i] = text.length();
            }
            assertThat(POLICY.decide(Utterance.answer(null, text.toString(), Language.ENGLISH))
                            .verdict())
                    .as("seed %s: %s", seed, text)
                    .isNotEqualTo(Verdict.ALLOW);
            for (int i = 0; i + 1 < words.length; i++) {
                String said = text.substring(0, borders[i]);
                assertThat(POLICY.growingTail(said))
                        .as("seed %s, said %s", seed, said)
                        .isGreaterThanOrEqualTo(borders[i] - begin);
            }
        }
    }
}
