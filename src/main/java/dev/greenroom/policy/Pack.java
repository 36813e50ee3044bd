package dev.greenroom.policy;

import dev.greenroom.detect.Detector;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the rule files have said so far, while they are being read. */
final class Pack {
    static final int MOST_PHRASES = 200_000;

    final Detector.Builder detector = Detector.builder();
    /** Inflections of a language by name: the endings that a word may take. */
    final Map<String, Map<String, List<String>>> inflections = new HashMap<>();
    /** The names of targets, by language and kind (or id): what {@code {protected}} stands for. */
    final Map<String, Map<String, List<Named>>> names = new HashMap<>();

    final Map<String, Map<String, String>> targetLabels = new HashMap<>();
    final Map<String, Wording.Labels> labels = new TreeMap<>();
    final Set<String> targets = new LinkedHashSet<>();
    final Set<String> kinds = new LinkedHashSet<>();
    final Set<String> contexts = new LinkedHashSet<>();
    final Set<String> categories = new LinkedHashSet<>();
    /** What can become a finding. */
    final Set<Contents.Entry> entries = new LinkedHashSet<>();

    final Set<String> predicates = new LinkedHashSet<>();
    final Set<String> links = new LinkedHashSet<>();

    /** Whether a category, or one under it, is known. */
    boolean knowsCategory(String path) {
        return categories.stream().anyMatch(c -> c.equals(path) || c.startsWith(path + "/"));
    }

    /** A name of a target. */
    record Named(String name, String target) {}

    /** A phrase with the target that stands in it, if any. */
    record Written(String phrase, String target) {}

    /**
     * Writes out a phrase of a rule file: alternatives, names of targets and inflections. Tells a problem and answers
     * with nothing when that cannot be done.
     */
    List<Written> write(YamlItem item, String text, String language, List<String> endings) {
        List<String> phrases = Expansion.of(text);
        if (phrases.isEmpty()) {
            item.problem(
                    "bad-phrase",
                    "'" + text + "' has a bracket without a partner, or stands for more than " + Expansion.MOST
                            + " phrases; write alternatives as (one|two)");
        }
        List<Written> written = new ArrayList<>();
        for (String phrase : phrases) {
            for (Written named : withNames(item, phrase, language)) {
                endings.forEach(ending -> written.add(new Written(named.phrase() + ending, named.target())));
            }
        }
        if (detector.size() + written.size() > MOST_PHRASES) {
            item.problem("too-many", "the rule files hold more than " + MOST_PHRASES + " phrases");
            return List.of();
        }
        return written;
    }

    private List<Written> withNames(YamlItem item, String phrase, String language) {
        int open = phrase.indexOf('{');
        int close = phrase.indexOf('}', Math.max(0, open));
        if (open < 0 || close < 0) {
            return List.of(new Written(phrase.strip(), ""));
        }
        String kind = phrase.substring(open + 1, close);
        List<Named> known = names.getOrDefault(language, Map.of()).getOrDefault(kind, List.of());
        if (known.isEmpty()) {
            item.problem(
                    "unknown-target",
                    "'{" + kind + "}' has no names in language '" + language + "'; see the files under groups/");
        }
        return known.stream()
                .map(name -> new Written(
                        (phrase.substring(0, open) + name.name() + phrase.substring(close + 1)).strip(), name.target()))
                .toList();
    }

    /** The endings that the {@code inflect} of a mapping names; just the word itself when it names none. */
    List<String> endings(YamlMap map, String language, List<String> otherwise) {
        return map.string("inflect")
                .map(name -> {
                    Map<String, List<String>> known = inflections.getOrDefault(language, Map.of());
                    if (!known.containsKey(name)) {
                        map.problem(
                                "inflect",
                                "unknown-inflection",
                                "'" + name + "' is not an inflection of language '" + language + "'; known: "
                                        + String.join(", ", known.keySet()));
                    }
                    return known.getOrDefault(name, otherwise);
                })
                .orElse(otherwise);
    }
}
