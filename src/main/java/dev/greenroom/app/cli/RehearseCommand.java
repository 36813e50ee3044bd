package dev.greenroom.app.cli;

import dev.greenroom.app.Logs;
import dev.greenroom.app.cli.Actions.RehearsalWish;
import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.app.rehearse.RehearsedPlatform;
import dev.greenroom.app.rehearse.Scenario;
import dev.greenroom.app.rehearse.ScenarioReader;
import dev.greenroom.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a scenario on a make-believe platform, before Greenroom as it is. */
@Command(
        name = "rehearse",
        description = {
            "Plays a scenario on a make-believe platform, so that you and your moderators can practise without going live.",
            "Nothing leaves this machine. A scripted avatar answers; the dashboard says that it is a rehearsal.",
            "",
            "Scenarios:",
            "  raid     forty strangers arrive at once, and some of them mean no good",
            "  bait     viewers try to make the avatar say what would get you banned",
            "  macron   harmless questions whose answers look harmful to a machine",
            "  quota    the platform goes wrong: cut connections, used-up limits, a sign-in that ends",
            "  ban      moderators delete and ban on the platform, in the middle of it all"
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom rehearse --scenario raid",
            "  greenroom rehearse --scenario quota --platform youtube",
            "  greenroom rehearse --scenario macron --language fr",
            "  greenroom rehearse --scenario bait --rules my-rules --speed 2"
        })
final class RehearseCommand implements Callable<Integer> {
    /** By these keys Greenroom would speak with somebody who is no part of the rehearsal. */
    private static final List<String> IN_EARNEST = List.of(
            "chat.twitch.channel",
            "chat.youtube.video",
            "chat.youtube.client_id",
            "chat.youtube.client_secret",
            "chat.youtube.client_secret_file",
            "chat.replay.file",
            "llm.base_url",
            "opinions.moderation.base_url",
            "opinions.guard.base_url");

    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "Where it takes place: twitch (the default) or youtube.")
    private String platform = "twitch";

    @CommandLine.Option(
            names = "--scenario",
            paramLabel = "NAME",
            required = true,
            description = "What happens: raid, bait, macron, quota or ban.")
    private String scenario = "";

    @CommandLine.Option(
            names = "--language",
            paramLabel = "TAG",
            description =
                    "Language of what is printed, en or fr (default: this machine's); and of the channel, where no setting"
                            + " says otherwise.")
    private @Nullable String language;

    @CommandLine.Option(
            names = "--speed",
            paramLabel = "N",
            description = "How fast it plays, from 0.1 to 20 (default: 1).")
    private double speed = 1;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the dashboard (default: 8787); 0 picks a free one and prints it.")
    private @Nullable String port;

    @CommandLine.Option(names = "--once", description = "Ends with the scenario, instead of waiting for Ctrl-C.")
    private boolean isOnce;

    RehearseCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        oneOf("--platform", platform, RehearsedPlatform.NAMES);
        oneOf("--scenario", scenario, Scenario.NAMES);
        if (!(speed >= 0.1 && speed <= 20)) {
            throw wrong("--speed is a number from 0.1 to 20, got " + speed);
        }
        Scenario read = ScenarioReader.packaged(scenario, platform);
        return actions.rehearse(new RehearsalWish(platform, read, language(), speed, isOnce), this::load);
    }

    private Config load(List<Option> more) throws Exception {
        // Rehearsed holds and decisions do not belong into the journal of what was real.
        Path folder = Files.createTempDirectory("greenroom-rehearsal");
        List<Option> options = new ArrayList<>();
        IN_EARNEST.forEach(key -> options.add(Option.without("rehearse", key)));
        options.addAll(more);
        if (!settings.mayNamePolicy()) {
            SettingOptions.add(options, "--platform", "policy", platform);
        }
        if (!settings.mayName("GREENROOM_LANGUAGE")) {
            SettingOptions.add(options, "--language", "language", language().tag());
        }
        SettingOptions.add(options, "--port", "port", port);
        SettingOptions.add(options, "rehearse", "demo", true);
        SettingOptions.add(options, "rehearse", "data_dir", folder);
        Config config = settings.load(options).config();
        Logs.configure(config.log());
        return config;
    }

    private Language language() {
        String tag = language == null ? Locale.getDefault().getLanguage() : language;
        if (language != null) {
            oneOf("--language", language, List.of("en", "fr"));
        }
        return new Language(tag.equals("fr") ? "fr" : "en");
    }

    private void oneOf(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw wrong(option + " is one of " + String.join(", ", known) + "; got '" + value + "'");
        }
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command's spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
