package dev.greenroom.app.cli;

import dev.greenroom.app.config.ConfigExample;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every setting. */
@Command(
        name = "config",
        description = "Prints a settings file with every key, its meaning, bounds, default and environment variable.",
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExample:%n",
        footer = "  greenroom config > greenroom.yaml")
final class ConfigCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().getOut().print(ConfigExample.render());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
