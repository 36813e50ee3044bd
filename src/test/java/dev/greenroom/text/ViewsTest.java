package dev.greenroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mort-aux-JUIFS !|mort aux juifs",
                "Élève, œuvre, Straße|eleve oeuvre strasse",
                "ｆｕｌｌ ｗｉｄｔｈ|full width",
                "𝓶𝓪𝓽𝓱 𝔩𝔢𝔱𝔱𝔢𝔯𝔰|math letters",
                "s̶t̶r̶u̶c̶k̶|struck",
                "z̸̢̛a̷l̵g̶o̷|zalgo",
                "l'arabe qu'il|l arabe qu il",
                "in\u200bvi\u200dsi\u00adble|invisible",
                "a\u202Eb\u202Cc|abc",
            })
    void folding_shows_the_words(String text, String folded) {
        assertThat(Views.of(text).folded().text()).isEqualTo(" " + folded + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k1ll|kil",
                "k i l l them|kil them",
                "k.i.l.l y.o.u|kil you",
                "k-i-l-l|kil",
                "кіll|kil",
                "ᴋɪʟʟ|kil",
                "🅺🅸🅻🅻|kil",
                "loooool|lol",
                "b!tch|bitch",
                "a$$|as",
                "b@d|bad",
            })
    void uncovering_lifts_disguises(String text, String uncovered) {
        assertThat(Views.of(text).uncovered()).extracting(View::text).contains(" " + uncovered + " ");
    }

    @Test
    void ordinary_text_is_not_uncovered_at_all() {
        assertThat(Views.of("Bonjour, who wins tonight? C'est 20 € !!").uncovered())
                .isEmpty();
    }

    @Test
    void a_stretched_letter_fits_a_doubled_one_but_a_single_letter_does_not() {
        View view = Views.of("asss aaas as").uncovered().get(0);
        assertThat(Disguise.fits(view, 0, " ass ")).isTrue();
        assertThat(Disguise.fits(view, 3, " ass ")).isFalse();
        assertThat(Disguise.fits(view, 6, " ass ")).isFalse();
        assertThat(Disguise.fits(view, 6, " as ")).isTrue();
    }

    @Test
    void offsets_count_code_points_of_the_original() {
        // Given
        String text = "👍🏽 Œuvre";

        // When
        View view = Views.of(text).folded();
        int word = view.words() - 1;

        // Then
        assertThat(view.word(word)).isEqualTo("oeuvre");
        assertThat(view.span(word, word).of(text)).isEqualTo("Œuvre");
    }

    @Test
    void maps_of_any_garbage_are_monotone_and_in_range() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String text = garbage(random);
            Views views = Views.of(text);
            int length = text.codePointCount(0, text.length());
            inOrder(views).forEach(view -> check(view, length, true, seed, text));
            turned(views).forEach(view -> check(view, length, false, seed, text));
        }
    }

    private static List<View> inOrder(Views views) {
        List<View> all = new ArrayList<>(List.of(views.folded(), views.rotated()));
        all.addAll(views.lifted());
        all.addAll(views.joined());
        all.addAll(views.uncovered());
        View censored = views.censored();
        if (censored != null) {
            all.add(censored);
        }
        return all;
    }

    /** Those that begin at the end: where their words stand goes down. */
    private static List<View> turned(Views views) {
        List<View> all = new ArrayList<>(List.of(views.backwards()));
        all.addAll(views.turned());
        return all;
    }

    @Test
    void a_million_characters_are_read_in_linear_time() {
        assertThat(Views.of("a ".repeat(500_000)).folded().words()).isEqualTo(500_000);
        assertThat(Views.of("a ".repeat(500_000)).uncovered().get(0).words()).isEqualTo(1);
        assertThat(Views.of("\uD800".repeat(1_000_000)).folded().words()).isZero();
        assertThat(Views.of("x".repeat(1_000_000)).uncovered().get(0).text()).isEqualTo(" x ");
    }

    private static void check(View view, int length, boolean inOrder, long seed, String text) {
        int last = 0;
        for (int word = 0; word < view.words(); word++) {
            Span span = view.span(word, word);
            assertThat(span.start())
                    .as("seed %s, text %s", seed, text)
                    .isGreaterThanOrEqualTo(inOrder && !view.reordered() ? last : 0);
            assertThat(span.end())
                    .as("seed %s, text %s, view %s", seed, text, view.text())
                    .isBetween(span.start() + 1, length);
            last = span.end() - 1;
        }
    }

    private static String garbage(Random random) {
        StringBuilder text = new StringBuilder();
        String likely = "aA1!@$ .-'éŒｆ🅰👍\u0336\u200b\u202eкᴋ\n\"«»";
        int size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(4) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                int at = random.nextInt(likely.length());
                text.append(likely.charAt(at));
            }
        }
        return text.toString();
    }
}
