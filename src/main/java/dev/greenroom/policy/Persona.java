package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.text.Span;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the avatar was told about itself and must not recite: a system prompt. Kept as hashes of every eight words in a row,
 * so that neither memory nor a journal holds the text. Eight words, because a name, a greeting or a phrase such as "je
 * suis l'avatar de …" is shorter, and because two people who write freely hardly ever share eight words in a row; sixteen
 * are no accident. What stands in quotation marks in the persona is meant to be said and is left out. The first sentence
 * tells who the avatar is, which it may say of itself: only recited from its beginning, "You are …", it counts. Immutable.
 */
public final class Persona {
    /** Nothing is known of a persona. */
    public static final Persona NONE = new Persona(new long[0], Set.of());

    /** So many words in a row that stand in the persona are a leak. */
    public static final int SHINGLE = 8;

    /** From so many words in a row on it is certain. */
    public static final int CERTAIN = 16;

    /** So many words of a persona are known; the rest is not looked for. */
    static final int MOST_WORDS = 4_000;

    private static final int MOST_CANARIES = 16;
    /** Fewer different words in a row are a refrain. */
    private static final int LEAST_DIFFERENT = 5;

    private static final int MOST_BEFORE = 300;
    private static final long BASE = 1_099_511_628_211L;
    private static final Category LEAK = new Category("leak/prompt");
    private static final double ECHO = 0.6;
    private static final double RECITED = 0.9;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]{1,300}\"|“[^”]{1,300}”|«[^»]{1,300}»");
    private static final Pattern CANARY = Pattern.compile("(?i)\\bcanary\\W{1,3}([A-Za-z0-9_-]{8,64})");

    private final long[] shingles;
    private final Set<String> canaries;

    private Persona(long[] shingles, Set<String> canaries) {
        this.shingles = shingles;
        this.canaries = canaries;
    }

    /**
     * @param text a system prompt. A word that stands behind {@code canary:} in it is a canary: an answer with that word
     *     in it is a leak, however short it is and in whatever language the rest was retold
     */
    public static Persona of(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        Set<String> canaries = new TreeSet<>();
        Matcher marked = CANARY.matcher(text);
        while (marked.find() && canaries.size() < MOST_CANARIES) {
            canaries.add(marked.group(1).toLowerCase(Locale.ROOT));
        }
        // A word that nobody says keeps what stands before and behind a quotation apart.
        View view = Views.of(QUOTED.matcher(text).replaceAll(" \uFFFC ¤0¤ ")).folded();
        long[] words = hashes(view, 0, Math.min(view.words(), MOST_WORDS));
        long[] found = new long[Math.max(0, words.length - SHINGLE + 1)];
        int count = 0;
        int firstEnds = 1;
        while (firstEnds < words.length && (view.gap(firstEnds) & View.SENTENCE) == 0) {
            firstEnds++;
        }
        for (int i = 0; i + SHINGLE <= words.length; i++) {
            boolean tellsWho = i > 0 && i + SHINGLE <= firstEnds;
            if (!tellsWho && Arrays.stream(words, i, i + SHINGLE).distinct().count() >= LEAST_DIFFERENT) {
                found[count++] = shingle(words, i);
            }
        }
        long[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return new Persona(sorted, Set.copyOf(canaries));
    }

    /** Both of them. */
    public Persona and(Persona other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        long[] all = Arrays.copyOf(shingles, shingles.length + other.shingles.length);
        System.arraycopy(other.shingles, 0, all, shingles.length, other.shingles.length);
        Arrays.sort(all);
        Set<String> both = new TreeSet<>(canaries);
        both.addAll(other.canaries);
        return new Persona(all, Set.copyOf(both));
    }

    public boolean isEmpty() {
        return shingles.length == 0 && canaries.isEmpty();
    }

    /** What is recited in {@code text}, what was said right before it taken into account. Linear in the text. */
    List<Finding> in(String text, String before) {
        if (isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>(0);
        canaries(text, found);
        View earlier = Views.of(before.substring(Math.max(0, before.length() - MOST_BEFORE)))
                .folded();
        View now = Views.of(text).folded();
        int known = Math.min(earlier.words(), SHINGLE - 1);
        long[] words = Arrays.copyOf(hashes(earlier, earlier.words() - known, known), known + now.words());
        System.arraycopy(hashes(now, 0, now.words()), 0, words, known, now.words());
        recited(words).forEach(run -> {
            Span span = now.span(Math.max(0, run[0] - known), run[1] - known - 1);
            found.add(finding(span, run[1] - run[0] >= CERTAIN ? RECITED : ECHO));
        });
        return found;
    }

    /** Runs of words that stand in the persona: the first of each, and the one behind its last. */
    private List<int[]> recited(long[] words) {
        List<int[]> runs = new ArrayList<>(0);
        int[] run = {0, 0};
        for (int i = 0; i + SHINGLE <= words.length; i++) {
            if (Arrays.binarySearch(shingles, shingle(words, i)) < 0) {
                continue;
            }
            if (runs.isEmpty() || i > run[1]) {
                run = new int[] {i, i};
                runs.add(run);
            }
            run[1] = i + SHINGLE;
        }
        return runs;
    }

    private void canaries(String text, List<Finding> found) {
        if (canaries.isEmpty()) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String canary : canaries) {
            int at = lower.indexOf(canary);
            if (at >= 0 && lower.length() == text.length()) {
                int start = text.codePointCount(0, at);
                found.add(finding(new Span(start, start + canary.codePointCount(0, canary.length())), RECITED));
            } else if (at >= 0 || letters(lower).contains(letters(canary))) {
                found.add(finding(new Span(0, text.codePointCount(0, text.length())), RECITED));
            }
        }
    }

    /** Letters and digits only, so that a canary that is spelled out is found as well. */
    private static String letters(String text) {
        return Views.phrase(text).replace(" ", "");
    }

    private static Finding finding(Span span, double severity) {
        return new Finding(LEAK.path(), "", LEAK, severity, 1, 0, span, null, List.of());
    }

    private static long[] hashes(View view, int from, int count) {
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            long hash = 7;
            for (int at = view.wordStart(from + i); at < view.wordEnd(from + i); at++) {
                hash = hash * BASE + view.text().charAt(at);
            }
            hashes[i] = hash;
        }
        return hashes;
    }

    private static long shingle(long[] words, int first) {
        long hash = 17;
        for (int i = first; i < first + SHINGLE; i++) {
            hash = (hash ^ words[i]) * BASE;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
