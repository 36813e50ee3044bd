package dev.greenroom.app.config;

import dev.greenroom.secret.Secret;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.Problem;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings: defaults, overwritten by the file, overwritten by {@code GREENROOM_*} environment variables,
 * overwritten by the command line. All problems are told at once. Blocks on the disk; meant for the start.
 */
public final class ConfigReader {
    private static final int MOST_FILE_BYTES = 1024 * 1024;

    private final Values values = new Values();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private ConfigReader() {}

    /**
     * What was read.
     *
     * @param warnings for the log: what was ignored, and what was probably meant
     */
    public record Loaded(Config config, List<String> warnings) {}

    /**
     * A setting from the command line.
     *
     * @param option as the person wrote it, such as {@code --port}
     * @param path the key that it sets
     * @param value absent where the key is to be as if nobody had written it anywhere
     */
    public record Option(
            String option, String path, @Nullable String value) {
        /** Leaves out what file and environment say of a key. */
        public static Option without(String option, String path) {
            return new Option(option, path, null);
        }
    }

    /**
     * Reads everything.
     *
     * @param file the configuration file, absent when none was named
     * @throws ConfigException with everything that is wrong
     */
    public static Loaded read(@Nullable Path file, Map<String, String> environment, List<Option> options)
            throws ConfigException {
        ConfigReader reader = new ConfigReader();
        if (file != null) {
            reader.readFile(file);
        }
        reader.readEnvironment(environment);
        options.forEach(reader::readOption);
        Config config = reader.build(file != null);
        return new Loaded(config, List.copyOf(reader.warnings));
    }

    private void readFile(Path file) {
        String text;
        try {
            text = text(file, MOST_FILE_BYTES);
        } catch (IOException e) {
            problems.add(file + ": unreadable-file: " + why(e));
            return;
        }
        Problems found = new Problems();
        new YamlFile(file.toString(), text, found).readMap().ifPresent(map -> readSection(map, ""));
        found.all().stream()
                .sorted(Comparator.comparingInt(problem -> problem.at().line()))
                .map(Discreet::told)
                .map(Problem::format)
                .forEach(problems::add);
        if (found.dropped() > 0) {
            problems.add(file + ": and " + found.dropped() + " more");
        }
    }

    private void readSection(YamlMap map, String prefix) {
        Set<String> sections = new LinkedHashSet<>();
        for (Key<?> key : Keys.ALL) {
            if (key.path().startsWith(prefix)) {
                String rest = key.path().substring(prefix.length());
                int dot = rest.indexOf('.');
                if (dot >= 0) {
                    sections.add(rest.substring(0, dot));
                } else {
                    readKey(map, key, rest);
                }
            }
        }
        for (String section : sections) {
            map.map(section).ifPresent(inner -> readSection(inner, prefix + section + "."));
        }
        map.finish();
    }

    private void readKey(YamlMap map, Key<?> key, String name) {
        if (key.isSecret()) {
            map.node(name)
                    .ifPresent(node -> map.problem(
                            name,
                            "secret-in-file",
                            "'" + key.path()
                                    + "' is a secret and does not belong in this file; set the environment variable "
                                    + key.variable() + ", or write it to a file of its own and name that with '"
                                    + key.path() + "_file'"));
            return;
        }
        String written = key.type().isList()
                ? String.join(",", map.strings(name))
                : map.string(name).orElse("");
        if (written.isEmpty()) {
            return;
        }
        if (key.type().parse(written).isPresent()) {
            values.put(key, written);
        } else {
            map.problem(name, "wrong-value", shouldBe("'" + key.path() + "'", key, written));
        }
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, Key<?>> byVariable = new TreeMap<>();
        Keys.ALL.forEach(key -> byVariable.put(key.variable(), key));
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String variable = entry.getKey();
            Key<?> key = byVariable.get(variable);
            if (key != null && !entry.getValue().isBlank()) {
                take("environment variable " + variable, key, entry.getValue());
            } else if (key == null && variable.startsWith(Key.PREFIX)) {
                String hint = Nearest.to(variable, byVariable.keySet())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
                warnings.add("environment variable " + variable + " is not known and has no effect" + hint);
            }
        }
    }

    private void readOption(Option option) {
        Key<?> key = Keys.ALL.stream()
                .filter(candidate -> candidate.path().equals(option.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No key is called " + option.path()));
        if (option.value() == null) {
            values.remove(key);
        } else {
            take("option " + option.option(), key, option.value());
        }
    }

    private void take(String where, Key<?> key, String written) {
        if (key.type().parse(written).isPresent()) {
            values.put(key, written);
        } else {
            problems.add(where + ": wrong-value: " + shouldBe("it", key, written));
        }
    }

    private static String shouldBe(String what, Key<?> key, String written) {
        String found = key.isSecret() ? "" : ", found '" + written + "'";
        return what + " should be " + key.type().expected() + found;
    }

    private Config build(boolean hasFile) throws ConfigException {
        Config.Secrets secrets = new Config.Secrets(
                secret(Keys.OWNER_TOKEN, Keys.OWNER_TOKEN_FILE),
                secret(Keys.LLM_API_KEY, Keys.LLM_API_KEY_FILE),
                secret(OpinionKeys.MODERATION_API_KEY, OpinionKeys.MODERATION_API_KEY_FILE),
                secret(OpinionKeys.GUARD_API_KEY, OpinionKeys.GUARD_API_KEY_FILE),
                secret(PlatformKeys.YOUTUBE_API_KEY, PlatformKeys.YOUTUBE_API_KEY_FILE),
                secret(PlatformKeys.YOUTUBE_CLIENT_SECRET, PlatformKeys.YOUTUBE_CLIENT_SECRET_FILE),
                secret(Keys.VAULT_KEY, Keys.VAULT_KEY_FILE));
        boolean isDemoByDefault = !hasFile
                && !values.has(Keys.LLM_BASE_URL)
                && !values.has(Keys.TWITCH_CHANNEL)
                && !values.has(PlatformKeys.YOUTUBE_VIDEO)
                && !values.has(Keys.REPLAY_FILE);
        if (problems.isEmpty()) {
            try {
                return Config.of(values, secrets, isDemoByDefault);
            } catch (IllegalArgumentException e) {
                problems.add("configuration: contradiction: " + e.getMessage());
            }
        }
        throw new ConfigException(problems);
    }

    /** The secret itself where it was given, else what its file holds, else nothing. */
    private @Nullable Secret secret(Key<Secret> direct, Key<Path> inFile) {
        if (values.has(direct)) {
            return values.get(direct);
        }
        if (!values.has(inFile)) {
            return null;
        }
        Path file = values.get(inFile);
        try {
            var secret = direct.type().parse(text(file, 8192));
            if (secret.isPresent()) {
                return secret.get();
            }
            problems.add(file + ": wrong-value: the file named by '" + inFile.path() + "' should hold "
                    + direct.type().expected());
        } catch (IOException e) {
            problems.add(file + ": unreadable-file: named by '" + inFile.path() + "': " + why(e));
        }
        return null;
    }

    private static String text(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("it is larger than " + most + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String why(IOException e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof java.nio.file.AccessDeniedException ? "it may not be read" : String.valueOf(e.getMessage());
    }
}
