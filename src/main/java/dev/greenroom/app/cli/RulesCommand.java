package dev.greenroom.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rule author's tools. */
@Command(
        name = "rules",
        description = "Checks, tests and explains rule files, and tries them on what was said.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom rules lint my-rules",
            "  greenroom rules test my-rules --watch",
            "  greenroom rules explain --rules my-rules \"what a text\"",
            "  greenroom rules backtest --rules my-rules --since 7d"
        })
final class RulesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /** The command with its own commands. */
    static CommandLine line(Actions actions) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesLintCommand(actions))
                .addSubcommand(new RulesTestCommand(actions))
                .addSubcommand(new RulesExplainCommand(actions))
                .addSubcommand(new RulesBacktestCommand(actions));
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line,
                "Say what to do with the rules: "
                        + String.join(", ", line.getSubcommands().keySet()));
    }
}
