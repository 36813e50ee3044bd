package dev.greenroom.policy;

import dev.greenroom.detect.Element;
import dev.greenroom.text.Views;
import dev.greenroom.yaml.Code;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What several readers of rule files need: phrases, and names that something else gives. */
final class Read {
    /** Stands for a name that is missing, which was told; the rest of the file can be read all the same. */
    static final String NAMELESS = "?";

    private static final int MOST_NAMED = 12;

    private Read() {}

    /** Adds the phrases that each text stands for, with the element that {@code meaning} makes of each. */
    static void phrases(
            Pack pack,
            List<Placed<String>> texts,
            String language,
            List<String> endings,
            Function<Pack.Written, Element> meaning) {
        for (Placed<String> text : texts) {
            for (Pack.Written written : pack.write(text, language, endings)) {
                if (!pack.detector.phrases(written.phrases(), meaning.apply(written))) {
                    text.problem(RuleProblem.EMPTY_PHRASE, nothingToFind(text.value()));
                    break;
                }
            }
        }
    }

    /** The phrases as texts are read; those without anything that could be found are told and left out. */
    static List<String> folded(List<Placed<String>> phrases) {
        List<String> folded = new ArrayList<>();
        for (Placed<String> phrase : phrases) {
            String read = Views.phrase(phrase.value());
            if (read.isBlank()) {
                phrase.problem(RuleProblem.EMPTY_PHRASE, nothingToFind(phrase.value()));
            } else {
                folded.add(read);
            }
        }
        return folded;
    }

    private static String nothingToFind(String phrase) {
        return "'" + phrase + "' has no letter, digit or symbol that could be found";
    }

    /** The pattern that is written there; nothing, after telling why, when it is none that is taken. */
    static Optional<Regex> pattern(Placed<String> written) {
        try {
            return Optional.of(Regex.of(written.value()));
        } catch (Regex.Bad e) {
            written.problem(RuleProblem.BAD_PATTERN, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The texts, after telling each that is not known. */
    static List<String> known(List<Placed<String>> names, String what, Code code, Collection<String> known) {
        for (Placed<String> name : names) {
            if (!known.contains(name.value())) {
                name.problem(code, unknown(what, name.value(), known));
            }
        }
        return names.stream().map(Placed::value).toList();
    }

    /** Says that a name is not known, with the nearest one that is. */
    static String unknown(String what, String name, Collection<String> known) {
        String article = "aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ";
        return "'" + name + "' is not " + article + what + " that the rule files know; "
                + Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(known.isEmpty() ? "there is none yet" : "known: " + some(known));
    }

    private static String some(Collection<String> known) {
        String some = String.join(", ", known.stream().limit(MOST_NAMED).toList());
        return known.size() > MOST_NAMED ? some + " and " + (known.size() - MOST_NAMED) + " more" : some;
    }
}
