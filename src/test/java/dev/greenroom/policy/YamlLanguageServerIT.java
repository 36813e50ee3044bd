package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.testkit.NodePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an author's editor says, by the YAML language server that editors use. Without Node or the server, it says so. */
@Timeout(300)
class YamlLanguageServerIT {
    private static final NodePackage SERVER =
            new NodePackage("yaml-language-server@1.19.2", "yaml-language-server.mjs");
    private static final String POLICY = """
            # yaml-language-server: $schema=../schema/policies.schema.json
            policy: mine
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void hasServer() throws Exception {
        Assumptions.assumeTrue(SERVER.isReady());
    }

    @Test
    void no_file_that_ships_has_a_complaint() throws Exception {
        // Given
        List<Map<String, String>> steps = ShippedRules.files().keySet().stream()
                .map(path -> Map.of("ask", "diagnostics", "path", path))
                .toList();

        // When
        JsonNode answers = ask(steps);

        // Then
        assertThat(answers).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(answers.get(i)).as(steps.get(i).get("path")).isEmpty();
        }
    }

    @Test
    void a_wrong_key_a_wrong_word_and_a_wrong_form_are_marked_where_they_stand() throws Exception {
        // Given
        String text = POLICY + """
                ruels: []
                rules:
                  - id: one
                    when: { category: hate, harm: "> 80%" }
                    then: blok
                    explain: { en: x }
                """;

        // When
        JsonNode told =
                ask(List.of(step("diagnostics", "policies/mine.yaml", text))).get(0);

        // Then
        assertThat(told.findValuesAsText("line")).containsExactlyInAnyOrder("3", "6", "7");
        assertThat(told.findValuesAsText("message"))
                .anyMatch(message -> message.contains("ruels is not allowed"))
                .anyMatch(message -> message.contains("\"allow\", \"mask\", \"block\""))
                .anyMatch(message -> message.contains("should be a comparison with a number from 0 to 1"));
    }

    @Test
    void keys_and_words_are_offered_with_what_they_mean() throws Exception {
        // Given
        String when = POLICY + "rules:\n  - id: one\n    when:\n      |>\n";
        String then = POLICY + "rules:\n  - id: one\n    then: |>\n";

        // When
        JsonNode offered =
                ask(List.of(step("completion", "policies/a.yaml", when), step("completion", "policies/b.yaml", then)));

        // Then
        List<String> keys = new ArrayList<>();
        ConditionKeys.CONDITION.keys().forEach(key -> keys.add(key.name()));
        assertThat(offered.get(0).findValuesAsText("label")).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(offered.get(0).findValuesAsText("documentation")).contains(ConditionKeys.HARM.doc());
        assertThat(offered.get(1).findValuesAsText("label")).contains("allow", "mask", "block");
    }

    @Test
    void resting_on_a_key_explains_it() throws Exception {
        // Given
        String text = """
                # yaml-language-server: $schema=../../schema/lexicons.schema.json
                lexicon: words
                language: en
                category: hate/slur
                sever|>ity: 0.5
                terms: [blorb]
                """;

        // When
        String shown = ask(List.of(step("hover", "lexicons/en/words.yaml", text)))
                .get(0)
                .asText();

        // Then: Markdown, in which the server puts a backslash before punctuation
        assertThat(shown.replace("\\", "")).contains(LexiconKeys.SEVERITY.doc()).contains("Default: 0.5");
    }

    private static Map<String, String> step(String ask, String path, String text) {
        return Map.of("ask", ask, "path", path, "text", text);
    }

    private static JsonNode ask(List<Map<String, String>> steps) throws IOException, InterruptedException {
        ObjectMapper mapper = new ObjectMapper();
        Path written = Files.createTempFile(folder, "steps", ".json");
        mapper.writeValue(written.toFile(), steps);
        Path answers = Files.createTempFile(folder, "answers", ".json");
        Process node = new ProcessBuilder(
                        "node",
                        SERVER.script(),
                        Path.of("rules").toAbsolutePath().toString(),
                        written.toAbsolutePath().toString())
                .directory(SERVER.home().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(answers.toFile())
                .start();
        boolean ended = node.waitFor(2, TimeUnit.MINUTES);
        node.destroyForcibly();
        assertThat(ended).as("the language server answered").isTrue();
        return mapper.readTree(answers.toFile());
    }
}
