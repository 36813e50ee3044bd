package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.ConfigException;
import dev.greenroom.app.rules.BacktestText;
import dev.greenroom.backtest.Backtest;
import dev.greenroom.backtest.BacktestJson;
import dev.greenroom.backtest.BacktestReport;
import dev.greenroom.backtest.JournalSource;
import dev.greenroom.backtest.PastSource;
import dev.greenroom.backtest.RecordingSource;
import dev.greenroom.chat.replay.Script;
import dev.greenroom.policy.Policy;
import dev.greenroom.store.sqlite.JournalFile;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what other rules would have made of what was said. */
@Command(
        name = "backtest",
        description = {
            "Runs rules over the journal, or over a recorded chat, and tells what they would change.",
            "It tells how many verdicts change, by which rules, and which texts, the worst first. Nothing is written; a "
                    + "server may run beside it.",
            "Before is what was carried out; for a recording it is what your settings decide without --rules and "
                    + "--policy. What the mode, a tripwire or a bound decided stays decided.",
            "Worst is what moves farthest (allow, mask, hold, block); then what was said most often; then what was kept "
                    + "and would be let out.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything was decided on again, whatever changes.",
            "1:The journal or the recording cannot be read.",
            "2:Wrong usage or settings, no journal, or rules that do not compile.",
            "130:Stopped by Ctrl-C; what was found until then is told."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom rules backtest --rules my-rules --policy mychannel",
            "  greenroom rules backtest --rules my-rules --since 30d --limit 100",
            "  greenroom rules backtest --rules my-rules --recording last-night.jsonl",
            "  greenroom rules backtest --rules my-rules --json > changes.json"
        })
final class RulesBacktestCommand implements Callable<Integer> {
    private static final int MOST_FLIPS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Option(
            names = "--since",
            paramLabel = "TIME",
            description = "How far back, such as 12h or 30d (default: 7d).")
    private @Nullable String since;

    @CommandLine.Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "A recorded chat as for 'greenroom replay', in the place of the journal.")
    private @Nullable Path recording;

    @CommandLine.Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many of the texts that change are shown, 0 to 10000 (default: 20).")
    private int limit = 20;

    @CommandLine.Option(names = "--json", description = "Answers with JSON.")
    private boolean json;

    RulesBacktestCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 0 || limit > MOST_FLIPS) {
            throw usage("--limit should be from 0 to " + MOST_FLIPS + ", found " + limit);
        }
        if (recording != null && since != null) {
            throw usage("--since goes with the journal; a recording is read as a whole");
        }
        Duration back = since();
        Config config = settings.load(List.of()).config();
        PastSource source = recording == null ? journal(config, back) : recording(recording);
        Policy candidate = SettingOptions.policy(actions, config, terminal());
        // What was found until Ctrl-C is told before the process ends.
        try (Interruption interruption = new Interruption(PATIENCE)) {
            print(run(source, candidate, interruption));
        }
        return 0;
    }

    private BacktestReport run(PastSource source, Policy candidate, Interruption interruption) throws IOException {
        return terminal().watched(progress -> {
            Backtest.Watcher watcher = (done, all) -> {
                progress.at("Deciding again", done, all, source.unit());
                return !interruption.isAsked();
            };
            return Backtest.run(source, candidate, limit, watcher, System::nanoTime);
        });
    }

    private void print(BacktestReport report) {
        Terminal terminal = terminal();
        if (json) {
            terminal.out().println(BacktestJson.of(report).encodePrettily());
        } else {
            new BacktestText(terminal.ink()).print(report, terminal.out());
        }
        terminal.out().flush();
    }

    private static PastSource journal(Config config, Duration back) throws ConfigException {
        Path file = config.dataDir().resolve(SqliteDatabase.FILE);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(List.of("There is no journal in " + config.dataDir()
                    + "; name the folder of a Greenroom that has run with --data-dir"));
        }
        Instant from = Instant.now().minus(back);
        return new JournalSource(
                "the journal in " + config.dataDir(), taker -> JournalFile.decisions(file, from, taker::take));
    }

    private PastSource recording(Path file) throws ConfigException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(List.of("There is no recording " + file));
        }
        Config before = settings.loadWithoutPolicy().config();
        return new RecordingSource(
                Script.file(file), SettingOptions.policy(actions, before, terminal()), before.language());
    }

    private Duration since() {
        String text = since == null ? "7d" : since;
        return YamlMap.parseDuration(text)
                .filter(time -> !time.isZero() && !time.isNegative())
                .orElseThrow(() -> usage("--since should be a length of time such as 12h or 7d, found '" + text + "'"));
    }

    private Terminal terminal() {
        return new Terminal(Objects.requireNonNull(spec).commandLine());
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
