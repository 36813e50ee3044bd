package dev.greenroom.avatar.openai;

import dev.greenroom.gate.Question;
import java.util.Locale;
import java.util.Map;

/** Finds out whether a prompt asks what a viewer asked. */
final class AskedBy {
    /** The pair of a request's {@code metadata} in which a bot may name the question that it answers, by its id. */
    static final String FACT = "question_id";

    private AskedBy() {}

    /**
     * A bot that names the question is believed. For the others the question's words have to stand in the prompt, in one
     * piece and not inside longer words: bots put names and instructions around it.
     */
    static boolean isAskedBy(String prompt, Map<String, String> facts, Question question) {
        String named = facts.get(FACT);
        return named != null ? named.equals(question.id()) : contains(plain(prompt), plain(question.text()));
    }

    private static boolean contains(String prompt, String words) {
        if (words.isEmpty()) {
            return false;
        }
        for (int at = prompt.indexOf(words); at >= 0; at = prompt.indexOf(words, at + 1)) {
            boolean begins = at == 0 || !goesOn(prompt.codePointBefore(at), words.codePointAt(0));
            int end = at + words.length();
            boolean ends =
                    end == prompt.length() || !goesOn(prompt.codePointAt(end), words.codePointBefore(words.length()));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(int outside, int inside) {
        return Character.isLetterOrDigit(outside) && Character.isLetterOrDigit(inside);
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
