package dev.greenroom.app.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which labels mean harm. Those that are named, or, when none is, the ones that data sets commonly use. An unknown label
 * is refused: a wrong guess would turn every figure around without anybody noticing.
 */
public final class Labels {
    private static final Set<String> HARMFUL = Set.of(
            "1",
            "1.0",
            "true",
            "yes",
            "hate",
            "hateful",
            "toxic",
            "harmful",
            "offensive",
            "abusive",
            "hs",
            "flag",
            "block",
            "hold",
            "unsafe");
    private static final Set<String> HARMLESS = Set.of(
            "0",
            "0.0",
            "false",
            "no",
            "nothate",
            "not hate",
            "non-hateful",
            "not hateful",
            "not toxic",
            "nontoxic",
            "non-toxic",
            "harmless",
            "normal",
            "neither",
            "none",
            "neutral",
            "allow",
            "safe",
            "benign");

    private final Set<String> named;

    private Labels(Set<String> named) {
        this.named = named;
    }

    /** Those of {@code harmful} mean harm and all others do not; with none named, common labels are guessed at. */
    public static Labels of(List<String> harmful) {
        return new Labels(harmful.stream().map(Labels::folded).collect(Collectors.toSet()));
    }

    /** Whether {@code label} means harm. */
    boolean harmful(String label) throws BadSamples {
        String folded = folded(label);
        if (!named.isEmpty()) {
            return named.contains(folded);
        }
        if (HARMFUL.contains(folded)) {
            return true;
        }
        if (HARMLESS.contains(folded)) {
            return false;
        }
        throw new BadSamples("The label '" + label + "' is not known. Say which labels mean harm, such as --harmful \""
                + label + "\"; known without saying are " + known());
    }

    private static String known() {
        return String.join(", ", new TreeSet<>(HARMFUL)) + " for harm, " + String.join(", ", new TreeSet<>(HARMLESS))
                + " for none";
    }

    private static String folded(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
