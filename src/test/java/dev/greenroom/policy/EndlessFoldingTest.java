package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndlessFoldingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ᲀ", "a\\ᲈ", "\\x{1C84}", "[\\x{1000}-\\x{2000}]", "[a-\\x{1c80}]", "x[^ᲆ-ᳰ]", "[Ა-🐒ᲇ]", "(б|ᲀ)"
            })
    void a_letter_of_which_the_other_case_is_never_found_is_seen(String pattern) {
        assertThat(EndlessFolding.isIn(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "в",
                "a-z",
                "[a-z]{24,}",
                "[\\x{2580}-\\x{259F}\\x{2800}-\\x{28FF}]",
                "\\p{Cyrillic}+x",
                "[\\x{1000}-\\x{1C7F}\\x{1C89}-\\x{2000}]",
                "🐒",
                "[^:>]",
                "a-"
            })
    void all_others_are_compiled(String pattern) throws Regex.Bad {
        assertThat(EndlessFolding.isIn(pattern)).isFalse();
        assertThat(Regex.of(pattern)).hasToString("/" + pattern + "/");
    }

    @Test
    void the_author_is_told_what_to_write_instead() {
        assertThatThrownBy(() -> Regex.of("[\\x{1000}-\\x{2000}]"))
                .isInstanceOf(Regex.Bad.class)
                .hasMessageContaining("U+1C80 to U+1C88")
                .hasMessageContaining("[\\x{1000}-\\x{1C7F}\\x{1C89}-\\x{2000}]");
    }
}
