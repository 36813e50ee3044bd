package dev.greenroom.app.cli;

import java.io.PrintWriter;
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

/** What can be done with the evidence. */
@Command(
        name = "journal",
        description = "Works on the journal of decisions and reviews.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class)
final class JournalCommand implements Callable<Integer> {
    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    JournalCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do with the journal: verify");
    }

    @Command(
            name = "verify",
            description = {
                "Checks that no entry of the journal was changed or removed, and that nothing was released "
                        + "that had not been scanned. Exit code 0 when it is whole, 1 when it is not."
            },
            mixinStandardHelpOptions = true,
            versionProvider = GreenroomCommand.Version.class,
            footerHeading = "%nExample:%n",
            footer = "  greenroom journal verify --data-dir greenroom-data")
    int verify(@Mixin SettingOptions settings) throws Exception {
        PrintWriter out = line().getOut();
        int code = actions.verifyJournal(settings.load(List.of()).config().dataDir(), out);
        out.flush();
        return code;
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
