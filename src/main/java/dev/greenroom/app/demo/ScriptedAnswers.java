package dev.greenroom.app.demo;

import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the scripted LLM says: the answer with most of the question's words. Immutable. */
final class ScriptedAnswers {
    private static final String RESOURCE = "/demo/answers.yaml";
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Set<String> FRENCH = Set.of(
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "tu",
            "ton",
            "ta",
            "c",
            "est",
            "quoi",
            "qui",
            "quel",
            "quelle",
            "pour",
            "ce",
            "que",
            "comment",
            "pourquoi",
            "bonjour",
            "bonsoir",
            "moi",
            "nous",
            "déjà");

    private record Entry(Set<String> words, String answer) {
        long matches(Set<String> asked) {
            return words.stream().filter(asked::contains).count();
        }
    }

    private final List<Entry> entries;
    private final String elseEnglish;
    private final String elseFrench;

    private ScriptedAnswers(List<Entry> entries, String elseEnglish, String elseFrench) {
        this.entries = entries;
        this.elseEnglish = elseEnglish;
        this.elseFrench = elseFrench;
    }

    /** Reads the packaged script. Blocks. */
    static ScriptedAnswers packaged() {
        Problems problems = new Problems();
        YamlMap file = new YamlFile(RESOURCE, text(), problems).readMap().orElseThrow();
        List<Entry> entries = file.maps("answers").stream()
                .map(map -> new Entry(
                        Set.copyOf(map.strings("words")), map.string("answer").orElseThrow()))
                .toList();
        YamlMap otherwise = file.map("else").orElseThrow();
        String english = otherwise.string("en").orElseThrow();
        String french = otherwise.string("fr").orElseThrow();
        file.finish();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.all().get(0).format());
        }
        return new ScriptedAnswers(entries, english, french);
    }

    /** The answer to a question; among equal ones the first of the script. */
    String to(String question) {
        Set<String> asked = new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(question.toLowerCase(Locale.ROOT))));
        Entry best = null;
        long most = 0;
        for (Entry entry : entries) {
            long matches = entry.matches(asked);
            if (matches > most) {
                best = entry;
                most = matches;
            }
        }
        if (best != null) {
            return best.answer();
        }
        return asked.stream().anyMatch(FRENCH::contains) ? elseFrench : elseEnglish;
    }

    private static String text() {
        try (InputStream in = ScriptedAnswers.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }
}
