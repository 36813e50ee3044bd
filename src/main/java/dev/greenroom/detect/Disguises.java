package dev.greenroom.detect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which word is meant by a disguised one, for some hundred thousands of disguises. Of a disguise only a print of 64 bits
 * is kept, and all of them in a few arrays: kept as strings they would be what a collector moves about whenever the rules
 * are compiled anew, and every decision would wait for it. With 500,000 disguises one of some 10<sup>13</sup> unknown words
 * is taken for one of them. Usable from any thread once it is filled.
 */
final class Disguises {
    /** How a word was disguised; the last two concern more than the word. */
    enum Way {
        MISSPELT,
        BACKWARDS,
        ROTATED
    }

    /** A word that is meant. */
    record Meant(String word, Way way) {}

    private static final Way[] WAYS = Way.values();
    /** The multiplier of Fibonacci hashing: 2<sup>64</sup> divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int FEWEST = 1 << 10;

    /** While it is filled: the number of each word that is meant. */
    private Map<String, Integer> numbers = new HashMap<>();
    /** The letters of all words that are meant, and where each word begins. */
    private char[] letters = new char[FEWEST];

    private int[] starts = new int[FEWEST];
    private long[] prints = new long[FEWEST];
    private int[] meant = new int[FEWEST];
    /** Which slots are taken, in so few bytes that they stay near the processor: most look-ups find nothing. */
    private long[] taken = new long[FEWEST >> 6];

    private int count;

    /** Says what a disguise means, unless that has been said. */
    void putIfAbsent(String written, String word, Way way) {
        if (2 * (count + 1) > prints.length) {
            grow();
        }
        long print = print(written, 0, written.length());
        int at = slot(print);
        if (!isTaken(at)) {
            place(at, print, number(word) * WAYS.length + way.ordinal());
            count++;
        }
    }

    /** What the letters from {@code from} to {@code to} mean; null when they are no disguise. */
    @Nullable
    Meant get(CharSequence text, int from, int to) {
        int at = slot(print(text, from, to));
        return isTaken(at) ? new Meant(word(meant[at] / WAYS.length), WAYS[meant[at] % WAYS.length]) : null;
    }

    private String word(int number) {
        return new String(letters, starts[number], starts[number + 1] - starts[number]);
    }

    /** Gives back what only filling needs. */
    Disguises filled() {
        starts = Arrays.copyOf(starts, numbers.size() + 1);
        letters = Arrays.copyOf(letters, starts[numbers.size()]);
        numbers = Map.of();
        return this;
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, this::added);
    }

    private int added(String word) {
        int number = numbers.size();
        int end = starts[number] + word.length();
        if (number + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        if (end > letters.length) {
            letters = Arrays.copyOf(letters, end * 2);
        }
        word.getChars(0, word.length(), letters, starts[number]);
        starts[number + 1] = end;
        return number;
    }

    private void grow() {
        long[] oldPrints = prints;
        int[] oldMeant = meant;
        long[] oldTaken = taken;
        prints = new long[oldPrints.length * 2];
        meant = new int[prints.length];
        taken = new long[prints.length >> 6];
        for (int i = 0; i < oldPrints.length; i++) {
            if ((oldTaken[i >> 6] & 1L << i) != 0) {
                place(slot(oldPrints[i]), oldPrints[i], oldMeant[i]);
            }
        }
    }

    private void place(int at, long print, int meaning) {
        taken[at >> 6] |= 1L << at;
        prints[at] = print;
        meant[at] = meaning;
    }

    private boolean isTaken(int at) {
        return (taken[at >> 6] & 1L << at) != 0;
    }

    /** The slot that holds a print, or would. */
    private int slot(long print) {
        int mask = prints.length - 1;
        int at = (int) print & mask;
        while (isTaken(at) && prints[at] != print) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static long print(CharSequence text, int from, int to) {
        long print = 0;
        for (int i = from; i < to; i++) {
            print = (print ^ text.charAt(i)) * SPREAD;
            print ^= print >>> 32;
        }
        return print;
    }
}
