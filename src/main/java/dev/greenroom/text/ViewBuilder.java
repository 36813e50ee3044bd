package dev.greenroom.text;

import java.util.Arrays;

/** Collects the words of a view. Appending a letter opens a word; {@link #gap} closes it. */
final class ViewBuilder {
    private final StringBuilder text;
    private int[] from;
    private int[] to;
    private int[] words = new int[16];
    private short[] gaps = new short[16];
    private int count;
    private boolean open;

    ViewBuilder(int expected) {
        int size = Math.max(16, expected + 8);
        text = new StringBuilder(size);
        from = new int[size];
        to = new int[size];
        put(' ', 0, 0);
    }

    void letter(char c, int start, int end) {
        if (!open) {
            if (count + 1 == words.length) {
                words = Arrays.copyOf(words, count * 2 + 2);
                gaps = Arrays.copyOf(gaps, count * 2 + 2);
            }
            words[count++] = text.length();
            open = true;
        }
        put(c, start, end);
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
        int last = text.length() - 1;
        if (open) {
            to[last] = at + 1;
        } else if (last > 0 && to[last] == at && to[last - 1] == at) {
            to[last - 1] = at + 1;
            from[last] = at + 1;
            to[last] = at + 1;
        }
    }

    /** Where the last letter ends in the original; 0 before the first. */
    int end() {
        return to[text.length() - 1];
    }

    View build(int length) {
        return build(length, false);
    }

    View build(int length, boolean reordered) {
        gap(0, length);
        return new View(
                text.toString(),
                from,
                to,
                Arrays.copyOf(words, count),
                Arrays.copyOf(gaps, count + 1),
                new byte[0],
                length,
                reordered);
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
