package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhraseTest {
    private static final Path WORDS = Path.of("src/main/resources/dev/greenroom/policy");

    @Test
    void parts_are_put_into_the_same_language() {
        Phrase phrase = Phrase.of("platform.unknown", Phrase.joined("or", List.of("twitch", "youtube", "{0}")));

        assertThat(phrase.in(Language.ENGLISH)).isEqualTo("the platform is not known, so not twitch or youtube or {0}");
        assertThat(phrase.in(Language.FRENCH))
                .isEqualTo("la plateforme n'est pas connue, donc pas twitch ou youtube ou {0}");
    }

    @Test
    void a_language_without_words_gets_english_wherever_greenroom_runs() {
        assertThat(Phrase.of("nothing").in(new Language("de"))).isEqualTo("nothing");
    }

    @Test
    void french_says_everything_that_english_says_with_the_same_parts() throws IOException {
        // Given
        Properties english = read("trace.properties");
        Properties french = read("trace_fr.properties");

        // Then
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(parts(french.getProperty(key))).as(key).isEqualTo(parts(english.getProperty(key)));
        }
    }

    @Test
    void every_phrase_that_code_asks_for_has_words_and_every_word_is_asked_for() throws IOException {
        // Given
        Set<String> known = read("trace.properties").stringPropertyNames();
        StringBuilder code = new StringBuilder();
        try (var files = Files.list(Path.of("src/main/java/dev/greenroom/policy"))) {
            for (Path file : files.toList()) {
                code.append(Files.readString(file));
            }
        }

        // Then
        Set<String> asked = Pattern.compile("Phrase\\.of\\(\"([^\"]+)\"|say\\(\"([a-z.-]+[a-z])\"")
                .matcher(code)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toSet());
        assertThat(known).containsAll(asked);
        assertThat(known).allSatisfy(key -> assertThat(code).containsAnyOf(quoted(key)));
    }

    /** How code may write a key: whole, or with what is put before or behind it. */
    private static String[] quoted(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return new String[] {'"' + key + '"', "\"." + last + '"', '"' + key.replace(last, "") + "\" + "};
    }

    private static Properties read(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static Set<String> parts(String words) {
        return Pattern.compile("\\{\\d}")
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
