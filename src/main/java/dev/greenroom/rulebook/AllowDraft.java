package dev.greenroom.rulebook;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Span;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What a reviewer would always allow, drafted for a rule author: an entry of the allowlist and the tests that go with it.
 *
 * @param by who asked for it
 * @param utterance the text that was held
 * @param name the words that are to be allowed
 * @param needsNear words of which one must stand near; empty when none could be guessed
 * @param source where one can look it up; empty until somebody says
 * @param expires the day on which somebody should look at it again
 */
public record AllowDraft(
        String id,
        Instant at,
        String by,
        Utterance utterance,
        String name,
        List<String> needsNear,
        String source,
        LocalDate expires) {
    /** The context that an accepted draft gives to its words. */
    public static final String CONTEXT = "allowed-here";

    public static final int MOST_NEAR = 20;
    public static final int LONGEST_WORD = 60;
    public static final int LONGEST_SOURCE = 500;
    static final int DAYS = 90;

    private static final int GUESSES = 6;
    private static final int SHORTEST = 4;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Set<String> EVERYWHERE = Set.of(
            "about",
            "after",
            "again",
            "aussi",
            "autre",
            "avant",
            "avec",
            "avoir",
            "because",
            "been",
            "before",
            "cela",
            "cette",
            "ceux",
            "comme",
            "dans",
            "depuis",
            "donc",
            "dont",
            "elle",
            "elles",
            "encore",
            "entre",
            "être",
            "fait",
            "from",
            "have",
            "here",
            "ils",
            "into",
            "just",
            "leur",
            "leurs",
            "like",
            "mais",
            "même",
            "mine",
            "moins",
            "more",
            "most",
            "nous",
            "only",
            "other",
            "over",
            "parce",
            "pour",
            "quand",
            "quel",
            "quelle",
            "sans",
            "should",
            "some",
            "sont",
            "sous",
            "such",
            "than",
            "that",
            "their",
            "them",
            "then",
            "there",
            "these",
            "they",
            "this",
            "those",
            "toujours",
            "tous",
            "tout",
            "toute",
            "très",
            "vers",
            "very",
            "vous",
            "were",
            "what",
            "when",
            "where",
            "which",
            "while",
            "will",
            "with",
            "would",
            "your");

    public AllowDraft {
        needsNear = List.copyOf(needsNear);
        if (name.isBlank()
                || needsNear.size() > MOST_NEAR
                || needsNear.stream().anyMatch(word -> word.isBlank() || word.length() > LONGEST_WORD)
                || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("A draft names words, at most " + MOST_NEAR + " that stand near, each of"
                    + " at most " + LONGEST_WORD + " characters, and a source of at most " + LONGEST_SOURCE);
        }
    }

    /** A draft for the words that {@code reason} is about, which it must name. */
    static AllowDraft of(String id, Instant at, String by, Utterance utterance, Reason reason) {
        Span span = reason.span();
        if (span == null) {
            throw new IllegalArgumentException("The reason names no words");
        }
        String name = span.of(utterance.text()).strip();
        LocalDate expires = at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(DAYS);
        return new AllowDraft(id, at, by, utterance, name, near(utterance, name), "", expires);
    }

    AllowDraft with(List<String> otherNear, String otherSource) {
        return new AllowDraft(id, at, by, utterance, name, otherNear, otherSource, expires);
    }

    /**
     * Words of the text that say what it is about. Words of the question are left out: with them, the bare name would be
     * excused as an answer to that question, whatever it means then.
     */
    private static List<String> near(Utterance utterance, String name) {
        String question = utterance.question();
        List<String> taken = new ArrayList<>(words(name));
        taken.addAll(words(question == null ? "" : question));
        List<String> near = new ArrayList<>();
        for (String word : words(utterance.text())) {
            boolean isOwn = taken.stream().noneMatch(other -> other.contains(word) || word.contains(other));
            if (isOwn && word.length() >= SHORTEST && !EVERYWHERE.contains(word) && !near.contains(word)) {
                near.add(word);
            }
        }
        return near.stream().limit(GUESSES).toList();
    }

    private static List<String> words(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Arrays.stream(NO_WORD.split(lower))
                .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD)
                .toList();
    }

    /** Where the entry goes in the author's folder. */
    public String contextsPath() {
        return "contexts/allowed-" + id + ".yaml";
    }

    public String testsPath() {
        return "tests/allowed-" + id + ".yaml";
    }

    /** The file with the entry. */
    public String contextsFile() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("text", name);
        if (!needsNear.isEmpty()) {
            entry.put("needs_near", needsNear);
        }
        if (!source.isBlank()) {
            entry.put("source", source);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("id", CONTEXT);
        context.put("harm", 0.1);
        context.put("exposed", false);
        context.put("names", List.of(entry));
        return "# Asked for by " + oneLine(by) + " on "
                + at.atZone(ZoneOffset.UTC).toLocalDate() + ". Look at it again by " + expires + ".\n"
                + yaml(Map.of("contexts", List.of(context)));
    }

    /** The file with the tests: the text passes, its twins do what they did before. */
    public String testsFile(List<DraftCheck.Case> cases) {
        List<Map<String, Object>> tests = new ArrayList<>();
        for (DraftCheck.Case each : cases) {
            Map<String, Object> test = new LinkedHashMap<>();
            Utterance said = each.utterance();
            if (said.question() != null) {
                test.put("question", said.question());
            }
            if (!said.before().isEmpty()) {
                test.put("before", said.before());
            }
            test.put(said.direction() == Direction.ANSWER ? "answer" : "question", said.text());
            test.put("expect", Map.of("verdict", each.after().wire()));
            tests.add(test);
        }
        return yaml(Map.of("tests", tests));
    }

    private static String yaml(Map<String, Object> content) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(120);
        options.setAllowUnicode(true);
        return new Yaml(options).dump(content);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
