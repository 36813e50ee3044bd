package dev.greenroom.detect;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Disguises sentences by chance and says what became of them. A program, too: with a seed, a number of rounds and
 * perhaps a class it prints the share that was caught and what was missed.
 */
final class GeneratedDisguises {
    private static final Path FOLDER = Path.of("src/test/resources/disguises/plain");

    private GeneratedDisguises() {}

    /** One language's sentences of one kind. */
    static List<String> sentences(String language, boolean harmful) throws IOException {
        String mark = harmful ? "+ " : "- ";
        return Files.readAllLines(FOLDER.resolve(language + ".txt")).stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }

    /** What became of the sentences of one class and language. */
    record Outcome(int harmful, int innocent, List<String> missed, List<String> wronged) {
        double caught() {
            return 1 - missed.size() / (double) harmful;
        }
    }

    static Outcome run(Policy policy, DisguiseClass kind, String language, long seed, int rounds) throws IOException {
        Random random = new Random(seed * 31 + kind.ordinal());
        List<String> missed = new ArrayList<>();
        List<String> wronged = new ArrayList<>();
        List<String> harmful = sentences(language, true);
        List<String> innocent = sentences(language, false);
        for (int round = 0; round < rounds; round++) {
            for (String sentence : harmful) {
                String text = kind.of(sentence, language, random);
                if (!flagged(decide(policy, text, language))) {
                    missed.add(text);
                }
            }
            for (String sentence : innocent) {
                String text = kind.of(maskable(sentence, random), language, random);
                Decision decision = decide(policy, text, language);
                if (flagged(decision)) {
                    wronged.add(text + " => " + decision.reasons());
                }
            }
        }
        return new Outcome(harmful.size() * rounds, innocent.size() * rounds, missed, wronged);
    }

    /** The sentence with half of its longer words in braces. */
    private static String maskable(String sentence, Random random) {
        StringBuilder out = new StringBuilder();
        for (String word : sentence.split(" ")) {
            boolean one = word.length() > 2 && random.nextBoolean();
            out.append(out.isEmpty() ? "" : " ").append(one ? "{" + word + "}" : word);
        }
        return out.toString();
    }

    private static Decision decide(Policy policy, String text, String language) {
        return policy.decide(Utterance.question(text, new Language(language)));
    }

    private static boolean flagged(Decision decision) {
        return decision.verdict() != Verdict.ALLOW;
    }

    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        String only = arguments.length > 2 ? arguments[2].toUpperCase(Locale.ROOT) : "";
        Policy policy = ShippedRules.policy("twitch");
        System.out.printf(Locale.ROOT, "seed %d, %d rounds%n", seed, rounds);
        for (DisguiseClass kind : DisguiseClass.values()) {
            for (String language : List.of("en", "fr")) {
                if (!only.isEmpty() && !kind.name().equals(only)) {
                    continue;
                }
                Outcome outcome = run(policy, kind, language, seed, rounds);
                System.out.printf(
                        Locale.ROOT,
                        "%-22s %s caught %5.1f%% of %4d, wronged %3d of %4d%n",
                        kind,
                        language,
                        100 * outcome.caught(),
                        outcome.harmful(),
                        outcome.wronged().size(),
                        outcome.innocent());
                int most = only.isEmpty() ? 4 : 60;
                outcome.missed().stream().distinct().limit(most).forEach(text -> System.out.println("    - " + text));
                outcome.wronged().stream().limit(most).forEach(text -> System.out.println("    ! " + text));
            }
        }
    }
}
