package dev.greenroom.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells how the sign-ins stand. */
@Command(
        name = "connections",
        description = {
            "Tells who is signed in to which platform, and what was granted.",
            "While Greenroom runs, its page /connections tells more."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExample:%n",
        footer = "  greenroom connections --config greenroom.yaml")
final class ConnectionsCommand implements Callable<Integer> {
    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    ConnectionsCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return actions.connections(settings.load(List.of()).config(), out);
    }
}
