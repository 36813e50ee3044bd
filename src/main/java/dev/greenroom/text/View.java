package dev.greenroom.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One normal form of a text: its words in lower-case letters, each preceded and followed by exactly one space, whatever
 * stood between them. So a phrase written the same way matches whole words only, and hyphens, line breaks or dots
 * between its words make no difference. Every character knows the code points of the original text that it came from.
 */
public final class View {
    /** What stood between two words; the bits of {@link #gap}. */
    public static final int SENTENCE = 1;

    public static final int CLAUSE = 2;
    public static final int QUOTE_OPEN = 4;
    public static final int QUOTE_CLOSE = 8;
    public static final int QUOTE = 16;
    public static final int QUESTION = 32;

    /** One white space, and more than one. */
    static final int SPACE = 64;

    static final int SPACES = 128;

    /** An apostrophe, so that what follows or precedes is part of a word rather than of a word that was split. */
    public static final int APOSTROPHE = 256;

    private final String text;
    private final int[] from;
    /** Absent where every letter came from one code point, and every space from none. */
    private final int @Nullable [] to;

    private final int[] wordStart;
    private final short[] gaps;
    private final byte[] runs;
    private final int length;
    private final boolean reordered;

    View(String text, int[] from, int @Nullable [] to, int[] wordStart, short[] gaps, byte[] runs, int length) {
        this(text, from, to, wordStart, gaps, runs, length, false);
    }

    View(
            String text,
            int[] from,
            int @Nullable [] to,
            int[] wordStart,
            short[] gaps,
            byte[] runs,
            int length,
            boolean reordered) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.wordStart = wordStart;
        this.gaps = gaps;
        this.runs = runs;
        this.length = length;
        this.reordered = reordered;
    }

    /** The words, with one space before, between and after; a single space when there is none. */
    public String text() {
        return text;
    }

    public int words() {
        return wordStart.length;
    }

    /** The word that the character at {@code index} belongs to; a space belongs to the word before it. */
    public int wordAt(int index) {
        int found = Arrays.binarySearch(wordStart, index);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    public String word(int word) {
        return text.substring(wordStart[word], wordEnd(word));
    }

    /** Where word number {@code word} begins in {@link #text}. */
    public int wordStart(int word) {
        return wordStart[word];
    }

    /** Where word number {@code word} ends in {@link #text}; the space after it stands there. */
    public int wordEnd(int word) {
        return word + 1 < wordStart.length ? wordStart[word + 1] - 1 : text.length() - 1;
    }

    /** What stood before word {@code word}; with {@code word} equal to {@link #words}, what stood after the last. */
    public int gap(int word) {
        return gaps[word];
    }

    /** How many times the letter at {@code index} stood in a row; 1 in views that keep every letter. */
    public int run(int index) {
        return runs.length == 0 ? 1 : runs[index] & 0xff;
    }

    /** The stretch of the original text that words {@code first} to {@code last} (included) came from. */
    public Span span(int first, int last) {
        return spanOfChars(wordStart[first], wordEnd(last));
    }

    /** The stretch of the original that the characters from {@code start} to {@code end} (excluded) came from. */
    public Span spanOfChars(int start, int end) {
        int least = from[start];
        int most = to(end - 1);
        if (least >= most || reordered) {
            for (int i = start; i < end; i++) {
                least = Math.min(least, from[i]);
                most = Math.max(most, to(i));
            }
        }
        return new Span(least, most);
    }

    /** Where the character at {@code index} came from in the original, and where that ends. */
    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to == null ? from[index] + (text.charAt(index) == ' ' ? 0 : 1) : to[index];
    }

    /** Whether another view has as many words, and the same between each two of them. */
    public boolean sameGaps(View other) {
        return Arrays.equals(gaps, other.gaps);
    }

    /** Whether nothing but white space, or signs without a meaning of their own, stands before {@code word}. */
    public boolean adjoins(int word) {
        return (gap(word) & ~(SPACE | SPACES)) == 0;
    }

    /** Whether {@code word} follows without white space, a comma or a quotation mark; dots may stand between. */
    public boolean touches(int word) {
        return (gap(word) & ~(SENTENCE | QUESTION)) == 0;
    }

    /** Whether {@link #span} may run against the order of the words, as in a text that is read backwards. */
    boolean reordered() {
        return reordered;
    }

    /**
     * The same words for another original, of which character {@code i} came from code points {@code starts[i]} to
     * {@code ends[i]}.
     */
    View movedTo(int[] starts, int[] ends, int originalLength) {
        int[] newFrom = new int[text.length()];
        int[] newTo = new int[text.length()];
        for (int i = 0; i < newFrom.length; i++) {
            int last = Math.min(to(i), ends.length) - 1;
            int first = Math.max(0, Math.min(from[i], last));
            // A letter with its marks may have been turned round as well.
            newFrom[i] = last < 0 ? 0 : Math.min(starts[first], starts[last]);
            newTo[i] = last < 0 ? 0 : Math.max(ends[first], ends[last]);
        }
        return new View(text, newFrom, newTo, wordStart, gaps, runs, originalLength, true);
    }

    /** Length of the original text in code points. */
    public int length() {
        return length;
    }
}
