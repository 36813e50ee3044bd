package dev.greenroom.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a glance at a text tells, in one pass for all patterns: which ASCII characters stand in it, a bit for each, and
 * whether any other does. Letters count without their case. Not for several threads.
 */
final class Glance {
    /** That there may be anything. */
    static final Glance ANYTHING = new Glance(-1, -1, true);

    private static final int HALF_BITS = 6;
    private static final int ASCII = 128;
    /** Of the upper half. */
    private static final long CAPITALS = (1L << 'Z' + 1) - (1L << 'A');

    private final String text;
    private final long low;
    private final long high;
    private final boolean beyond;
    private @Nullable String folded;

    private Glance(long low, long high, boolean beyond) {
        this.text = "";
        this.low = low;
        this.high = high;
        this.beyond = beyond;
    }

    Glance(String text) {
        this.text = text;
        long lowSeen = 0;
        long highSeen = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            // Without branches: a processor guesses wrong at half of them where letters and signs take turns.
            char c = text.charAt(i);
            long bit = 1L << c;
            long upper = -(c >> HALF_BITS & 1L);
            lowSeen |= bit & ~upper;
            highSeen |= bit & upper;
            bits |= c;
        }
        beyond = bits >= ASCII;
        low = beyond ? ascii(text, 0) : lowSeen;
        high = beyond ? ascii(text, 1) : (highSeen | (highSeen & CAPITALS) << ('a' - 'A')) & ~CAPITALS;
    }

    /** The bits of one half of the ASCII characters, where a few other letters pass for one of them. */
    private static long ascii(String text, int half) {
        long seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            seen |= c >> HALF_BITS == half ? 1L << c : 0;
        }
        return seen;
    }

    /** The same for all letters that a pattern takes for one another where case is ignored: k, K and the Kelvin sign. */
    static char fold(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    String text() {
        return text;
    }

    /** The text without its case, made when it is first asked for. */
    String folded() {
        String known = folded;
        if (known == null) {
            known = fold(text);
            folded = known;
        }
        return known;
    }

    /** Whether every character of another text stands in this one, as far as a glance tells. */
    boolean hasAll(Glance other) {
        return (low & other.low) == other.low && (high & other.high) == other.high && (beyond || !other.beyond);
    }

    /** Whether one of the characters of another text stands in this one, as far as a glance tells. */
    boolean hasAny(Glance other) {
        return (low & other.low) != 0 || (high & other.high) != 0 || beyond && other.beyond;
    }

    /** What stands in this text or in another. */
    Glance or(Glance other) {
        return this == ANYTHING || other == ANYTHING
                ? ANYTHING
                : new Glance(low | other.low, high | other.high, beyond || other.beyond);
    }

    /** Whether nothing but ASCII stands in it, so that a glance tells all of its characters. */
    boolean isAscii() {
        return !beyond;
    }
}
