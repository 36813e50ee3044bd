package dev.greenroom.app.cli;

import dev.greenroom.app.Logs;
import dev.greenroom.app.config.ConfigReader.Loaded;
import dev.greenroom.app.config.ConfigReader.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything and runs until stopped. */
@Command(
        name = "run",
        description = {
            "Runs Greenroom until it is stopped (Ctrl-C).",
            "With no settings at all it plays a demo: scripted chat and a scripted avatar."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom run --config greenroom.yaml",
            "  greenroom run --twitch somebody --port 0",
            "  GREENROOM_LLM_BASE_URL=http://127.0.0.1:11434/v1 greenroom run"
        })
class RunCommand implements Callable<Integer> {
    private final Actions actions;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on (default: 8787); 0 picks a free one and prints it.")
    private @Nullable String port;

    @CommandLine.Option(
            names = "--twitch",
            paramLabel = "CHANNEL",
            description = "Twitch channel to read; needs no credentials.")
    private @Nullable String twitch;

    @CommandLine.Option(
            names = "--youtube",
            paramLabel = "VIDEO",
            description = {
                "YouTube broadcast to read: the video's address or id, or 'own'.",
                "Needs GREENROOM_CHAT_YOUTUBE_API_KEY, or a sign-in."
            })
    private @Nullable String youtube;

    @CommandLine.Option(
            names = "--demo",
            negatable = true,
            description = "Whether scripted chat and avatar play (default: only where nothing else is set).")
    private @Nullable Boolean demo;

    RunCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        return run(new ArrayList<>());
    }

    int run(List<Option> options) throws Exception {
        SettingOptions.add(options, "--port", "port", port);
        SettingOptions.add(options, "--twitch", "chat.twitch.channel", twitch);
        SettingOptions.add(options, "--youtube", "chat.youtube.video", youtube);
        SettingOptions.add(options, "--demo", "demo", demo);
        Loaded loaded = settings.load(options);
        Logs.configure(loaded.config().log());
        loaded.warnings().forEach(LoggerFactory.getLogger(RunCommand.class)::warn);
        return actions.run(loaded.config());
    }
}
