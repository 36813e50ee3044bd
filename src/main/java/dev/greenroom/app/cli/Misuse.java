package dev.greenroom.app.cli;

import dev.greenroom.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is told of a command line that cannot be understood: the mistake alone, and where the help is. */
final class Misuse {
    private Misuse() {}

    /** Answers with the exit code. */
    static int tell(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(message(wrong));
        line.getErr().println("'" + line.getCommandSpec().qualifiedName() + " --help' tells more.");
        line.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(wrong.getMessage());
        }
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String typed = unmatched.getUnmatched().get(0);
        boolean isOption = typed.startsWith("-");
        String word = isOption ? typed.replaceFirst("=.*", "") : typed;
        List<String> known = isOption ? options(command) : commands(command);
        // A word that no command takes is one argument too many; only where commands are expected is it a mistyped one.
        String told = "'" + word + "' is not "
                + (isOption ? "an option" : known.isEmpty() ? "expected; it is one argument too many" : "a command")
                + (isOption || !known.isEmpty() ? " of '" + command.qualifiedName() + "'" : "");
        Optional<String> near = Nearest.to(word, known);
        return told + near.map(meant -> "; did you mean '" + meant + "'?").orElse("");
    }

    private static List<String> options(CommandSpec command) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }

    private static List<String> commands(CommandSpec command) {
        return List.copyOf(command.subcommands().keySet());
    }
}
