package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.BitSet;
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

    /** So many letters have words that stand for others because of an accent. */
    static final int ACCENTED = 2;

    private static final int MOST_WORDS = 5;
    private static final int INSIDE = View.APOSTROPHE;

    private final Sounds table;
    private final WordMap<String> written;
    /** With which sounds those begin, and how many they have at most. */
    private final BitSet begin = new BitSet();

    private final int mostSounds;
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
        this.table = new Sounds(table);
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
            String sound = this.table.of(phrase.strip());
            boolean digits = phrase.chars().anyMatch(Character::isDigit);
            if (sound.length() >= LEAST_SOUNDS || digits) {
                bySound.put(sound, meant);
            }
        });
        written = new WordMap<>(bySound);
        bySound.keySet().stream().filter(sound -> !sound.isEmpty()).forEach(sound -> begin.set(sound.charAt(0)));
        mostSounds = bySound.keySet().stream().mapToInt(String::length).max().orElse(0);
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
            String sound = table.of(word);
            if (sound.length() >= (rank == Rank.NAME ? LEAST_NAME : LEAST_SOUNDS)) {
                bySound.merge(sound, word, (a, b) -> {
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
        private final String sounds;
        private final int[] starts;

        Speech(View view) {
            this.view = view;
            char[] said = new char[view.text().length() * table.growth()];
            starts = new int[view.words() + 1];
            for (int word = 0; word < view.words(); word++) {
                starts[word + 1] = table.say(view.text(), view.wordStart(word), view.wordEnd(word), said, starts[word]);
            }
            sounds = new String(said, 0, starts[view.words()]);
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
        Heard at(int first, int[] numbers) {
            int start = starts[first];
            if (start == sounds.length() || !begin.get(sounds.charAt(start))) {
                return null;
            }
            Heard found = null;
            boolean ordinary = true;
            int end = Math.min(view.words(), first + MOST_WORDS);
            for (int last = first; last < end && starts[last + 1] - start <= mostSounds; last++) {
                if (last > first && !view.adjoins(last) && view.gap(last) != INSIDE) {
                    break;
                }
                ordinary &= numbers[last] != Vocabulary.UNKNOWN;
                boolean whole = first == 0 && last == view.words() - 1 && last > 0;
                String meant = ordinary && !whole ? null : written.get(sounds, start, starts[last + 1]);
                if (meant != null) {
                    found = new Heard(first, last, meant);
                }
            }
            return found;
        }
    }

    /** Whether a way of writing is two letters long and something else without its accent, as {@code lé} is. */
    static boolean isAccented(String said) {
        return said.length() == ACCENTED && said.codePointAt(1) >= 0x80;
    }

    /** What a word of two letters, written with an accent, stands for; nothing for all others. */
    @Nullable
    String accented(View view, int word, Views views) {
        String meant = accented.get(view.text(), view.wordStart(word), view.wordEnd(word));
        return meant != null && views.isAccented(view.span(word, word)) ? meant : null;
    }

    /** Whether a view begins with a sound with which something begins that must not be said. */
    boolean mayBegin(View view) {
        return begin.get(table.first(view.text(), view.wordStart(0), view.wordEnd(view.words() - 1)));
    }

    Speech of(View view) {
        return new Speech(view);
    }
}
