package dev.greenroom.chat.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a recording in batches of lines, so that its size does not matter. Lines are cut as bytes and decoded whole: no
 * character is ever halved. Blocks; one thread at a time.
 */
public final class ReplayReader implements AutoCloseable {
    /** Longer lines are skipped and reported. */
    static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private int number;
    private long read;

    /** @param in closed with this */
    public ReplayReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** At most {@code most} lines; fewer, or none, only at the end. Empty lines are left out. */
    public List<ReplayLine> next(int most) throws IOException {
        List<ReplayLine> lines = new ArrayList<>(most);
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int length = 0;
        while (lines.size() < most) {
            int octet = in.read();
            read += octet < 0 ? 0 : 1;
            if (octet < 0 && length == 0) {
                return lines;
            }
            if (octet < 0 || octet == '\n') {
                number++;
                add(lines, line, length);
                line.reset();
                length = 0;
            } else if (++length <= LONGEST_LINE) {
                line.write(octet);
            }
        }
        return lines;
    }

    private void add(List<ReplayLine> lines, ByteArrayOutputStream line, int length) {
        if (length > LONGEST_LINE) {
            lines.add(new ReplayLine.Bad(number, read, "expected a line of at most " + LONGEST_LINE + " bytes"));
        } else if (!isBlank(line)) {
            lines.add(ReplayLine.parse(number, read, line.toByteArray()));
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        for (byte octet : line.toByteArray()) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
