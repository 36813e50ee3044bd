package dev.greenroom.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredReaderTest {
    private static final String[] PIECES = {
        "a",
        "k",
        "ab",
        "É",
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
        "a", "k", "K", "\u212A", "ab", "É", "1", ":", "#", " ", "=", "[", "]", "▀", "😀", "é", "-", "b", "?"
    };

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "^ ?(?:system|admin) ?: ; : (system|admin)",
                "(?:^|[^\\pL])\\[ ?/?(?:inst|sys) ?\\] ; [ ] (inst|sys)",
                "<{1,2}[|/]{0,2} ?(?:sys)\\b ; < sys",
                "a+=b ; =b",
                "role ?: ?|#{2,} ; (: role|#)",
                "[!?]{3} ; [!?]",
                "x[.]y ; [.]",
                "colou?r ; colo",
                "end of (?:the )?chat ; end of  chat",
                "Été ; été"
            })
    void a_match_holds_what_is_read_out_of_its_pattern(String pattern, String required) {
        assertThat(RequiredReader.of(pattern)).hasToString(required);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:?", "a|:", "[^:]", "[a:]", ":{0,3}", "(?i):", ".", "\\d", "(a|:)b", "\\pL", "é", "\\x41", "\\123",
                "ab?"
            })
    void a_match_may_do_without_anything_that_can_be_told(String pattern) {
        assertThat(RequiredReader.of(pattern)).isNull();
    }

    @Test
    void a_range_of_signs_counts_as_all_of_them() {
        Required signs = requireNonNull(RequiredReader.of("[\\x{2580}-\\x{259F}]{24,}"));

        assertThat(signs.isIn(new Glance("one ▀ stands here"))).isTrue();
        assertThat(signs.isIn(new Glance("none stands hère"))).isFalse();
    }

    @Test
    void letters_count_without_their_case() {
        Required word = requireNonNull(RequiredReader.of("sky é"));

        assertThat(word.isIn(new Glance("the \u017F\u212Ay É"))).isTrue();
        assertThat(word.isIn(new Glance("a sky e"))).isFalse();
    }

    @Test
    void letters_that_a_pattern_takes_for_one_another_are_the_same_without_their_case() {
        // Given
        StringBuilder cased = new StringBuilder();
        for (char c = 'A'; c < Character.MIN_SURROGATE; c++) {
            if (isCased(c)) {
                cased.append(c);
            }
        }
        for (int i = 0; i < cased.length(); i++) {
            char letter = cased.charAt(i);

            // When
            Matcher matcher = Pattern.compile(String.valueOf(letter), Pattern.CASE_INSENSITIVE)
                    .matcher(cased);

            // Then
            while (matcher.find()) {
                assertThat(Glance.fold(cased.charAt(matcher.start())))
                        .as("%s and %s", letter, matcher.group())
                        .isEqualTo(Glance.fold(letter));
            }
        }
    }

    /** RE2/J does not know the old Cyrillic letters from U+1C80 on, and never comes to an end with them. */
    private static boolean isCased(char c) {
        return (Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c))
                && (c < '\u1C80' || c > '\u1C88');
    }

    @Test
    void no_text_that_matches_lacks_what_its_pattern_requires() {
        long seed = 4_211_023;
        Random random = new Random(seed);
        int matched = 0;
        for (int round = 0; round < 3_000; round++) {
            // Given
            String written = any(random, PIECES, 6);
            Pattern pattern = compiled(written);
            if (pattern == null) {
                continue;
            }
            String text = any(random, LETTERS, 8);

            // When
            Required required = RequiredReader.of(written);

            // Then
            if (required != null && pattern.matcher(text).find()) {
                matched++;
                Glance glance = new Glance(text);
                assertThat(required.isIn(glance) && glance.hasAny(required.oneOf()))
                        .as("seed %s: %s needs %s in %s", seed, written, required, text)
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
