package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one language is said: the sounds of its letters, by the table of its file. Immutable. */
final class Sounds {
    private static final int ASCII = 128;
    private static final int LETTERS = 'z' - 'a' + 1;
    /** Stands for the end of a word, too. */
    private static final int NO_LETTER = LETTERS;

    private static final Row[] NONE = {};

    /** The rows that may stand where a letter and the one behind it do, the longest first: most letters sound as they are. */
    private final Row[][] rows = new Row[ASCII * (LETTERS + 1)][];

    /** @param table rows such as {@code ph f}; {@code e$} is an e at the end of a word, and a row without a second word is silent */
    Sounds(List<String> table) {
        List<Row> all = new ArrayList<>();
        table.forEach(line -> all.add(Row.of(line)));
        all.sort((a, b) -> b.width() - a.width());
        Arrays.fill(rows, NONE);
        for (Row row : all) {
            char first = row.written.charAt(0);
            for (int second = 0; first < ASCII && second <= NO_LETTER; second++) {
                if (row.mayStandBefore(second)) {
                    Row[] known = rows[place(first, second)];
                    rows[place(first, second)] = Arrays.copyOf(known, known.length + 1);
                    rows[place(first, second)][known.length] = row;
                }
            }
        }
    }

    private static int place(int first, int second) {
        return first * (LETTERS + 1) + second;
    }

    private static int letter(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : NO_LETTER;
    }

    /**
     * A row of the table.
     *
     * @param atEnd whether it is meant only at the end of a word
     */
    private record Row(String written, boolean atEnd, String sound) {
        static Row of(String row) {
            String[] parts = row.strip().split(" ", 2);
            boolean atEnd = parts[0].endsWith("$");
            String written = atEnd ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            return new Row(written, atEnd, parts.length > 1 ? parts[1].strip() : "");
        }

        boolean standsAt(String text, int at, int to) {
            int end = at + written.length();
            return (atEnd ? end == to : end <= to) && text.startsWith(written, at);
        }

        private boolean mayStandBefore(int second) {
            return written.length() == 1 ? !atEnd || second == NO_LETTER : letter(written.charAt(1)) == second;
        }

        /** How many characters it takes from the table, of which the longest come first. */
        private int width() {
            return written.length() + (atEnd ? 1 : 0);
        }
    }

    /** Adds the sounds of the letters from {@code from} to {@code to} to those before them. */
    void say(String text, int from, int to, StringBuilder out) {
        char last = out.length() == 0 ? 0 : out.charAt(out.length() - 1);
        for (int at = from; at < to; ) {
            char c = text.charAt(at);
            Row row = row(text, at, to);
            if (row == null) {
                last = add(out, c, last);
                at++;
            } else {
                for (int i = 0; i < row.sound.length(); i++) {
                    last = add(out, row.sound.charAt(i), last);
                }
                at += row.written.length();
            }
        }
    }

    private @Nullable Row row(String text, int at, int to) {
        char first = text.charAt(at);
        int second = at + 1 < to ? letter(text.charAt(at + 1)) : NO_LETTER;
        for (Row row : first >= ASCII ? NONE : rows[place(first, second)]) {
            if (row.standsAt(text, at, to)) {
                return row;
            }
        }
        return null;
    }

    /** A sound that is said twice in a row is heard once. */
    private static char add(StringBuilder out, char sound, char last) {
        if (sound != last) {
            out.append(sound);
        }
        return sound;
    }
}
