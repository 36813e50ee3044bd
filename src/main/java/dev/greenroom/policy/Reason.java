package dev.greenroom.policy;

import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision fell as it did, in a form that can be read to a person.
 *
 * @param rule id of the rule that spoke, such as {@code likely-misread}
 * @param category path of the category, such as {@code hate/threat}, or {@link #WHOLE_TEXT}
 * @param span where in the text that was checked, in code points; absent when the whole text is meant
 * @param spanText the words of that span, empty when there is none
 * @param context id of the context that changed the meaning, such as {@code place-name}
 * @param explanations the sentence for a person, by language tag; never empty
 * @param cites the platform's clause, such as {@code twitch/hateful-conduct}
 * @param sayInstead what could be said in its place, by language tag; empty where the rule files do not say
 */
public record Reason(
        String rule,
        String category,
        @Nullable Span span,
        String spanText,
        @Nullable String context,
        Map<String, String> explanations,
        @Nullable String cites,
        Map<String, String> sayInstead) {
    /** Stands for the category where a rule spoke of the text as a whole and not of something found in it. */
    public static final String WHOLE_TEXT = "text";

    /** The category of what the gate itself decides: the mode, a guard, a bound. No rule has it. */
    public static final String OF_GATE = "greenroom";

    /** What the names of opinions from beside the policy begin with, in the place of a rule's id. */
    public static final String OPINION = "opinion/";

    public Reason {
        explanations = Map.copyOf(explanations);
        sayInstead = Map.copyOf(sayInstead);
        if (explanations.isEmpty()) {
            throw new IllegalArgumentException("Rule " + rule + " gives a reason without an explanation");
        }
    }

    /** A reason for which nobody has written what could be said in its place. */
    public Reason(
            String rule,
            String category,
            @Nullable Span span,
            String spanText,
            @Nullable String context,
            Map<String, String> explanations,
            @Nullable String cites) {
        this(rule, category, span, spanText, context, explanations, cites, Map.of());
    }

    /** The explanation in {@code language}, else in English, else in any language that there is. */
    public String explanation(Language language) {
        return inLanguage(explanations, language).orElseThrow();
    }

    /** What could be said in its place, in {@code language}, else in English, else in any language that there is. */
    public Optional<String> sayInstead(Language language) {
        return inLanguage(sayInstead, language);
    }

    private static Optional<String> inLanguage(Map<String, String> words, Language language) {
        return Optional.ofNullable(words.get(language.tag()))
                .or(() -> Optional.ofNullable(words.get(Language.ENGLISH.tag())))
                .or(() -> words.values().stream().findFirst());
    }

    /** Whether the gate gives this reason, or an opinion that it asked for, and not a rule of the policy. */
    public boolean isOfGate() {
        return category.equals(OF_GATE) || rule.startsWith(OPINION);
    }
}
