package dev.greenroom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.cli.GreenroomCommand;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.testkit.OnlyCompiling;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the pages print of the rule author's tools is what the tools print of the files on the same page. */
@Timeout(120)
class ToolSamplesTest {
    private static final Pattern FILE = Pattern.compile("(?ms)^```(?:yaml rules=|jsonl )(\\S+)\\n(.*?)^```$");
    private static final Pattern RUN =
            Pattern.compile("(?ms)^```console\\n\\$ greenroom (rules (?:explain|backtest) [^\\n]*)\\n(.*?)^```$");
    private static final Pattern ERROR = Pattern.compile(
            "(?ms)^```\\n((\\S+\\.yaml):(\\d+):\\d+: error: [^\\n]*\\n \\| ([^\\n]*)\\n \\| +\\^)\\n```$");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|\\S+");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"docs/rule-author.md", "rules/README.md"})
    void what_a_tool_prints_on_a_page_is_what_it_prints(String page) throws Exception {
        // Given
        String text = Files.readString(Path.of(page));
        lay(text);
        List<MatchResult> samples = RUN.matcher(text).results().toList();
        assertThat(samples).isNotEmpty();
        for (MatchResult sample : samples) {
            // When
            String printed = run(arguments(sample.group(1)));

            // Then
            assertThat(masked(printed)).as("%s: %s", page, sample.group(1)).isEqualTo(masked(sample.group(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/rule-author.md", "rules/README.md"})
    void a_mistake_on_a_page_is_told_as_the_page_says(String page) throws Exception {
        // Given
        String text = Files.readString(Path.of(page));
        List<MatchResult> samples = ERROR.matcher(text).results().toList();
        assertThat(samples).isNotEmpty();
        for (MatchResult sample : samples) {
            lay(text);
            Path file = folder.resolve("my-rules").resolve(sample.group(2));
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(Integer.parseInt(sample.group(3)) - 1, sample.group(4));
            Files.write(file, lines);

            // When
            String printed =
                    run(List.of("rules", "lint", folder.resolve("my-rules").toString()));

            // Then
            assertThat(printed).as(page).contains(sample.group(1));
        }
    }

    /** Puts the files of a page where its commands look for them. */
    private void lay(String text) throws IOException {
        for (MatchResult block : FILE.matcher(text).results().toList()) {
            String path = block.group(1).endsWith(".jsonl") ? block.group(1) : "my-rules/" + block.group(1);
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
    }

    private List<String> arguments(String command) {
        return ARGUMENT.matcher(command)
                .results()
                .map(each -> each.group(1) == null ? each.group() : each.group(1))
                .map(each -> each.matches("my-rules|\\S+\\.jsonl")
                        ? folder.resolve(each).toString()
                        : each)
                .toList();
    }

    private String run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = GreenroomCommand.over(new Remembering());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.execute(arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        return out.toString().replace(folder + "/", "").replace(System.lineSeparator(), "\n");
    }

    /** But for the revisions, which every change of the rules changes, and the time it took. */
    private static String masked(String printed) {
        return printed.replaceAll("\\b[0-9a-f]{12}\\b", "REVISION").replaceAll("\\(\\d+\\.\\d+ s\\)", "(TIME)");
    }

    /** What comes with Greenroom is compiled once for all tests. */
    private static final class Remembering extends OnlyCompiling {
        @Override
        public Policy compile(Map<String, String> files, String policyName, @Nullable Path model) throws Exception {
            return files.equals(ShippedRules.files())
                    ? ShippedRules.policy(policyName)
                    : super.compile(files, policyName, model);
        }
    }
}
