package dev.greenroom.detect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by words, looked up in a stretch of a view without making a string of it. Immutable. */
final class WordMap<V> {
    private final String[] keys;
    private final Object[] values;
    /** Which slots hold a key, in so few bytes that they stay near the processor: most look-ups find nothing. */
    private final long[] taken;

    private final int mask;

    WordMap(Map<String, V> words) {
        int size = Integer.highestOneBit(Math.max(4, words.size()) * 4);
        keys = new String[size];
        values = new Object[size];
        taken = new long[Math.max(1, size >> 6)];
        mask = size - 1;
        words.forEach((word, value) -> {
            int at = slot(hash(word, 0, word.length()));
            while (keys[at] != null) {
                at = at + 1 & mask;
            }
            taken[at >> 6] |= 1L << at;
            keys[at] = word;
            values[at] = value;
        });
    }

    /** The value of the letters from {@code from} to {@code to}, spaces between them left out; null when there is none. */
    @SuppressWarnings("unchecked")
    @Nullable
    V get(CharSequence text, int from, int to) {
        int at = slot(hash(text, from, to));
        if ((taken[at >> 6] & 1L << at) == 0) {
            return null;
        }
        for (String key = keys[at]; key != null; key = keys[at]) {
            if (same(key, text, from, to)) {
                return (V) values[at];
            }
            at = at + 1 & mask;
        }
        return null;
    }

    boolean has(CharSequence text, int from, int to) {
        return get(text, from, to) != null;
    }

    private static int hash(CharSequence text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            hash = c == ' ' ? hash : hash * 31 + c;
        }
        return hash;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & mask;
    }

    private static boolean same(String key, CharSequence text, int from, int to) {
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
