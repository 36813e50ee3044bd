package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one language is said: the sounds of its letters, by the table of its file. Immutable. */
final class Sounds {
    /** The rows of the table by their first letter, the longest first. */
    private final Row[][] rows = new Row[128][];

    /** @param table rows such as {@code ph f}; {@code e$} is an e at the end of a word, and a row without a second word is silent */
    Sounds(List<String> table) {
        Map<Character, List<Row>> byLetter = new HashMap<>();
        for (String line : table) {
            byLetter.computeIfAbsent(line.strip().charAt(0), key -> new ArrayList<>())
                    .add(Row.of(line));
        }
        byLetter.forEach((letter, known) -> {
            known.sort((a, b) -> b.width() - a.width());
            if (letter < rows.length) {
                rows[letter] = known.toArray(new Row[0]);
            }
        });
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

        /** How many characters it takes from the table, of which the longest come first. */
        private int width() {
            return written.length() + (atEnd ? 1 : 0);
        }
    }

    /** Adds the sounds of the letters from {@code from} to {@code to} to those before them. */
    void say(String text, int from, int to, StringBuilder out) {
        for (int at = from; at < to; ) {
            char c = text.charAt(at);
            Row row = c < rows.length && rows[c] != null ? row(rows[c], text, at, to) : null;
            if (row == null) {
                add(out, c);
                at++;
            } else {
                for (int i = 0; i < row.sound.length(); i++) {
                    add(out, row.sound.charAt(i));
                }
                at += row.written.length();
            }
        }
    }

    private static @Nullable Row row(Row[] known, String text, int at, int to) {
        for (Row row : known) {
            if (row.standsAt(text, at, to)) {
                return row;
            }
        }
        return null;
    }

    /** A sound that is said twice in a row is heard once. */
    private static void add(StringBuilder out, char sound) {
        if (out.length() == 0 || out.charAt(out.length() - 1) != sound) {
            out.append(sound);
        }
    }
}
