package dev.greenroom.text;

import java.util.Arrays;

/**
 * Joins words that are spelled out letter by letter and collapses repeated letters, remembering how often each stood.
 * {@code k i l l} becomes one word; {@code k.i.l.l y.o.u} two, because there is more white space
 * there than between the letters before.
 */
final class Skeleton {
    private static final int SPELLED = 3;

    private final View source;
    private final StringBuilder text = new StringBuilder();
    private final int[] from;
    private final int[] to;
    private final byte[] runs;
    private int[] words = new int[16];
    private short[] gaps = new short[16];
    private int count;

    private Skeleton(View source) {
        this.source = source;
        int size = source.text().length() + 2;
        from = new int[size];
        to = new int[size];
        runs = new byte[size];
    }

    static View of(View source) {
        return new Skeleton(source).build();
    }

    /** A folded phrase with its repeated letters collapsed. */
    static String collapse(String phrase) {
        StringBuilder out = new StringBuilder(phrase.length());
        for (int i = 0; i < phrase.length(); i++) {
            if (i == 0 || phrase.charAt(i) != phrase.charAt(i - 1)) {
                out.append(phrase.charAt(i));
            }
        }
        return out.toString();
    }

    private View build() {
        put(' ', 0, 0);
        for (int word = 0; word < source.words(); ) {
            int end = spelledEnd(word);
            begin(word);
            for (int w = word; w < end; w++) {
                copy(w);
            }
            put(' ', to[text.length() - 1], to[text.length() - 1]);
            word = end;
        }
        short[] allGaps = Arrays.copyOf(gaps, count + 1);
        allGaps[count] = (short) source.gap(source.words());
        return new View(
                text.toString(),
                from,
                to,
                Arrays.copyOf(words, count),
                allGaps,
                runs,
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
            Span span = source.spanOfChars(i, i + 1);
            put(source.text().charAt(i), span.start(), span.end());
        }
    }

    private void put(char c, int start, int end) {
        int at = text.length();
        if (c != ' ' && at > 0 && text.charAt(at - 1) == c) {
            to[at - 1] = end;
            runs[at - 1] = (byte) Math.min(255, (runs[at - 1] & 0xff) + 1);
            return;
        }
        from[at] = start;
        to[at] = end;
        runs[at] = 1;
        text.append(c);
    }

    /** The first word after a run of single letters that begins at {@code word}; {@code word + 1} when there is none. */
    private int spelledEnd(int word) {
        int end = word;
        int width = -1;
        while (end < source.words() && isSingleLetter(end)) {
            if (end > word) {
                int between = source.gap(end) & (View.SPACE | View.SPACES);
                if (width >= 0 && between > width) {
                    break;
                }
                width = Math.max(width, between);
            }
            end++;
        }
        return end - word >= SPELLED ? end : word + 1;
    }

    private boolean isSingleLetter(int word) {
        return source.wordEnd(word) - source.wordStart(word) == 1;
    }
}
