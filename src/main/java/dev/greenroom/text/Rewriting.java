package dev.greenroom.text;

import java.util.Arrays;

/**
 * A view in which some words give way to those that they stand for: {@code kahte} to {@code hate}, {@code ki ll} to
 * {@code kill}, {@code killall} to {@code kill all}. What stands between the words stays as it is. Replacements come
 * from left to right and do not overlap.
 */
public final class Rewriting {
    private final View source;
    private final StringBuilder text;
    private int[] from;
    private int[] to;
    private int[] words;
    private short[] gaps;
    private int count;
    private int taken;

    public Rewriting(View source) {
        this.source = source;
        int size = source.text().length() + 16;
        text = new StringBuilder(size);
        from = new int[size];
        to = new int[size];
        words = new int[source.words() + 4];
        gaps = new short[source.words() + 5];
        put(' ', 0, 0);
    }

    /** Puts {@code words}, separated by single spaces, in the place of words {@code first} to {@code last} (included). */
    public void replace(int first, int last, String words) {
        copyUpTo(first);
        int letters = 0;
        for (int word = first; word <= last; word++) {
            letters += source.wordEnd(word) - source.wordStart(word);
        }
        boolean oneToOne = letters == words.chars().filter(c -> c != ' ').count();
        Span whole = source.span(first, last);
        int at = source.wordStart(first);
        int word = first;
        begin(source.gap(first));
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == ' ') {
                closeWord();
                begin(View.SPACE);
                continue;
            }
            if (oneToOne && at == source.wordEnd(word)) {
                at = source.wordStart(++word);
            }
            Span span = oneToOne ? source.spanOfChars(at, at + 1) : whole;
            put(words.charAt(i), span.start(), span.end());
            at++;
        }
        closeWord();
        taken = last + 1;
    }

    /** The view with all replacements made. */
    public View view() {
        copyUpTo(source.words());
        short[] all = Arrays.copyOf(gaps, count + 1);
        all[count] = (short) source.gap(source.words());
        return new View(
                text.toString(),
                from,
                to,
                Arrays.copyOf(words, count),
                all,
                new byte[0],
                source.length(),
                source.reordered());
    }

    private void copyUpTo(int end) {
        for (; taken < end; taken++) {
            begin(source.gap(taken));
            for (int i = source.wordStart(taken); i < source.wordEnd(taken); i++) {
                Span span = source.spanOfChars(i, i + 1);
                put(source.text().charAt(i), span.start(), span.end());
            }
            closeWord();
        }
    }

    private void begin(int gap) {
        if (count + 2 >= words.length) {
            words = Arrays.copyOf(words, count * 2 + 4);
            gaps = Arrays.copyOf(gaps, count * 2 + 5);
        }
        gaps[count] = (short) gap;
        words[count++] = text.length();
    }

    private void closeWord() {
        int last = text.length() - 1;
        put(' ', to[last], to[last]);
    }

    private void put(char c, int start, int end) {
        int at = text.length();
        if (at == from.length) {
            from = Arrays.copyOf(from, at * 2);
            to = Arrays.copyOf(to, at * 2);
        }
        from[at] = start;
        to[at] = end;
        text.append(c);
    }
}
