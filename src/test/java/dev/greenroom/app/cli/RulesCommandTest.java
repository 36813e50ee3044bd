package dev.greenroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.testkit.OnlyCompiling;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The rule author's commands over a few rules, in the place of those that come with Greenroom, and a folder laid over them. */
@Timeout(300)
class RulesCommandTest {
    private static final String MINE = """
            policy: mine
            extends: base
            rules:
              - id: no-spoilers
                on: answer
                when: { category: spoiler }
                then: { hold: 30s, on_timeout: refuse }
                explain: { en: "Gives the story away (“{span}”).", fr: "Dévoile l'histoire (« {span} »)." }
            tests:
              - answer: In the end the butler did it.
                expect: { verdict: hold, rule: no-spoilers }
            """;
    private static final String SPOILERS = """
            lexicon: spoilers
            language: en
            category: spoiler
            terms: [the butler did it, secret ending]
            """;

    private static final Map<String, String> PACKAGED = Map.of(
            "languages/en.yaml",
            "{ language: en, refusal: No., categories: { profanity: swearing, spoiler: a spoiler } }",
            "languages/fr.yaml",
            "{ language: fr, refusal: Non., categories: { profanity: des jurons, spoiler: une révélation } }",
            "lexicons/en/swearing.yaml",
            "{ lexicon: swearing, language: en, category: profanity, terms: [blorb] }",
            "policies/base.yaml",
            """
            policy: base
            languages: [en, fr]
            rules:
              - id: swearing
                when: { category: profanity }
                then: mask
                explain: { en: "Swears (“{span}”).", fr: "Jure (« {span} »)." }
            """,
            "policies/twitch.yaml",
            "{ policy: twitch, extends: base }",
            "tests/swearing.yaml",
            "tests: [{ answer: You blorb!, expect: { verdict: mask } }]");

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    @BeforeAll
    static void pack() throws IOException {
        for (Map.Entry<String, String> file : PACKAGED.entrySet()) {
            save(home.resolve("rules"), file.getKey(), file.getValue());
        }
    }

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"lint", "test", "explain", "backtest"})
    void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
        assertThat(execute("rules", command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: greenroom rules " + command, "Exit codes:", "Examples:", "--json");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void rulesAloneSaysWhatThereIs() {
        assertThat(execute("rules")).isEqualTo(2);
        assertThat(err.toString()).contains("Say what to do with the rules: lint, test, explain, backtest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lint DIR/none                     | none does not exist or is not a folder",
                "test DIR/none                     | none does not exist or is not a folder",
                "lint --policy twich               | did you mean 'twitch'?",
                "test --policy twich               | did you mean 'twitch'?",
                "test --filter [                   | --filter is not a regular expression",
                "test --watch                      | --watch goes with a DIR",
                "test DIR --watch --json           | leave --json out",
                "test --coverage-min 101           | from 0 to 100",
                "tset                              | 'tset' is not a command of 'greenroom rules'; did you mean 'test'?",
                "test DIR --fliter=x               | '--fliter' is not an option of 'greenroom rules test'; did you mean '--filter'?",
                "explain x y                       | 'y' is not expected; it is one argument too many",
                "explain                           | TEXT",
                "explain --direction up x          | should be question or answer",
                "explain --direction question --question x y | --question goes with an answer",
                "explain --rules DIR/none x        | none does not exist",
            })
    void wrongUsageIsToldWithExitCodeTwo(String arguments, String told) {
        String[] words =
                ("rules " + arguments).replace("DIR", folder.toString()).split(" ");

        assertThat(execute(words)).isEqualTo(2);
        assertThat(err.toString()).contains(told);
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNoTextIsToldWithItsPlace() throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.write(folder.resolve("policies/latin.yaml"), new byte[] {(byte) 0xE9});

        assertThat(execute("rules", "lint", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("policies/latin.yaml:1:1", "UTF-8");
    }

    @Test
    void rulesWithoutFaultLintAndTestWithCodeZero() throws IOException {
        // Given
        save("policies/mine.yaml", MINE);
        save("lexicons/en/spoilers.yaml", SPOILERS);

        // When, Then
        assertThat(execute("rules", "lint", folder.toString(), "--policy", "mine", "--json"))
                .isZero();
        assertThat(new JsonObject(out.toString()).getInteger("errors")).isZero();
        assertThat(execute("rules", "test", folder.toString(), "--policy", "mine", "--filter", "butler"))
                .isZero();
        assertThat(out.toString()).contains("policies/mine.yaml", "1 passed", "1 test passed in 1 file");
    }

    @Test
    void rulesWithAFaultFailWithTheirPlaceEverywhere() throws IOException {
        // Given
        save("policies/mine.yaml", MINE.replace("category: spoiler", "category: profaniti"));
        String dir = folder.toString();

        // When, Then
        assertThat(execute("rules", "lint", dir, "--policy", "mine")).isEqualTo(1);
        assertThat(out.toString()).contains("policies/mine.yaml:6:23", "did you mean 'profanity'?", "1 error, ");
        assertThat(execute("rules", "test", dir, "--policy", "mine")).isEqualTo(1);
        assertThat(out.toString()).contains("policies/mine.yaml:6:23", "Not everything was tested");
        assertThat(execute("rules", "explain", "--rules", dir, "--policy", "mine", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("policies/mine.yaml:6:23");
    }

    @Test
    void aFailingTestAndTooLittleCoverageAreCodeOne() throws IOException {
        // Given
        save("policies/mine.yaml", MINE.replace("verdict: hold", "verdict: block"));
        save("lexicons/en/spoilers.yaml", SPOILERS);
        Path xml = folder.resolve("tests.xml");
        String[] test = {"rules", "test", folder.toString(), "--policy", "mine", "--filter", "butler"};

        // When
        int failing = execute(with(test, "--junit", xml.toString()));

        // Then
        assertThat(failing).isEqualTo(1);
        assertThat(out.toString()).contains("1 failed", "FAILED policies/mine.yaml 1. answer", "no-spoilers");
        assertThat(xml).content().contains("<testsuites tests=\"1\" failures=\"1\"");

        // When
        save("policies/mine.yaml", MINE);
        int uncovered = execute(with(test, "--coverage-min", "100"));

        // Then
        assertThat(uncovered).isEqualTo(1);
        assertThat(out.toString()).contains("no test touches en/spoilers: secret ending");
        assertThat(err.toString()).contains("The tests touch 66.7 %, less than 100.0 %.");
    }

    @Test
    void nothingToTestIsAnErrorThatSaysSo() throws IOException {
        save("policies/mine.yaml", MINE);
        save("lexicons/en/spoilers.yaml", SPOILERS);

        assertThat(execute("rules", "test", folder.toString(), "--filter", "no such words"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No test matches --filter 'no such words'");
    }

    @Test
    void aTextIsExplainedInWordsAndAsJson() throws IOException {
        // Given
        save("policies/mine.yaml", MINE);
        save("lexicons/en/spoilers.yaml", SPOILERS);
        String[] asked = {
            "rules",
            "explain",
            "--rules",
            folder.toString(),
            "--policy",
            "mine",
            "--language",
            "fr",
            "--platform",
            "twitch"
        };

        // When, Then
        assertThat(execute(with(asked, "the butler did it"))).isZero();
        assertThat(out.toString()).contains("en/spoilers", "hold pendant 30s, par no-spoilers", "Dévoile l'histoire");
        assertThat(execute(with(asked, "--json", "--before", "so", "--question", "who?", "the butler did it")))
                .isZero();
        JsonObject json = new JsonObject(out.toString());
        assertThat(json.getString("question")).isEqualTo("who?");
        assertThat(json.getString("before")).isEqualTo("so");
        assertThat(json.getJsonObject("around").getString("channel")).startsWith("twitch/");
        assertThat(json.getJsonObject("decision").getString("verdict")).isEqualTo("hold");
        assertThat(json.getJsonArray("findings").getJsonObject(0).getString("id"))
                .isEqualTo("en/spoilers");
    }

    @Test
    void noColoursGoIntoAFile() throws IOException {
        save("policies/mine.yaml", "nonsense");

        execute("rules", "lint", folder.toString(), "--policy", "base");

        assertThat(out.toString()).contains("error").doesNotContain("\u001B");
    }

    private void save(String path, String text) throws IOException {
        save(folder, path, text);
    }

    private static void save(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private int execute(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = GreenroomCommand.over(new Small());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private static final class Small extends OnlyCompiling {
        @Override
        public RuleFiles rules(@Nullable Path folder) {
            return new RuleFiles(home, folder);
        }
    }
}
