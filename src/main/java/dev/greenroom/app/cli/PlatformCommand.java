package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is done with one platform's account. */
abstract class PlatformCommand implements Callable<Integer> {
    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Parameters(paramLabel = "PLATFORM", description = "twitch or youtube.")
    private Platform platform = Platform.twitch;

    PlatformCommand(Actions actions) {
        this.actions = actions;
    }

    /** Does it, telling of it on {@code out}, and answers with the exit code. */
    abstract int of(Actions actions, Config config, String platform, PrintWriter out) throws Exception;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return of(actions, settings.load(List.of()).config(), platform.name(), out);
    }
}
