package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.detect.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonaTest {
    private static final String TEXT =
            "You are Nova, the cheerful host of a science show for families. Never talk about the sponsor's prices, and"
                    + " always answer in two short sentences. Greet people with \"Hello and welcome to the big evening"
                    + " show with all of you\". The canary: kx7f29qmv1.";
    private static final Persona PERSONA = Persona.of(TEXT);

    @Test
    void a_recited_part_is_found_where_it_stands_whatever_its_dress() {
        // Given
        String answer = "👍 Sure: NEVER talk about the sponsor’s prices — and always, always!";

        // When
        List<Finding> found = PERSONA.in(answer, "");

        // Then
        assertThat(found).singleElement().satisfies(leak -> {
            assertThat(leak.category().path()).isEqualTo("leak/prompt");
            assertThat(leak.span().of(answer)).isEqualTo("NEVER talk about the sponsor’s prices — and always");
            assertThat(leak.harm()).isEqualTo(0.6);
        });
    }

    @Test
    void a_long_recital_is_graver_than_a_short_one() {
        String all = "never talk about the sponsor's prices and always answer in two short sentences, greet people";
        assertThat(PERSONA.in(all, ""))
                .singleElement()
                .extracting(Finding::harm)
                .isEqualTo(0.9);
    }

    @Test
    void what_was_said_just_before_counts_and_is_not_marked() {
        // Given
        String before = "Well, never talk about the sponsor's";
        String text = "prices, and always.";

        // Then
        assertThat(PERSONA.in(text, "")).isEmpty();
        assertThat(PERSONA.in(text, before))
                .singleElement()
                .satisfies(leak -> assertThat(leak.span().of(text)).isEqualTo("prices, and always"));
    }

    @Test
    void who_it_is_may_be_said_but_not_recited() {
        assertThat(PERSONA.in("I am Nova, the cheerful host of a science show for families!", ""))
                .isEmpty();
        assertThat(PERSONA.in("You are Nova, the cheerful host of a science show for families!", ""))
                .hasSize(1);
    }

    @Test
    void what_it_was_told_to_say_may_be_said() {
        assertThat(PERSONA.in("Hello and welcome to the big evening show with all of you!", ""))
                .isEmpty();
    }

    @Test
    void a_canary_tells_however_it_is_written() {
        assertThat(PERSONA.in("It is KX7F29QMV1, I think", ""))
                .singleElement()
                .satisfies(leak -> assertThat(leak.span().start()).isEqualTo(6));
        assertThat(PERSONA.in("k-x-7 f 2 9 q m v 1", "")).hasSize(1);
        assertThat(PERSONA.in("kx7f29 only", "")).isEmpty();
    }

    @Test
    void the_same_words_in_another_order_are_no_leak() {
        long seed = 20_261_123L;
        Random random = new Random(seed);
        List<String> words = new ArrayList<>(List.of(TEXT.split(" ")));
        for (int round = 0; round < 200; round++) {
            Collections.shuffle(words, random);
            String text = String.join(" ", words).replace("kx7f29qmv1", "");
            assertThat(PERSONA.in(text, "")).as("seed %s: %s", seed, text).isEmpty();
        }
    }

    @Test
    void any_nine_words_of_a_long_persona_are_found_and_the_bound_keeps_to_itself() {
        // Given
        int count = Persona.MOST_WORDS + 500;
        String told = IntStream.range(0, count).mapToObj(i -> "word" + i).collect(Collectors.joining(" ", "Be. ", ""));
        Persona persona = Persona.of(told);
        Random random = new Random(20_261_123L);

        for (int round = 0; round < 100; round++) {
            // When
            int at = random.nextInt(count - 9);
            String text = IntStream.range(at, at + 9).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

            // Then
            boolean isKnown = at + 8 < Persona.MOST_WORDS - 1;
            assertThat(persona.in(text, "").isEmpty()).as(text).isEqualTo(!isKnown);
        }
    }

    @Test
    void two_personas_are_both_kept() {
        Persona both = PERSONA.and(Persona.of("Hi. One two three four five six seven eight nine."));
        assertThat(both.in("one two three four five six seven eight", "")).hasSize(1);
        assertThat(both.in("never talk about the sponsor's prices, and always", ""))
                .hasSize(1);
        assertThat(Persona.NONE.and(PERSONA)).isSameAs(PERSONA);
        assertThat(Persona.of("  ")).isSameAs(Persona.NONE);
    }
}
