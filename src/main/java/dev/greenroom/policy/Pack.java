package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Element;
import dev.greenroom.detect.PhraseSet;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.Place;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.YamlProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rule files have said so far, while they are being read. */
final class Pack {
    /** The language of what belongs to none. */
    static final String NO_LANGUAGE = "und";

    static final int MOST_SPELLINGS = 100;

    static final int MOST_PHRASES = 2_000_000;

    final LocalDate today;
    final Detector.Builder detector = Detector.builder();
    /** Inflections of a language by name: the endings that a word may take. */
    final Map<String, Map<String, List<String>>> inflections = new HashMap<>();
    /** The names of targets, by language and kind (or id): what {@code {protected}} stands for. */
    final Map<String, Map<String, List<Named>>> names = new HashMap<>();

    final Map<String, Map<String, String>> targetLabels = new HashMap<>();
    final Map<String, Wording.Labels> labels = new TreeMap<>();
    final Set<String> targets = new LinkedHashSet<>();
    final Map<String, String> groupKinds = new HashMap<>();
    final Set<String> kinds = new LinkedHashSet<>();
    final Set<String> contexts = new LinkedHashSet<>();
    final Set<String> categories = new LinkedHashSet<>();
    /** What can become a finding. */
    final Set<Contents.Entry> entries = new LinkedHashSet<>();

    /** Where each category that rules and limits ask for is first asked for. */
    final Map<String, Place> askedFor = new LinkedHashMap<>();

    /** What categories findings have. */
    final Map<String, Found> found = new LinkedHashMap<>();

    final Set<String> predicates = new LinkedHashSet<>();
    final Set<String> links = new LinkedHashSet<>();
    /** Where terms and proper names stand, and who is referred to. */
    final Ledger ledger = new Ledger();

    /** Whether it was told that there are too many phrases: once is enough. */
    private boolean full;

    /** @param today for entries that expire */
    Pack(LocalDate today) {
        this.today = today;
    }

    /** Whether a category, or one under it, is known. */
    boolean knowsCategory(String path) {
        return categories.stream().anyMatch(c -> c.equals(path) || c.startsWith(path + "/"));
    }

    /**
     * Notes a category that findings have.
     *
     * @param harm of such a finding where nothing changes it
     */
    void category(Category category, Place at, double harm) {
        categories.add(category.path());
        found.merge(category.path(), new Found(at, harm), (a, b) -> a.harm() >= b.harm() ? a : b);
    }

    /** The most harmful of the findings of a category. */
    record Found(Place at, double harm) {}

    /** Adds a term that is told by a regular expression. */
    void spelling(Placed<String> pattern, Element.Term term) {
        if (detector.spellings() == MOST_SPELLINGS) {
            pattern.problem(
                    YamlProblem.TOO_MANY,
                    "the rule files hold more than " + MOST_SPELLINGS
                            + " spelling patterns, and every text is read once for each; list the spellings as texts");
            return;
        }
        Read.pattern(pattern).ifPresent(read -> detector.spelling(pattern.value(), term));
    }

    /** A name of a target. */
    record Named(String name, String target) {}

    /** Phrases with the target that stands in them, if any. */
    record Written(PhraseSet phrases, String target) {}

    /**
     * What a phrase of a rule file stands for, with its alternatives, names of targets and inflections. Tells a problem
     * and answers with nothing when that cannot be said.
     */
    List<Written> write(Placed<String> text, String language, List<String> endings) {
        PhraseSet phrases = Expansion.of(text.value()).orElse(null);
        if (phrases == null) {
            text.problem(
                    RuleProblem.BAD_PHRASE,
                    "'" + text.value() + "' has a bracket without a partner, or stands for more than " + Expansion.MOST
                            + " phrases; write alternatives as (one|two)");
            return List.of();
        }
        List<Written> written = withNames(text, phrases, language).stream()
                .map(each -> new Written(
                        new PhraseSet.Sequence(List.of(each.phrases(), PhraseSet.Choice.of(endings))), each.target()))
                .toList();
        return hasRoom(text, written) ? written : List.of();
    }

    private boolean hasRoom(Placed<String> text, List<Written> written) {
        long more = written.stream().mapToLong(each -> each.phrases().count()).sum();
        if (detector.size() + more <= MOST_PHRASES) {
            return true;
        }
        if (!full) {
            text.problem(
                    YamlProblem.TOO_MANY,
                    "the rule files stand for more than " + MOST_PHRASES
                            + " phrases, of which each alternative such as (one|two) makes more;"
                            + " nothing is read from here on");
        }
        full = true;
        return false;
    }

    /** Only a phrase that names somebody is written out: what it means is another thing for each target. */
    private List<Written> withNames(Placed<String> text, PhraseSet phrases, String language) {
        return text.value().indexOf('{') < 0
                ? List.of(new Written(phrases, ""))
                : phrases.all().stream()
                        .flatMap(phrase -> withNames(text, phrase, language).stream())
                        .toList();
    }

    private List<Written> withNames(Placed<String> text, String phrase, String language) {
        int open = phrase.indexOf('{');
        int close = phrase.indexOf('}', Math.max(0, open));
        if (open < 0 || close < 0) {
            return List.of(new Written(new PhraseSet.Text(phrase.strip()), ""));
        }
        List<Written> written = new ArrayList<>();
        namesOf(text, phrase.substring(open + 1, close), language).forEach((target, names) -> {
            PhraseSet before = new PhraseSet.Text(phrase.substring(0, open));
            PhraseSet after = new PhraseSet.Text(phrase.substring(close + 1).stripTrailing());
            written.add(
                    new Written(new PhraseSet.Sequence(List.of(before, PhraseSet.Choice.of(names), after)), target));
        });
        return written;
    }

    /** The names by target that {@code {kind}} stands for; none, after telling why, when it is not known. */
    private Map<String, List<String>> namesOf(Placed<String> text, String kind, String language) {
        ledger.used(Ledger.Thing.GROUP, kind);
        Map<String, List<Named>> inLanguage = names.getOrDefault(language, Map.of());
        List<Named> known = inLanguage.getOrDefault(kind, List.of());
        if (known.isEmpty()) {
            text.problem(
                    RuleProblem.UNKNOWN_TARGET,
                    "'{" + kind + "}' has no names in the language '" + language + "'; "
                            + Nearest.to(kind, inLanguage.keySet())
                                    .map(near -> "did you mean '{" + near + "}'?")
                                    .orElse("see the files under groups/"));
        }
        return known.stream()
                .collect(Collectors.groupingBy(
                        Named::target, LinkedHashMap::new, Collectors.mapping(Named::name, Collectors.toList())));
    }

    /** The endings that the {@code inflect} of a mapping names; just the word itself when it names none. */
    List<String> endings(Fields fields, String language, List<String> otherwise) {
        return fields.get(CommonKeys.INFLECT)
                .map(name -> {
                    Map<String, List<String>> known = inflections.getOrDefault(language, Map.of());
                    if (!known.containsKey(name)) {
                        fields.problem(
                                CommonKeys.INFLECT,
                                RuleProblem.UNKNOWN_INFLECTION,
                                Read.unknown("inflection of the language '" + language + "'", name, known.keySet()));
                    }
                    return known.getOrDefault(name, otherwise);
                })
                .orElse(otherwise);
    }
}
