package dev.greenroom.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.BitSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredSignsTest {
    private static final String[] PIECES = {
        "a",
        "k",
        "1",
        ":",
        "#",
        " ",
        "=",
        "?",
        "*",
        "+",
        "{2}",
        "{0,2}",
        "|",
        "(",
        ")",
        "(?:",
        "[",
        "]",
        "[^",
        "-",
        "\\[",
        "\\b",
        "\\d",
        "\\pL",
        "\\p{L}",
        "\\x{2580}",
        ".",
        "^",
        "$",
        "(?i)",
        "😀",
        "é",
        "[:alpha:]",
        "??"
    };
    private static final String[] LETTERS = {
        "a", "k", "K", "1", ":", "#", " ", "=", "[", "]", "▀", "😀", "é", "-", "b", "?"
    };

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "^ ?(?:system|admin) ?:, :",
                "(?:^|[^\\pL])\\[ ?/?(?:inst|sys) ?\\], [",
                "<{1;2}[|/]{0;2} ?(?:sys)\\b, <",
                "a+=b, =",
                "role ?: ?|#{2;}, #:",
                "[!?]{3}, !?",
                "x[.]y, ."
            })
    void a_match_needs_one_of_its_signs(String pattern, String signs) {
        BitSet expected = new BitSet();
        signs.chars().forEach(expected::set);

        assertThat(RequiredSigns.of(pattern.replace(';', ','))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a:?", "a|:", "[^:]", "[a:]", ":{0,3}", "(?i):", ".", "\\d", "(a|:)b", "\\pL", "é"})
    void a_match_may_do_without_any_sign(String pattern) {
        assertThat(RequiredSigns.of(pattern)).isNull();
    }

    @Test
    void a_range_of_signs_counts_as_all_of_them() {
        BitSet signs = requireNonNull(RequiredSigns.of("[\\x{2580}-\\x{259F}]{24,}"));

        assertThat(signs.cardinality()).isEqualTo(32);
        assertThat(signs.get('▀')).isTrue();
    }

    @Test
    void no_text_that_matches_lacks_all_signs() {
        long seed = 4_211_023;
        Random random = new Random(seed);
        int matched = 0;
        for (int round = 0; round < 1_500; round++) {
            // Given
            String written = any(random, PIECES, 6);
            Pattern pattern = compiled(written);
            if (pattern == null) {
                continue;
            }
            String text = any(random, LETTERS, 8);

            // When
            BitSet signs = RequiredSigns.of(written);

            // Then
            if (signs != null && pattern.matcher(text).find()) {
                matched++;
                assertThat(text.codePoints().anyMatch(signs::get))
                        .as("seed %s: %s needs %s in %s", seed, written, signs, text)
                        .isTrue();
            }
        }
        assertThat(matched).isGreaterThan(10);
    }

    private static @Nullable Pattern compiled(String written) {
        try {
            return Pattern.compile(written, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static String any(Random random, String[] pieces, int most) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i <= random.nextInt(most); i++) {
            all.append(pieces[random.nextInt(pieces.length)]);
        }
        return all.toString();
    }
}
