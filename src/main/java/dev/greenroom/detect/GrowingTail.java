package dev.greenroom.detect;

import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.Arrays;

/**
 * How much of the end of a text may be the beginning of a term that later words complete. Only terms reach over the end
 * of a sentence; frames, cues and names bind within one, so they never make a text wait.
 */
final class GrowingTail {
    /** Longer texts are judged by their end: no phrase is longer. */
    private static final int FAR_ENOUGH = 600;

    private static final int MOST_SPELLED = 64;

    private final WordAutomaton phrases;
    /** How many words a state may be away from the end of a term at most; negative when none ends behind it. */
    private final int[] wordsToTerm;

    private final Respelling respelling;

    GrowingTail(WordAutomaton phrases, Respelling respelling) {
        this.phrases = phrases;
        this.respelling = respelling;
        wordsToTerm = phrases.mostWordsTo(element -> element instanceof Element.Term);
    }

    /** In code points. */
    int of(String said) {
        String end = end(said);
        Views views = Views.of(end);
        boolean grows = !end.isEmpty() && Character.isLetterOrDigit(end.codePointBefore(end.length()));
        int tail = 0;
        for (Sights.Sight sight : Sights.of(views, respelling)) {
            tail = Math.max(tail, longest(sight, grows));
        }
        return Math.max(tail, spelled(views.folded()));
    }

    private int longest(Sights.Sight sight, boolean grows) {
        View view = sight.view();
        for (int first = farthest(view.words()); first < view.words(); first++) {
            if (grows ? mayGrow(sight, first) : awaitsMore(sight, first, view.words())) {
                return view.length() - view.span(first, first).start();
            }
        }
        return 0;
    }

    /** The first word from which a term may reach up to a word. */
    private int farthest(int word) {
        return Math.max(0, word - Math.max(1, wordsToTerm[WordAutomaton.START]));
    }

    /** Whether words, from one to before another, are the beginning of a longer term. */
    private boolean awaitsMore(Sights.Sight sight, int first, int end) {
        return Arrays.stream(phrases.reached(sight, first, end)).anyMatch(state -> wordsToTerm[state] > 0);
    }

    /** Whether the words from one on are the beginning of a term, the last of them perhaps only the beginning of a word. */
    private boolean mayGrow(Sights.Sight sight, int first) {
        View view = sight.view();
        int last = view.words() - 1;
        for (int state : phrases.reached(sight, first, last)) {
            if (phrases.mayLead(state, view.word(last), sight.collapsed(), there -> wordsToTerm[there] >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** Single letters at the end may be a word that is being spelled out, together with what began before it. */
    private int spelled(View view) {
        int first = view.words();
        int least = Math.max(0, view.words() - MOST_SPELLED);
        while (first > least && view.wordEnd(first - 1) - view.wordStart(first - 1) == 1) {
            first--;
        }
        if (first == view.words()) {
            return 0;
        }
        Sights.Sight plain = new Sights.Sight(view, false);
        for (int begin = farthest(first); begin < first; begin++) {
            if (awaitsMore(plain, begin, first)) {
                return view.length() - view.span(begin, begin).start();
            }
        }
        return view.length() - view.span(first, first).start();
    }

    private static String end(String said) {
        if (said.length() <= FAR_ENOUGH) {
            return said;
        }
        int from = said.length() - FAR_ENOUGH;
        return said.substring(Character.isLowSurrogate(said.charAt(from)) ? from + 1 : from);
    }
}
