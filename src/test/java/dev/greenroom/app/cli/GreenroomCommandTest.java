package dev.greenroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.FakePolicy;
import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.ConfigExample;
import dev.greenroom.policy.Policy;
import dev.greenroom.testkit.OnlyCompiling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GreenroomCommandTest {
    private final Recorder actions = new Recorder();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void noArgumentsRunTheDemo() {
        assertThat(execute()).isEqualTo(7);
        assertThat(actions.config().demo()).isTrue();
    }

    @Test
    void optionsWorkWithAndWithoutTheWordRun() {
        assertThat(execute("--port", "0", "--no-demo")).isEqualTo(7);
        assertThat(execute("run", "--port", "0", "--demo", "--twitch", "#Somebody", "--data-dir", "d"))
                .isEqualTo(7);

        assertThat(actions.configs.get(0).demo()).isFalse();
        assertThat(actions.configs.get(0).port()).isZero();
        assertThat(actions.configs.get(1).demo()).isTrue();
        assertThat(actions.configs.get(1).chat().twitchChannel()).isEqualTo("somebody");
        assertThat(actions.configs.get(1).dataDir()).isEqualTo(Path.of("d"));
    }

    @Test
    void aSettingsFileIsRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("g.yaml"), "port: 1234\n");

        assertThat(execute("run", "--config", file.toString())).isEqualTo(7);
        assertThat(actions.config().port()).isEqualTo(1234);
    }

    @Test
    void aReplayRunsWithItsRecording() {
        assertThat(execute("replay", "chat.jsonl", "--speed", "4x", "--port", "0"))
                .isEqualTo(7);
        assertThat(actions.config().chat().replayFile()).isEqualTo(Path.of("chat.jsonl"));
        assertThat(actions.config().chat().replaySpeed()).isEqualTo(4);
        assertThat(actions.config().demo()).isFalse();
    }

    @Test
    void theJournalOfTheNamedFolderIsVerified() {
        assertThat(execute("journal", "verify", "--data-dir", "evidence")).isEqualTo(1);
        assertThat(out.toString()).contains("verified evidence");
    }

    @Test
    void theSettingsFileIsPrintedWhole() {
        assertThat(execute("config")).isZero();
        assertThat(out.toString()).isEqualTo(ConfigExample.render());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "run --port many",
                "run --config /does/not/exist.yaml",
                "replay",
                "replay chat.jsonl --speed fast",
                "journal",
                "--config x run",
                "check --direction sideways hello",
                "check --question why",
                "check one two",
            })
    void wrongUsageIsToldOnStderrWithExitCodeTwo(String arguments) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
        assertThat(actions.configs).isEmpty();
    }

    @Test
    void anOptionBeforeTheCommandIsToldWhereToStand() {
        execute("--config", "x", "run");

        assertThat(err.toString()).contains("Write --config after 'run', not before it");
    }

    static Stream<String> commands() {
        return commands("", GreenroomCommand.over(new OnlyCompiling()));
    }

    private static Stream<String> commands(String name, CommandLine line) {
        return Stream.concat(
                Stream.of(name),
                line.getSubcommands().entrySet().stream()
                        .flatMap(command -> commands((name + " " + command.getKey()).strip(), command.getValue())));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpAndVersion(String command) {
        assertThat(execute((command + " --help").strip().split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: greenroom").contains("Show this help message");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(execute((command + " --version").strip().split(" "))).isZero();
        assertThat(out.toString()).contains("greenroom (unpackaged)");
        assertThat(actions.configs).isEmpty();
    }

    @Test
    void aFailureIsAMessageAndExitCodeOne() {
        actions.failure = new IllegalStateException("port 8787 is taken; choose another with --port");

        assertThat(execute("run")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("port 8787 is taken; choose another with --port");
    }

    @Test
    void aTextIsCheckedAndToldAsAJsonLine() {
        assertThat(execute("check", "--language", "fr", "a bad thing")).isZero();
        assertThat(out.toString())
                .startsWith("{\"verdict\":\"block\",\"harm\":1.0")
                .contains("\"explanation\":\"Mauvais.\"")
                .endsWith("\"policy_revision\":\"fake\"}" + System.lineSeparator());
    }

    @Test
    void aTextThatTheTerminalMangledIsRefused() {
        assertThat(execute("check", "caf\uFFFD\uFFFD")).isEqualTo(2);
        assertThat(err.toString()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void rulesThatDoNotCompileAreExitCodeTwo() {
        actions.failure = new IllegalArgumentException("policies/twitch.yaml:3:1: unknown-key");

        assertThat(execute("check", "hello")).isEqualTo(2);
        assertThat(err.toString()).contains("policies/twitch.yaml:3:1");
    }

    private int execute(String... arguments) {
        CommandLine line = GreenroomCommand.over(actions);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private static final class Recorder extends OnlyCompiling {
        private final List<Config> configs = new ArrayList<>();
        private @Nullable Exception failure;

        Config config() {
            assertThat(configs).hasSize(1);
            return configs.get(0);
        }

        @Override
        public int run(Config config) throws Exception {
            fail();
            configs.add(config);
            return 7;
        }

        @Override
        public int verifyJournal(Path dataDir, PrintWriter report) {
            report.println("verified " + dataDir);
            return 1;
        }

        @Override
        public Policy compile(Map<String, String> files, String policyName, @Nullable Path model) throws Exception {
            fail();
            return new FakePolicy("fake");
        }

        private void fail() throws Exception {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
