package dev.greenroom.app.config;

import dev.greenroom.yaml.Problem;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a settings file's problems what may be a secret. A secret also stands under a misspelt key, under a key of
 * the wrong section and in a line that is no YAML, so only the values of known keys that hold none are repeated.
 */
final class Discreet {
    private static final Pattern LINE = Pattern.compile("(\\s*([\\w-]+)\\s*:)(.*)", Pattern.DOTALL);
    private static final Set<String> HARMLESS = Keys.ALL.stream()
            .filter(key -> !key.isSecret())
            .map(key -> key.path().substring(key.path().lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    private Discreet() {}

    static Problem told(Problem problem) {
        return new Problem(problem.code(), problem.at(), problem.message(), told(problem.sourceLine()));
    }

    private static @Nullable String told(@Nullable String line) {
        Matcher parts = LINE.matcher(line == null ? "" : line);
        if (!parts.matches()) {
            return null;
        }
        String value = parts.group(3);
        boolean isHarmless = value.isBlank() || (HARMLESS.contains(parts.group(2)) && value.indexOf('{') < 0);
        return isHarmless ? line : parts.group(1) + " …";
    }
}
