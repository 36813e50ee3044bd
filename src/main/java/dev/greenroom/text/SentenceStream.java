package dev.greenroom.text;

import java.util.Optional;

/**
 * Cuts a text that arrives piece by piece into sentences. Where it cuts depends on the text alone, never on how the text
 * was cut into pieces: a border is settled only when the whole word behind it is there (or the end). The sentences
 * joined give back the text, to the character. Not thread-safe.
 *
 * <p>A sentence ends at {@code . ! ? …} with what closes there, before the next word, or at a line break. One without an
 * end is cut between words after {@value #LONG} characters. A stretch of {@value #UNBROKEN} characters without any space
 * is handed out as it is and marked {@link Sentence#unbroken}: cutting it blindly could cut a word in two.
 */
public final class SentenceStream {
    static final int LONG = 1_000;
    static final int UNBROKEN = 4_000;
    private static final int UNSETTLED = -1;
    private static final int NO_BORDER = 0;
    /** A stop from here on (CJK, full width) needs no space behind it. */
    private static final char CJK = '\u3000';

    private static final int COMPACT = 8_192;
    /** More stops and spaces than this in one place are not waited for. */
    private static final int RUN = 256;

    /** A word this long settles a border even if it goes on. */
    private static final int LOOKAHEAD = 24;

    private static final String STOPS = ".!?…。！？؟";
    private static final String CLOSERS = ")]}\"'”’»*_";

    private final SentenceBorders borders;
    private final StringBuilder buffer = new StringBuilder();
    /** Everything before it has been handed out; it is dropped from the buffer now and then, not each time. */
    private int start;

    private int scanned;
    private int lastGap = -1;
    private boolean ended;

    /**
     * @param text the sentence with the white space behind it
     * @param unbroken whether it had to be cut where there was no gap between words
     */
    public record Sentence(String text, boolean unbroken) {}

    public SentenceStream(SentenceBorders borders) {
        this.borders = borders;
    }

    public void write(String piece) {
        if (ended) {
            throw new IllegalStateException("the text has ended");
        }
        buffer.append(piece);
    }

    /** Nothing more will come: what is left is a sentence. */
    public void end() {
        ended = true;
    }

    /** How many characters wait for their sentence to end. */
    public int waiting() {
        return buffer.length() - start;
    }

    /** The next sentence that is complete, if there is one. */
    public Optional<Sentence> next() {
        while (scanned < buffer.length()) {
            int word = wordAfterBorder(scanned);
            if (word == UNSETTLED) {
                return Optional.empty();
            }
            if (word > 0) {
                return Optional.of(cut(word, false));
            }
            if (isGap(scanned)) {
                lastGap = scanned;
            }
            scanned++;
            if (scanned - start >= LONG && lastGap > start) {
                return Optional.of(cut(lastGap, false));
            }
            if (scanned - start >= UNBROKEN) {
                boolean halfPair = Character.isHighSurrogate(buffer.charAt(scanned - 1));
                return Optional.of(cut(halfPair ? scanned - 1 : scanned, true));
            }
        }
        return ended && waiting() > 0 ? Optional.of(cut(buffer.length(), false)) : Optional.empty();
    }

    /** Where the next sentence begins if one ends at {@code at}; else {@link #NO_BORDER}, or {@link #UNSETTLED} for now. */
    private int wordAfterBorder(int at) {
        char c = buffer.charAt(at);
        boolean line = c == '\n';
        if (!line && STOPS.indexOf(c) < 0) {
            return NO_BORDER;
        }
        int stop = at + 1;
        while (!line && stop < buffer.length() && stop - at < RUN && closes(stop)) {
            stop++;
        }
        if (stop == buffer.length() - 1 && isSpace(buffer.charAt(stop)) && !ended) {
            return UNSETTLED;
        }
        int next = stop;
        while (next < buffer.length() && next - at < RUN && isSpace(buffer.charAt(next))) {
            line |= buffer.charAt(next) == '\n';
            next++;
        }
        if (next - at >= RUN) {
            return next;
        }
        if (next >= buffer.length()) {
            return ended ? NO_BORDER : UNSETTLED;
        }
        if (next == stop && !line && c < CJK) {
            return NO_BORDER;
        }
        return line || c != '.' ? next : afterFullStop(stop, next);
    }

    private int afterFullStop(int stop, int next) {
        int wordEnd = next;
        while (wordEnd < buffer.length() && wordEnd - next < LOOKAHEAD && !isSpace(buffer.charAt(wordEnd))) {
            wordEnd++;
        }
        boolean whole = wordEnd < buffer.length() || wordEnd - next >= LOOKAHEAD;
        if (!whole && !ended) {
            return UNSETTLED;
        }
        return borders.isBorder(buffer.substring(start, wordEnd), stop - start, next - start) ? next : NO_BORDER;
    }

    /** Whether the character at {@code i} still belongs to the end of the sentence: more stops, closing quotes, or a space before {@code »}. */
    private boolean closes(int i) {
        char c = buffer.charAt(i);
        if (STOPS.indexOf(c) >= 0 || CLOSERS.indexOf(c) >= 0) {
            return true;
        }
        return isSpace(c) && c != '\n' && i + 1 < buffer.length() && buffer.charAt(i + 1) == '»';
    }

    /** White space, and the spaces that do not break a line, which French sets before » and the like. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private boolean isGap(int at) {
        return at > start && isSpace(buffer.charAt(at - 1)) && !isSpace(buffer.charAt(at));
    }

    private Sentence cut(int at, boolean unbroken) {
        String sentence = buffer.substring(start, at);
        start = at;
        if (start > COMPACT) {
            buffer.delete(0, start);
            start = 0;
        }
        scanned = start;
        lastGap = -1;
        return new Sentence(sentence, unbroken);
    }
}
