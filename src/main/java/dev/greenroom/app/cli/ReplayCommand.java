package dev.greenroom.app.cli;

import dev.greenroom.app.config.ConfigReader.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs with a recorded chat in the place of a live one. */
@Command(
        name = "replay",
        description = {
            "Runs Greenroom with a recorded chat.",
            "FILE holds JSON lines such as",
            "  {\"t\": 12.5, \"user\": \"somebody\", \"body\": \"who are you?\"}",
            "where t is the time in seconds from the beginning."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  greenroom replay last-night.jsonl --speed 4x", "  greenroom replay last-night.jsonl --speed max"})
final class ReplayCommand extends RunCommand {
    @CommandLine.Parameters(paramLabel = "FILE", description = "The recording.")
    private String file = "";

    @CommandLine.Option(
            names = "--speed",
            paramLabel = "SPEED",
            description = "How fast it plays, from 0.1x to 1000x, or max (default: 1x).")
    private @Nullable String speed;

    ReplayCommand(Actions actions) {
        super(actions);
    }

    @Override
    public Integer call() throws Exception {
        List<Option> options = new ArrayList<>();
        SettingOptions.add(options, "FILE", "chat.replay.file", file);
        SettingOptions.add(options, "--speed", "chat.replay.speed", speed);
        return run(options);
    }
}
