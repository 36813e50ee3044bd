package dev.greenroom.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins words that are spelled out letter by letter and collapses repeated letters, remembering how often each stood.
 * {@code k i l l} becomes one word; {@code k.i.l.l y.o.u} two, because there is more white space
 * there than between the letters before.
 */
final class Skeleton {
    private static final int SPELLED = 3;

    private final View source;
    private final boolean collapse;
    private final StringBuilder text;
    private final int[] from;
    private final int[] to;
    private final byte[] runs;
    private int[] words = new int[16];
    private short[] gaps = new short[16];
    private int count;

    private Skeleton(View source, boolean collapse) {
        this.source = source;
        this.collapse = collapse;
        int size = source.text().length() + 2;
        text = new StringBuilder(size);
        from = new int[size];
        to = new int[size];
        runs = new byte[size];
    }

    static View of(View source) {
        return new Skeleton(source, true).build();
    }

    /** With spelled-out words joined and every letter kept; nothing when no word is spelled out. */
    static @Nullable View joined(View source) {
        if (!mayBeSpelled(source)) {
            return null;
        }
        View joined = new Skeleton(source, false).build();
        return joined.words() < source.words() ? joined : null;
    }

    /** Whether more than one word is a single letter: with fewer none is spelled out. */
    private static boolean mayBeSpelled(View source) {
        int singles = 0;
        for (int word = 0; word < source.words(); word++) {
            singles += source.wordEnd(word) - source.wordStart(word) == 1 ? 1 : 0;
        }
        return singles > 1;
    }

    /** A folded phrase with its repeated letters collapsed. */
    static String collapse(String phrase) {
        StringBuilder out = new StringBuilder(phrase.length());
        for (int i = 0; i < phrase.length(); i++) {
            if (i == 0 || phrase.charAt(i) != phrase.charAt(i - 1)) {
                out.append(phrase.charAt(i));
            }
        }
        return out.length() == phrase.length() ? phrase : out.toString();
    }

    private View build() {
        put(' ', 0, 0);
        for (int word = 0; word < source.words(); ) {
            int end = runEnd(word);
            if (end - word < SPELLED) {
                join(word, ++word);
            } else {
                joinRun(word, end);
                word = end;
            }
        }
        short[] allGaps = Arrays.copyOf(gaps, count + 1);
        allGaps[count] = (short) source.gap(source.words());
        return new View(
                text.toString(),
                from,
                to,
                Arrays.copyOf(words, count),
                allGaps,
                collapse ? runs : new byte[0],
                source.length(),
                source.reordered());
    }

    private void begin(int word) {
        if (count + 1 >= words.length) {
            words = Arrays.copyOf(words, count * 2 + 2);
            gaps = Arrays.copyOf(gaps, count * 2 + 2);
        }
        gaps[count] = (short) source.gap(word);
        words[count++] = text.length();
    }

    private void copy(int word) {
        for (int i = source.wordStart(word); i < source.wordEnd(word); i++) {
            put(source.text().charAt(i), source.from(i), source.to(i));
        }
    }

    private void put(char c, int start, int end) {
        int at = text.length();
        if (collapse && c != ' ' && at > 0 && text.charAt(at - 1) == c) {
            to[at - 1] = end;
            runs[at - 1] = (byte) Math.min(255, (runs[at - 1] & 0xff) + 1);
            return;
        }
        from[at] = start;
        to[at] = end;
        runs[at] = 1;
        text.append(c);
    }

    /** The first word from {@code word} on that has more than one letter. */
    private int runEnd(int word) {
        int end = word;
        for (int at = word; at < source.words(); at++) {
            if (isSingleLetter(at)) {
                end = at + 1;
            } else if (at == word || !isSymbol(at)) {
                break;
            }
        }
        return end;
    }

    /** Where the white space in a run of single letters is wider than elsewhere, a word ends. */
    private void joinRun(int first, int end) {
        int narrowest = Integer.MAX_VALUE;
        for (int word = first + 1; word < end; word++) {
            narrowest = Math.min(narrowest, width(word));
        }
        int begin = first;
        for (int word = first + 1; word <= end; word++) {
            if (word == end || width(word) > narrowest) {
                join(begin, word);
                begin = word;
            }
        }
    }

    private int width(int word) {
        return source.gap(word) & (View.SPACE | View.SPACES);
    }

    private boolean isSymbol(int word) {
        return !Character.isLetterOrDigit(source.text().codePointAt(source.wordStart(word)));
    }

    private void join(int word, int end) {
        begin(word);
        for (int w = word; w < end; w++) {
            if (end - word == 1 || !isSymbol(w)) {
                copy(w);
            }
        }
        put(' ', to[text.length() - 1], to[text.length() - 1]);
    }

    private boolean isSingleLetter(int word) {
        return source.wordEnd(word) - source.wordStart(word) == 1;
    }
}
