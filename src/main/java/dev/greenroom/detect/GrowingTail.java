package dev.greenroom.detect;

import dev.greenroom.text.Disguise;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How much of the end of a text may be the beginning of a term that later words complete. Only terms reach over the end
 * of a sentence; frames, cues and names bind within one, so they never make a text wait.
 */
final class GrowingTail {
    /** Longer texts are judged by their end: no phrase is longer. */
    private static final int FAR_ENOUGH = 600;

    private static final int MOST_SPELLED = 64;

    /** Sorted. */
    private final String[] plain;

    private final String[] collapsed;
    private final Respelling respelling;
    private int mostWords = 1;

    GrowingTail(Map<String, List<Element>> phrases, Respelling respelling) {
        this.respelling = respelling;
        List<String> terms = new ArrayList<>();
        phrases.forEach((phrase, elements) -> {
            if (elements.stream().anyMatch(e -> e instanceof Element.Term)) {
                terms.add(phrase);
                mostWords = Math.max(
                        mostWords, (int) phrase.chars().filter(c -> c == ' ').count() - 1);
            }
        });
        plain = terms.stream().sorted().toArray(String[]::new);
        collapsed = terms.stream().map(Disguise::collapse).sorted().toArray(String[]::new);
    }

    /** In code points. */
    int of(String said) {
        String end = end(said);
        Views views = Views.of(end);
        boolean grows = !end.isEmpty() && Character.isLetterOrDigit(end.codePointBefore(end.length()));
        int tail = 0;
        for (Sights.Sight sight : Sights.of(views, respelling)) {
            tail = Math.max(tail, longest(sight.view(), sight.collapsed() ? collapsed : plain, grows));
        }
        return Math.max(tail, spelled(views.folded()));
    }

    private int longest(View view, String[] phrases, boolean grows) {
        String text = view.text();
        for (int first = Math.max(0, view.words() - mostWords); first < view.words(); first++) {
            String start = text.substring(view.wordStart(first) - 1, text.length() - (grows ? 1 : 0));
            if (begins(phrases, start)) {
                return view.length() - view.span(first, first).start();
            }
        }
        return 0;
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
        String text = view.text();
        for (int begin = Math.max(0, first - mostWords); begin < first; begin++) {
            String start = text.substring(view.wordStart(begin) - 1, view.wordStart(first));
            if (begins(plain, start)) {
                return view.length() - view.span(begin, begin).start();
            }
        }
        return view.length() - view.span(first, first).start();
    }

    /** Whether a longer phrase begins with {@code start}. */
    private static boolean begins(String[] sorted, String start) {
        int found = Arrays.binarySearch(sorted, start);
        int next = found >= 0 ? found : -found - 1;
        while (next < sorted.length && sorted[next].equals(start)) {
            next++;
        }
        return next < sorted.length && sorted[next].startsWith(start);
    }

    private static String end(String said) {
        if (said.length() <= FAR_ENOUGH) {
            return said;
        }
        int from = said.length() - FAR_ENOUGH;
        return said.substring(Character.isLowSurrogate(said.charAt(from)) ? from + 1 : from);
    }
}
