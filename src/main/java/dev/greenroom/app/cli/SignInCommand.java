package dev.greenroom.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs in to a platform. */
@Command(
        name = "sign-in",
        description = {
            "Signs in to a platform by a code that you type in on its page, on any device.",
            "The tokens are kept encrypted in the data folder. While Greenroom runs, use its page /connections."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExample:%n",
        footer = "  greenroom sign-in twitch --config greenroom.yaml")
final class SignInCommand implements Callable<Integer> {
    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Parameters(paramLabel = "PLATFORM", description = "twitch or youtube.")
    private Platform platform = Platform.twitch;

    SignInCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return actions.signIn(settings.load(List.of()).config(), platform.name(), out);
    }
}
