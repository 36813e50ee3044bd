package dev.greenroom.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the words of a view. Appending a letter opens a word; {@link #gap} closes it. */
final class ViewBuilder {
    private static final byte[] NO_RUNS = {};

    private char[] text;
    private int length;
    private int[] from;
    /** Absent while every letter came from one code point, and every space from none. */
    private int @Nullable [] to;

    private int[] words;
    private short[] gaps;
    private int count;
    private boolean open;

    ViewBuilder(int expected) {
        int size = Math.max(16, expected + 8);
        text = new char[size];
        from = new int[size];
        // Every second character is a space at most.
        int mostWords = Math.min(16, size / 2);
        words = new int[mostWords];
        gaps = new short[mostWords];
        put(' ', 0, 0);
    }

    void letter(char c, int start, int end) {
        open();
        put(c, start, end);
    }

    /** ASCII letters from {@code start} to {@code end}, of which the first is the original's code point {@code at}. */
    void letters(String original, int start, int end, int at) {
        open();
        int more = end - start;
        if (length + more > text.length) {
            grow(length + more);
        }
        for (int i = 0; i < more; i++) {
            text[length + i] = (char) (original.charAt(start + i) | ' ');
            from[length + i] = at + i;
        }
        if (to != null) {
            for (int i = 0; i < more; i++) {
                to[length + i] = at + i + 1;
            }
        }
        length += more;
    }

    private void open() {
        if (!open) {
            if (count + 1 == words.length) {
                words = Arrays.copyOf(words, count * 2 + 2);
                gaps = Arrays.copyOf(gaps, count * 2 + 2);
            }
            words[count++] = length;
            open = true;
        }
    }

    private void grow(int least) {
        int size = Math.max(least, length * 2);
        text = Arrays.copyOf(text, size);
        from = Arrays.copyOf(from, size);
        to = to == null ? null : Arrays.copyOf(to, size);
    }

    /** Ends the word, if there is one, and adds to what stands before the next. */
    void gap(int flags, int at) {
        if (open) {
            put(' ', at, at);
            open = false;
        }
        boolean again = (flags & gaps[count] & View.SPACE) != 0;
        gaps[count] |= (short) (again ? flags | View.SPACES : flags);
    }

    /** The mark or invisible character at {@code at} belongs to the letter right before it, if there is one. */
    void extend(int at) {
        int last = length - 1;
        if (open) {
            ends()[last] = at + 1;
        } else if (last > 0 && to(last) == at && to(last - 1) == at) {
            ends()[last - 1] = at + 1;
            from[last] = at + 1;
            ends()[last] = at + 1;
        }
    }

    private int to(int index) {
        return to == null ? from[index] + (text[index] == ' ' ? 0 : 1) : to[index];
    }

    private int[] ends() {
        int[] ends = to;
        if (ends == null) {
            ends = new int[from.length];
            for (int i = 0; i < length; i++) {
                ends[i] = to(i);
            }
            to = ends;
        }
        return ends;
    }

    /** Where the last letter ends in the original; 0 before the first. */
    int end() {
        return to(length - 1);
    }

    View build(int originalLength) {
        return build(originalLength, false);
    }

    View build(int originalLength, boolean reordered) {
        gap(0, originalLength);
        return new View(
                new String(text, 0, length),
                from,
                to,
                Arrays.copyOf(words, count),
                Arrays.copyOf(gaps, count + 1),
                NO_RUNS,
                originalLength,
                reordered);
    }

    private void put(char c, int start, int end) {
        if (length == text.length) {
            grow(length + 1);
        }
        int at = length++;
        from[at] = start;
        text[at] = c;
        if (to != null || end - start != (c == ' ' ? 0 : 1)) {
            put(at, end);
        }
    }

    private void put(int at, int end) {
        ends()[at] = end;
    }
}
