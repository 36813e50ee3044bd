package dev.greenroom.detect;

import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every word of the rule files by its number. Each word of a text is looked up here once, whoever asks for it. Immutable,
 * usable from any thread.
 */
final class Vocabulary {
    /** A word that no phrase has, and that is itself all the same. */
    static final int ORDINARY = -1;

    /** A word that no rule file knows. */
    static final int UNKNOWN = -2;

    private final List<String> words;
    private final int numbered;
    /** The letters of all words, one behind the other, and where each begins: near one another, unlike strings. */
    private final char[] letters;

    private final int[] starts;
    /** For each slot the place of its word among the words, counted from 1, and in the upper half the word's hash. */
    private final long[] slots;

    /**
     * @param numbered the words of phrases; the number of each is its place
     * @param known all words, those and the ordinary ones
     */
    Vocabulary(List<String> numbered, Set<String> known) {
        Set<String> phrases = Set.copyOf(numbered);
        words = new ArrayList<>(numbered);
        known.stream().filter(word -> !phrases.contains(word)).forEach(words::add);
        this.numbered = numbered.size();
        letters = String.join("", words).toCharArray();
        starts = new int[words.size() + 1];
        // A quarter full at most: most look-ups of what is unknown end at the first slot.
        slots = new long[Integer.highestOneBit(Math.max(4, words.size())) * 8];
        for (int place = 0; place < words.size(); place++) {
            starts[place + 1] = starts[place] + words.get(place).length();
            int hash = hash(words.get(place));
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = (long) hash << 32 | place + 1;
        }
    }

    /** The number of each word of a view, or {@link #ORDINARY} or {@link #UNKNOWN}. */
    int[] numbers(View view) {
        int[] numbers = new int[view.words()];
        String text = view.text();
        for (int word = 0; word < numbers.length; word++) {
            int start = view.wordStart(word);
            int end = view.wordEnd(word);
            int hash = 0;
            for (int i = start; i < end; i++) {
                hash = next(hash, text.charAt(i));
            }
            numbers[word] = number(hash, text, start, end);
        }
        return numbers;
    }

    /** Whether a word, without spaces, is known. */
    boolean knows(String word) {
        return number(word) != UNKNOWN;
    }

    /** The number of a word without spaces, or {@link #ORDINARY} or {@link #UNKNOWN}. */
    int number(String word) {
        return number(hash(word), word, 0, word.length());
    }

    /** The word of a phrase that has a number. */
    String word(int number) {
        return words.get(number);
    }

    private int number(int hash, String text, int start, int end) {
        int slot = slot(hash);
        for (long held = slots[slot]; held != 0; held = slots[slot]) {
            int place = (int) held - 1;
            if ((int) (held >>> 32) == hash && isWord(place, text, start, end)) {
                return place < numbered ? place : ORDINARY;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return UNKNOWN;
    }

    private boolean isWord(int place, String text, int start, int end) {
        int at = starts[place];
        if (starts[place + 1] - at != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (letters[at++] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word of a view, read from its last letter to its first, is known. */
    boolean knowsBackwards(View view, int word) {
        String text = view.text();
        int start = view.wordStart(word);
        int end = view.wordEnd(word);
        int hash = 0;
        for (int i = end - 1; i >= start; i--) {
            if (Character.isSurrogate(text.charAt(i))) {
                return knows(Misspellings.backwards(view.word(word)));
            }
            hash = next(hash, text.charAt(i));
        }
        return (slots[slot(hash)] != 0) && knows(Misspellings.backwards(view.word(word)));
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = next(hash, word.charAt(i));
        }
        return hash;
    }

    private static int next(int hash, char c) {
        return hash * 31 + c;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & slots.length - 1;
    }
}
