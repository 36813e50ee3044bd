package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a voice would say, in one language. Words are turned into sounds by a table of the language's file, and runs of
 * words are compared with the sounds of what must not be said. Words that are all ordinary are meant as they stand,
 * unless they are the whole text. Immutable.
 */
final class Spoken {
    /** Shorter sounds are like too many others. */
    private static final int LEAST_SOUNDS = 4;

    private static final int LEAST_NAME = 3;
    private static final int LEAST_LETTERS = 4;

    private static final int MOST_WORDS = 5;
    private static final int INSIDE = View.APOSTROPHE;

    /** The rows of the table by their first letter, the longest first: what is written, and its sound. */
    private final String[][][] rows = new String[128][][];

    private final WordMap<String> written;
    private final WordMap<String> homophones;
    private final WordMap<String> respelt;
    private final WordMap<String> accented;

    /** What sounds like something: the words {@code first} to {@code last}, and what it is. */
    record Heard(int first, int last, String written) {}

    /**
     * @param table rows such as {@code ph f}; {@code e$} is an e at the end of a word, and a row without a second word is silent
     * @param words the words of the rule files; those that say something are heard when they are written otherwise
     * @param said what must not be said, by a way of writing it; as {@code Views.phrase} gives it
     */
    Spoken(List<String> table, Map<String, String> said, Map<String, Rank> words) {
        Map<Character, List<String[]>> byLetter = new HashMap<>();
        for (String row : table) {
            String[] parts = row.strip().split(" ", 2);
            byLetter.computeIfAbsent(parts[0].charAt(0), key -> new ArrayList<>())
                    .add(new String[] {parts[0], parts.length > 1 ? parts[1].strip() : ""});
        }
        byLetter.forEach((letter, known) -> {
            known.sort((a, b) -> b[0].length() - a[0].length());
            if (letter < rows.length) {
                rows[letter] = known.toArray(new String[0][]);
            }
        });
        Map<String, String> bySound = new HashMap<>();
        Map<String, String> byLetters = new HashMap<>();
        Map<String, String> byAccent = new HashMap<>();
        said.forEach((phrase, meant) -> {
            if (isAccented(phrase)) {
                byAccent.put(Views.phrase(phrase).strip(), meant);
                return;
            }
            if (phrase.strip().indexOf(' ') < 0 && !words.containsKey(phrase.strip())) {
                byLetters.put(phrase.strip(), meant);
            }
            StringBuilder sound = new StringBuilder();
            for (String word : phrase.strip().split(" ")) {
                say(word, 0, word.length(), sound);
            }
            boolean digits = phrase.chars().anyMatch(Character::isDigit);
            if (sound.length() >= LEAST_SOUNDS || digits) {
                bySound.put(sound.toString(), meant);
            }
        });
        written = new WordMap<>(bySound);
        respelt = new WordMap<>(byLetters);
        accented = new WordMap<>(byAccent);
        homophones = new WordMap<>(homophones(words));
    }

    /** One word for each sound: of several the one that says most, and of names the longest, which is the plural. */
    private Map<String, String> homophones(Map<String, Rank> words) {
        Map<String, String> bySound = new HashMap<>();
        words.forEach((word, rank) -> {
            if (rank == Rank.OTHER || word.length() < LEAST_SOUNDS) {
                return;
            }
            StringBuilder sound = new StringBuilder();
            say(word, 0, word.length(), sound);
            if (sound.length() >= (rank == Rank.NAME ? LEAST_NAME : LEAST_SOUNDS)) {
                bySound.merge(sound.toString(), word, (a, b) -> {
                    int byRank = words.getOrDefault(a, Rank.OTHER).compareTo(words.getOrDefault(b, Rank.OTHER));
                    boolean longer = a.length() >= b.length();
                    return byRank > 0 || byRank == 0 && longer == (rank == Rank.NAME) ? a : b;
                });
            }
        });
        return bySound;
    }

    /** The sounds of a whole view. */
    final class Speech {
        private final View view;
        private final StringBuilder sounds;
        private final int[] starts;

        Speech(View view) {
            this.view = view;
            sounds = new StringBuilder(view.text().length());
            starts = new int[view.words() + 1];
            for (int word = 0; word < view.words(); word++) {
                say(view.text(), view.wordStart(word), view.wordEnd(word), sounds);
                starts[word + 1] = sounds.length();
            }
        }

        /** What an unknown word sounds like; nothing when it is like none. */
        @Nullable
        String homophone(int word) {
            int length = view.wordEnd(word) - view.wordStart(word);
            String exact = respelt.get(view.text(), view.wordStart(word), view.wordEnd(word));
            if (exact != null || length < LEAST_LETTERS) {
                return exact;
            }
            String alike = homophones.get(sounds, starts[word], starts[word + 1]);
            return alike == null
                            || isStretched(view.text(), view.wordStart(word), length)
                            || isInflected(view.text(), view.wordStart(word), length, alike)
                    ? null
                    : alike;
        }

        /** Whether only an s or x at the end tells one from the other, which is grammar and no disguise. */
        private static boolean isInflected(String text, int start, int length, String alike) {
            String longer = alike.length() > length ? alike : text.substring(start, start + length);
            char last = longer.charAt(longer.length() - 1);
            return Math.abs(alike.length() - length) == 1
                    && (last == 's' || last == 'x')
                    && text.regionMatches(start, alike, 0, longer.length() - 1);
        }

        /** A stretched word is read without being heard. */
        private static boolean isStretched(String text, int start, int length) {
            for (int i = start + 2; i < start + length; i++) {
                if (text.charAt(i) == text.charAt(i - 1) && text.charAt(i) == text.charAt(i - 2)) {
                    return true;
                }
            }
            return false;
        }

        /** The longest run of words from {@code first} on that sounds like something; nothing when none does. */
        @Nullable
        Heard at(int first, boolean[] known) {
            Heard found = null;
            boolean ordinary = true;
            for (int last = first; last < Math.min(view.words(), first + MOST_WORDS); last++) {
                if (last > first && !view.adjoins(last) && view.gap(last) != INSIDE) {
                    break;
                }
                ordinary &= known[last];
                boolean whole = first == 0 && last == view.words() - 1 && last > 0;
                String meant = ordinary && !whole ? null : written.get(sounds, starts[first], starts[last + 1]);
                if (meant != null) {
                    found = new Heard(first, last, meant);
                }
            }
            return found;
        }
    }

    /** Whether a way of writing is two letters long and something else without its accent, as {@code lé} is. */
    static boolean isAccented(String said) {
        return said.length() == 2 && said.codePointAt(1) >= 0x80;
    }

    /** What a word of two letters, written with an accent, stands for; nothing for all others. */
    @Nullable
    String accented(View view, int word, Views views) {
        if (view.wordEnd(word) - view.wordStart(word) != 2) {
            return null;
        }
        String meant = accented.get(view.text(), view.wordStart(word), view.wordEnd(word));
        return meant != null && views.isAccented(view.span(word, word)) ? meant : null;
    }

    Speech of(View view) {
        return new Speech(view);
    }

    private void say(CharSequence text, int from, int to, StringBuilder out) {
        for (int at = from; at < to; ) {
            char c = text.charAt(at);
            String[][] known = c < rows.length ? rows[c] : null;
            String[] row = known == null ? null : row(known, text, at, to);
            if (row == null) {
                add(out, c);
                at++;
            } else {
                for (int i = 0; i < row[1].length(); i++) {
                    add(out, row[1].charAt(i));
                }
                at += row[0].endsWith("$") ? row[0].length() - 1 : row[0].length();
            }
        }
    }

    private static String @Nullable [] row(String[][] known, CharSequence text, int at, int to) {
        for (String[] row : known) {
            boolean atEnd = row[0].endsWith("$");
            int length = atEnd ? row[0].length() - 1 : row[0].length();
            if ((atEnd ? at + length == to : at + length <= to) && matches(row[0], length, text, at)) {
                return row;
            }
        }
        return null;
    }

    private static boolean matches(String pattern, int length, CharSequence text, int at) {
        for (int i = 0; i < length; i++) {
            if (pattern.charAt(i) != text.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    /** A sound that is said twice in a row is heard once. */
    private static void add(StringBuilder out, char sound) {
        if (out.length() == 0 || out.charAt(out.length() - 1) != sound) {
            out.append(sound);
        }
    }
}
