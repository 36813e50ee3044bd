package dev.greenroom.app.cli;

import dev.greenroom.app.config.ConfigException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program itself; without a command it runs. */
@Command(
        name = "greenroom",
        description = {"The safety layer between live chat and an AI avatar.", "Without a command, it runs."},
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom                                the demo: scripted chat and avatar",
            "  greenroom run --config greenroom.yaml    the real start",
            "  greenroom run --twitch somebody          reads that channel's chat",
            "  greenroom rehearse --scenario raid       make-believe viewers, to try it out",
            "  greenroom check \"who are you?\"           what would be decided, and why",
            "  greenroom rules lint my-rules            what is wrong with rule files",
            "  greenroom config > greenroom.yaml        every setting, documented",
            "",
            "Every setting is also an environment variable: port is GREENROOM_PORT.",
            "Exit codes: 0 done, 1 failed or something was found, 2 wrong usage or settings."
        })
public final class GreenroomCommand extends RunCommand {
    GreenroomCommand(Actions actions) {
        super(actions);
    }

    /** The command line over {@code actions}; its exit codes are 0, 1 and 2 as the help says. */
    public static CommandLine over(Actions actions) {
        CommandLine line = new CommandLine(new GreenroomCommand(actions))
                .addSubcommand(new RunCommand(actions))
                .addSubcommand(new ReplayCommand(actions))
                .addSubcommand(new RehearseCommand(actions))
                .addSubcommand(new CheckCommand(actions))
                .addSubcommand(new EvaluateCommand(actions))
                .addSubcommand(RulesCommand.line(actions))
                .addSubcommand(new JournalCommand(actions))
                .addSubcommand(new SignInCommand(actions))
                .addSubcommand(new SignOutCommand(actions))
                .addSubcommand(new ConnectionsCommand(actions))
                .addSubcommand(new TrainCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new CompletionCommand());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionStrategy(GreenroomCommand::execute);
        line.setExecutionExceptionHandler(GreenroomCommand::failed);
        line.setParameterExceptionHandler(Misuse::tell);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    /** An option before the command would set nothing, and somebody relies on it. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            String option = parsed.matchedOptions().get(0).longestName();
            String command = parsed.subcommand().commandSpec().name();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "Write " + option + " after '" + command + "', not before it");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        line.getErr().println(message);
        line.getErr().flush();
        return e instanceof ConfigException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = GreenroomCommand.class.getPackage().getImplementationVersion();
            return List.of("greenroom " + (version == null ? "(unpackaged)" : version))
                    .toArray(String[]::new);
        }
    }
}
