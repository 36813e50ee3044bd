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
    /** For each slot the place of its word among the words, counted from 1, and the word's hash. */
    private final int[] slots;

    private final int[] hashes;

    /**
     * @param numbered the words of phrases; the number of each is its place
     * @param known all words, those and the ordinary ones
     */
    Vocabulary(List<String> numbered, Set<String> known) {
        Set<String> phrases = Set.copyOf(numbered);
        words = new ArrayList<>(numbered);
        known.stream().filter(word -> !phrases.contains(word)).forEach(words::add);
        this.numbered = numbered.size();
        // A quarter full at most: most look-ups of what is unknown end at the first slot.
        int size = Integer.highestOneBit(Math.max(4, words.size())) * 8;
        slots = new int[size];
        hashes = new int[size];
        for (int place = 0; place < words.size(); place++) {
            int hash = hash(words.get(place));
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = place + 1;
            hashes[slot] = hash;
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
        for (int place = slots[slot]; place != 0; place = slots[slot]) {
            if (hashes[slot] == hash) {
                String word = words.get(place - 1);
                if (word.length() == end - start && text.startsWith(word, start)) {
                    return place <= numbered ? place - 1 : ORDINARY;
                }
            }
            slot = slot + 1 & slots.length - 1;
        }
        return UNKNOWN;
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
