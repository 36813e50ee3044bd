package dev.greenroom.detect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by words, looked up in a stretch of a view without making a string of it. Usable from any thread once it is
 * filled.
 */
final class WordMap<V> {
    /** At most so many of a hundred slots hold a key. */
    private static final int FULL = 50;

    private String[] keys;
    private Object[] values;
    /** Which slots hold a key, in so few bytes that they stay near the processor: most look-ups find nothing. */
    private long[] taken;
    /** The hash of the key in each slot: keys lie all over the memory, and are looked at only where they are likely. */
    private int[] hashes;

    private int mask;
    private int count;

    WordMap(Map<String, V> words) {
        size(Integer.highestOneBit(Math.max(4, words.size()) * 4));
        words.forEach(this::putIfAbsent);
    }

    private void size(int slots) {
        keys = new String[slots];
        values = new Object[slots];
        taken = new long[Math.max(1, slots >> 6)];
        hashes = new int[slots];
        mask = slots - 1;
    }

    /** Adds a word without spaces, unless it is known. */
    void putIfAbsent(String word, V value) {
        if ((count + 1) * 100L > keys.length * (long) FULL) {
            String[] oldKeys = keys;
            Object[] oldValues = values;
            size(keys.length * 2);
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != null) {
                    place(free(oldKeys[i]), oldKeys[i], oldValues[i]);
                }
            }
        }
        int at = free(word);
        if (keys[at] == null) {
            place(at, word, value);
            count++;
        }
    }

    /** The slot that holds a word, or would. */
    private int free(String word) {
        int at = slot(hash(word, 0, word.length()));
        while (keys[at] != null && !keys[at].equals(word)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void place(int at, String word, Object value) {
        taken[at >> 6] |= 1L << at;
        hashes[at] = hash(word, 0, word.length());
        keys[at] = word;
        values[at] = value;
    }

    /** The value of the letters from {@code from} to {@code to}, spaces between them left out; null when there is none. */
    @SuppressWarnings("unchecked")
    @Nullable
    V get(CharSequence text, int from, int to) {
        int hash = hash(text, from, to);
        for (int at = slot(hash); (taken[at >> 6] & 1L << at) != 0; at = at + 1 & mask) {
            if (hashes[at] == hash && same(keys[at], text, from, to)) {
                return (V) values[at];
            }
        }
        return null;
    }

    /** Whether letters with a hash, as {@link Beginnings#next} makes it, may have a value. */
    boolean mayHave(int hash) {
        for (int at = slot(hash); (taken[at >> 6] & 1L << at) != 0; at = at + 1 & mask) {
            if (hashes[at] == hash) {
                return true;
            }
        }
        return false;
    }

    boolean has(CharSequence text, int from, int to) {
        return get(text, from, to) != null;
    }

    private static int hash(CharSequence text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            hash = c == ' ' ? hash : Beginnings.next(hash, c);
        }
        return hash;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & mask;
    }

    private static boolean same(String key, CharSequence text, int from, int to) {
        if (text instanceof String && key.length() == to - from) {
            return ((String) text).startsWith(key, from);
        }
        int matched = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                continue;
            }
            if (matched == key.length() || key.charAt(matched++) != c) {
                return false;
            }
        }
        return matched == key.length();
    }
}
