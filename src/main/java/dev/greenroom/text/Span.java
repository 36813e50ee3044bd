package dev.greenroom.text;

/**
 * A part of an original text, in code points: {@code start} is inside, {@code end} is the first one outside.
 *
 * @param start first code point, 0 or more
 * @param end end, {@code start} or more
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A span runs forward from 0, got " + start + ".." + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The code points of {@code text} that this span covers, clipped to the text. */
    public String of(String text) {
        int length = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.min(start, length));
        int to = text.offsetByCodePoints(0, Math.min(end, length));
        return text.substring(from, to);
    }

    /** The same stretch counted from a text that begins {@code by} code points earlier (or later, when negative). */
    public Span shift(int by) {
        return new Span(start + by, end + by);
    }
}
