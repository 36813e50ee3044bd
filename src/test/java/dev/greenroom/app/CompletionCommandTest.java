package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.cli.GreenroomCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class CompletionCommandTest {
    @TempDir
    Path folder;

    @Test
    void theScriptKnowsEveryCommandAndItsOptions() {
        assertThat(script())
                .startsWith("#!/usr/bin/env bash")
                .contains("rules backtest", "--coverage-min", "--recording", "completion");
    }

    @Test
    @EnabledIf("hasBash")
    void bashCompletesWhatWasBegun() throws Exception {
        // Given
        Path script = Files.writeString(folder.resolve("greenroom.bash"), script());

        // When somebody presses Tab
        String options = completed(script, "greenroom rules test --cov", 3);
        String commands = completed(script, "greenroom rules ba", 2);

        // Then
        assertThat(options.split("\\s+")).contains("--coverage", "--coverage-min");
        assertThat(commands.strip()).isEqualTo("backtest");
    }

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    /** @param word the number of the word that is completed, from 0 */
    private static String completed(Path script, String typed, int word) throws IOException, InterruptedException {
        String ask = "source " + script + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + word
                + "; _complete_greenroom; echo \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "-c", ask)
                .redirectErrorStream(true)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    private static String script() {
        StringWriter out = new StringWriter();
        CommandLine line = GreenroomCommand.over(new ServerProcess()).setOut(new PrintWriter(out));
        assertThat(line.execute("completion")).isZero();
        return out.toString();
    }
}
