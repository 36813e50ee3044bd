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

    private final int growth;
    /** The rows that may stand where a letter and the one behind it do, the longest first: most letters sound as they are. */
    private final Row[][] rows = new Row[ASCII * (LETTERS + 1)][];
    /** The row that surely stands there, where one does: no more than these two letters tell it. */
    private final @Nullable Row[] sure = new Row[rows.length];

    /** @param table rows such as {@code ph f}; {@code e$} is an e at the end of a word, and a row without a second word is silent */
    Sounds(List<String> table) {
        List<Row> all = new ArrayList<>();
        table.forEach(line -> all.add(Row.of(line)));
        all.sort((a, b) -> b.width() - a.width());
        growth = all.stream()
                .mapToInt(row -> 1 + row.sound.length() / row.written.length())
                .reduce(1, Math::max);
        Arrays.fill(rows, NONE);
        for (Row row : all) {
            char first = row.written.charAt(0);
            for (int second = 0; first < ASCII && second <= NO_LETTER; second++) {
                if (row.mayStandBefore(second)) {
                    Row[] known = rows[place(first, second)];
                    rows[place(first, second)] = Arrays.copyOf(known, known.length + 1);
                    rows[place(first, second)][known.length] = row;
                    if (known.length == 0 && isSure(row, second)) {
                        sure[place(first, second)] = row;
                    }
                }
            }
        }
    }

    private static boolean isSure(Row row, int second) {
        return !row.atEnd && (row.written.length() == 1 || row.written.length() == 2 && second != NO_LETTER);
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

    /** So many times as many sounds as letters there may be at most. */
    int growth() {
        return growth;
    }

    /** The sounds of words with single spaces between. */
    String of(String words) {
        char[] sounds = new char[words.length() * growth];
        int count = 0;
        for (String word : words.split(" ")) {
            count = say(word, 0, word.length(), sounds, count);
        }
        return new String(sounds, 0, count);
    }

    /**
     * Adds the sounds of the letters from {@code from} to {@code to} to the {@code count} sounds before them; answers how
     * many there are then. A sound that is said twice in a row is heard once.
     */
    int say(String text, int from, int to, char[] sounds, int count) {
        char last = count == 0 ? 0 : sounds[count - 1];
        int end = count;
        for (int at = from; at < to; ) {
            char c = text.charAt(at);
            Row row = row(c, text, at, to);
            if (row == null) {
                if (c != last) {
                    sounds[end++] = c;
                    last = c;
                }
                at++;
                continue;
            }
            for (int i = 0; i < row.sound.length(); i++) {
                char sound = row.sound.charAt(i);
                if (sound != last) {
                    sounds[end++] = sound;
                    last = sound;
                }
            }
            at += row.written.length();
        }
        return end;
    }

    /** The first sound of words with single spaces between. */
    char first(String text, int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            int space = text.indexOf(' ', at);
            Row row = row(c, text, at, space < 0 ? to : Math.min(space, to));
            if (c != ' ' && (row == null || !row.sound.isEmpty())) {
                return row == null ? c : row.sound.charAt(0);
            }
            at += row == null ? 1 : row.written.length();
        }
        return 0;
    }

    private @Nullable Row row(char first, String text, int at, int to) {
        if (first >= ASCII) {
            return null;
        }
        int place = place(first, at + 1 < to ? letter(text.charAt(at + 1)) : NO_LETTER);
        if (sure[place] != null) {
            return sure[place];
        }
        for (Row row : rows[place]) {
            if (row.standsAt(text, at, to)) {
                return row;
            }
        }
        return null;
    }
}
