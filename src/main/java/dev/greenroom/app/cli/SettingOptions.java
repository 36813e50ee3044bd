package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.ConfigException;
import dev.greenroom.app.config.ConfigReader;
import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The options by which every command finds its settings. */
final class SettingOptions {
    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file (YAML). 'greenroom config' prints one with every key.")
    private @Nullable Path config;

    @CommandLine.Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Folder of the journal and the holds (default: greenroom-data).")
    private @Nullable String dataDir;

    @CommandLine.Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Folder of rule files laid over those that come with Greenroom.")
    private @Nullable String rules;

    @CommandLine.Option(names = "--policy", paramLabel = "NAME", description = "Policy in force (default: twitch).")
    private @Nullable String policy;

    /** Reads the settings with these options and {@code more} above file and environment. */
    ConfigReader.Loaded load(List<Option> more) throws ConfigException {
        return load(System.getenv(), more);
    }

    /** Reads the settings with the language of {@code --language}, where it is given. */
    Config loadIn(@Nullable String language) throws ConfigException {
        List<Option> options = new ArrayList<>();
        add(options, "--language", "language", language);
        return load(options).config();
    }

    /** What {@code --direction} says; {@code usage} makes an error of what is wrong with it. */
    static Direction direction(String written, Function<String, ParameterException> usage) {
        return Direction.ofWire(written)
                .orElseThrow(() -> usage.apply("--direction should be question or answer, found '" + written + "'"));
    }

    /** Reads the settings as they are without {@code --rules} and {@code --policy}. */
    ConfigReader.Loaded loadWithoutPolicy() throws ConfigException {
        List<Option> options = new ArrayList<>();
        add(options, "--data-dir", "data_dir", dataDir);
        return ConfigReader.read(config, System.getenv(), options);
    }

    /** Whether somebody may have said which policy is to be in force. */
    boolean mayNamePolicy() {
        return policy != null || mayName("GREENROOM_POLICY");
    }

    /** Whether the settings file or the environment may have a setting. */
    boolean mayName(String variable) {
        return config != null || System.getenv(variable) != null;
    }

    ConfigReader.Loaded load(Map<String, String> environment, List<Option> more) throws ConfigException {
        List<Option> options = new ArrayList<>(more);
        add(options, "--data-dir", "data_dir", dataDir);
        add(options, "--rules", "rules", rules);
        add(options, "--policy", "policy", policy);
        return ConfigReader.read(config, environment, options);
    }

    /** Compiles the policy that the settings name; what is wrong with the rules is told like wrong settings. */
    static Policy policy(Actions actions, Config config, Terminal terminal) throws ConfigException {
        try {
            return terminal.watched(progress -> {
                progress.begin("Compiling " + config.policy());
                return actions.compile(actions.rules(config.rules()).read(), config.policy(), config.detectModel());
            });
        } catch (Exception e) {
            throw new ConfigException(List.of(e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    /** Whether an argument holds what Java puts in the place of bytes that the locale cannot read. */
    static boolean isMangled(String argument) {
        return argument.indexOf('\uFFFD') >= 0;
    }

    static void add(List<Option> options, String option, String path, @Nullable Object value) {
        if (value != null) {
            options.add(new Option(option, path, value.toString()));
        }
    }
}
