package dev.greenroom.app.cli;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of a bounded length; what is longer is skipped to its end without being kept. */
final class LineReader {
    private final Reader in;
    private final int longest;
    private final char[] buffer = new char[32 * 1024];
    private int from;
    private int to;

    /** @param longest in UTF-16 units */
    LineReader(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** @param text the line without its end, or what was kept of it when it was too long */
    record Line(String text, boolean isTooLong) {}

    /** The next line, or nothing at the end. */
    @Nullable
    Line next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean isTooLong = false;
        boolean isAny = false;
        while (from < to || fill()) {
            isAny = true;
            int end = lineFeed();
            int room = Math.min(end - from, longest - line.length());
            isTooLong |= room < end - from;
            line.append(buffer, from, room);
            from = end;
            if (end < to) {
                from++;
                return new Line(line.toString(), isTooLong);
            }
        }
        return isAny ? new Line(line.toString(), isTooLong) : null;
    }

    /** Whether there is more to read without waiting for whoever writes. */
    boolean hasMoreNow() throws IOException {
        return lineFeed() < to || in.ready();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /** Where the line ends in the buffer, or the buffer's end. */
    private int lineFeed() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }
}
