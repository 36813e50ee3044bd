package dev.greenroom.app.config;

import dev.greenroom.secret.Secret;
import dev.greenroom.secret.Vault;
import dev.greenroom.text.Language;
import dev.greenroom.yaml.YamlMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a value is written, wherever it is written.
 *
 * @param expected what an author should write, for messages: "a whole number from 1 to 9"
 * @param parser turns what was written into a value, or into nothing when it is no such thing
 * @param isList whether a file may give a list; an environment variable gives it with commas
 */
record KeyType<T>(String expected, Function<String, Optional<T>> parser, boolean isList) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,10}) ?(B|KB|MB)?");
    private static final Pattern ADDRESS = Pattern.compile("\\S{1,50}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+]");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]{1,260}");
    static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9_/-]{0,63}");
    private static final Pattern SCORE = Pattern.compile("[01](\\.\\d{1,6})?");
    private static final Pattern THRESHOLD = Pattern.compile(CATEGORY + "=" + SCORE);
    private static final int MOST_ITEMS = 100;

    Optional<T> parse(String written) {
        return parser.apply(written.strip());
    }

    static KeyType<String> host() {
        return new KeyType<>("a host name or address such as 127.0.0.1", KeyType::parseAddress, false);
    }

    static KeyType<String> word() {
        return new KeyType<>(
                "a name of lower-case letters, digits, '-' and '_'",
                text -> Optional.of(text).filter(WORD.asMatchPredicate()),
                false);
    }

    static KeyType<Boolean> flag() {
        return new KeyType<>(
                "true or false",
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                false);
    }

    static KeyType<Integer> integer(int least, int most) {
        return new KeyType<>(
                "a whole number from " + least + " to " + most,
                text -> parseLong(text).filter(n -> n >= least && n <= most).map(Long::intValue),
                false);
    }

    static KeyType<Duration> duration(String least, String most) {
        Duration from = YamlMap.parseDuration(least).orElseThrow();
        Duration to = YamlMap.parseDuration(most).orElseThrow();
        return new KeyType<>(
                "a length of time from " + least + " to " + most + ", such as 500ms, 45s or 2m",
                text -> YamlMap.parseDuration(text).filter(d -> d.compareTo(from) >= 0 && d.compareTo(to) <= 0),
                false);
    }

    /** A number of bytes; 1 KB is 1024 bytes. */
    static KeyType<Integer> size(String least, String most) {
        int from = parseSize(least).orElseThrow();
        int to = parseSize(most).orElseThrow();
        return new KeyType<>(
                "a size from " + least + " to " + most + ", such as 512KB or 2MB",
                text -> parseSize(text).filter(n -> n >= from && n <= to),
                false);
    }

    static KeyType<String> choice(String... allowed) {
        Set<String> words = Set.of(allowed);
        return new KeyType<>(
                "one of " + String.join(", ", allowed),
                text -> Optional.of(text).filter(words::contains),
                false);
    }

    static KeyType<Language> language() {
        return new KeyType<>("a language tag such as en or fr", KeyType::parseLanguage, false);
    }

    static KeyType<Path> path() {
        return new KeyType<>("a path of a file or folder", KeyType::parsePath, false);
    }

    /** An absolute address with one of the schemes; a slash at its end is dropped. */
    static KeyType<URI> address(String example, String... schemes) {
        Set<String> allowed = Set.of(schemes);
        return new KeyType<>("an address such as " + example, text -> parseAddress(text, allowed), false);
    }

    /** How fast a recording plays: 1 is its own speed, infinity as fast as can be. */
    static KeyType<Double> speed() {
        return new KeyType<>("a speed from 0.1x to 1000x such as 4x, or max", KeyType::parseSpeed, false);
    }

    /** The name of a model on some server. */
    static KeyType<String> model() {
        return new KeyType<>(
                "a model's name such as llama-guard3:8b",
                text -> Optional.of(text).filter(MODEL.asMatchPredicate()),
                false);
    }

    /** More than 0, at most 1. */
    static KeyType<Double> share() {
        return new KeyType<>(
                "a number above 0, at most 1", text -> parseScore(text).filter(share -> share > 0), false);
    }

    /** What of something is kept back. */
    static KeyType<Double> reserve() {
        return new KeyType<>("a number from 0 to 0.9", text -> parseScore(text).filter(part -> part <= 0.9), false);
    }

    /** A key of the vault. */
    static KeyType<Secret> vaultKey() {
        return new KeyType<>(
                "32 bytes in Base64, as 'openssl rand -base64 32' makes them",
                text -> Vault.isKey(text) ? Optional.of(new Secret(text)) : Optional.empty(),
                false);
    }

    static KeyType<List<String>> categories() {
        return new KeyType<>(
                "a list of categories such as harmless, hate",
                text -> parseItems(text, CATEGORY).filter(labels -> !labels.isEmpty()),
                true);
    }

    /** Scores by category; {@code any} stands for the others. */
    static KeyType<Map<String, Double>> thresholds() {
        return new KeyType<>(
                "a list of categories with scores from 0 to 1, such as any=0.5 or hate=0.3",
                KeyType::parseThresholds,
                true);
    }

    static KeyType<List<String>> hosts() {
        return new KeyType<>("a list of host names such as studio.local", text -> parseItems(text, HOST), true);
    }

    static KeyType<List<String>> addresses() {
        return new KeyType<>("a list of words such as !ask or @avatar", text -> parseItems(text, ADDRESS), true);
    }

    /** A word that a message begins with; {@code off} becomes the empty word. */
    static KeyType<String> prefix() {
        return new KeyType<>(
                "a word such as !test, or off",
                text -> Optional.of(text.equals("off") ? "" : text)
                        .filter(word -> word.isEmpty() || ADDRESS.matcher(word).matches()),
                false);
    }

    static KeyType<List<String>> origins() {
        return new KeyType<>("a list of origins such as http://localhost:5173", text -> parseItems(text, ORIGIN), true);
    }

    /** A secret as it is carried in a header: printable ASCII without spaces. */
    static KeyType<Secret> secret(int least) {
        return new KeyType<>(
                "at least " + least + " printable characters without spaces",
                text -> Secret.isUsable(text, least) ? Optional.of(new Secret(text)) : Optional.empty(),
                false);
    }

    private static Optional<String> parseAddress(String text) {
        return Optional.of(text).filter(HOST.asMatchPredicate().or(t -> t.matches("[0-9A-Fa-f:]*::?[0-9A-Fa-f:]*")));
    }

    private static Optional<Language> parseLanguage(String text) {
        try {
            return Optional.of(new Language(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> parsePath(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> parseAddress(String text, Set<String> schemes) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean plain = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return plain && schemes.contains(uri.getScheme()) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> parseSpeed(String text) {
        if (text.equals("max")) {
            return Optional.of(Double.POSITIVE_INFINITY);
        }
        if (!text.matches("\\d{1,4}(\\.\\d{1,3})?x?")) {
            return Optional.empty();
        }
        double speed = Double.parseDouble(text.replace("x", ""));
        return speed >= 0.1 && speed <= 1000 ? Optional.of(speed) : Optional.empty();
    }

    private static Optional<Double> parseScore(String text) {
        return Optional.of(text)
                .filter(SCORE.asMatchPredicate())
                .map(Double::parseDouble)
                .filter(score -> score <= 1);
    }

    private static Optional<Map<String, Double>> parseThresholds(String text) {
        Map<String, Double> thresholds = new TreeMap<>();
        for (String item : parseItems(text, THRESHOLD).orElse(List.of("="))) {
            String[] parts = item.split("=", -1);
            Optional<Double> score = parseScore(parts[1]);
            if (score.isEmpty() || thresholds.put(parts[0], score.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(thresholds);
    }

    /** The words of a list with commas, in small letters, where each has the shape. */
    static Optional<List<String>> parseItems(String text, Pattern shape) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip().toLowerCase(Locale.ROOT));
            }
        }
        boolean fits = items.size() <= MOST_ITEMS && items.stream().allMatch(shape.asMatchPredicate());
        return fits ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private static Optional<Integer> parseSize(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        long factor = "MB".equals(unit) ? 1024 * 1024 : "KB".equals(unit) ? 1024 : 1;
        long bytes = Long.parseLong(matcher.group(1)) * factor;
        return bytes <= Integer.MAX_VALUE ? Optional.of((int) bytes) : Optional.empty();
    }

    private static Optional<Long> parseLong(String text) {
        return text.matches("-?\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
