package dev.greenroom.detect;

import java.util.Collection;

/**
 * With what words begin: whether it is worth to read on, letter by letter, towards one of them. Keeps a bit for the hash
 * of each beginning and of each word, so that it says yes too often by chance, and never no where it is yes. Immutable.
 */
final class Beginnings {
    /** So many bits for each letter of the words: about one in ten is taken for another. */
    private static final int BITS = 8;

    private final long[] beginnings;
    private final long[] words;
    private final int shift;

    Beginnings(Collection<String> all) {
        long letters = all.stream().mapToLong(String::length).sum();
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(64, letters * BITS / 2));
        beginnings = new long[1 << Math.max(0, bits - 6)];
        words = new long[beginnings.length];
        shift = 32 - bits;
        for (String word : all) {
            int hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = next(hash, word.charAt(i));
                mark(beginnings, hash);
            }
            mark(words, hash);
        }
    }

    /** The hash of letters and one more; that of none is 0. */
    static int next(int hash, char letter) {
        return hash * 31 + letter;
    }

    /** Whether a word may begin with the letters. */
    boolean mayBegin(int hash) {
        return has(beginnings, hash);
    }

    /** Whether the letters may be a word. */
    boolean mayBe(int hash) {
        return has(words, hash);
    }

    private void mark(long[] bits, int hash) {
        int bit = bit(hash);
        bits[bit >> 6] |= 1L << bit;
    }

    private boolean has(long[] bits, int hash) {
        int bit = bit(hash);
        return (bits[bit >> 6] & 1L << bit) != 0;
    }

    private int bit(int hash) {
        return hash * 0x9E3779B9 >>> shift;
    }
}
