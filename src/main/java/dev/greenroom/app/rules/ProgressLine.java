package dev.greenroom.app.rules;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far something is, on one line of a terminal that is written again and again. How far it is stands
 * there from the first second on, so that what is quick leaves no trace. Not for several threads.
 */
public final class ProgressLine implements Progress, AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long EVERY_NANOS = 100_000_000L;
    private static final int WIDTH = 30;
    /** From this part on it can be guessed how long the rest takes. */
    private static final double KNOWN = 0.03;

    private static final String CLEARED = "\r\u001B[K";

    private final PrintWriter err;
    private final LongSupplier nanos;
    private final long begun;
    private long next;
    private boolean shown;

    /** @param err a terminal that understands ANSI sequences */
    public ProgressLine(PrintWriter err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.next = begun + QUIET_NANOS;
    }

    @Override
    public void begin(String what) {
        shown = true;
        err.print(CLEARED + what + "…");
        err.flush();
    }

    @Override
    public void at(String what, long done, long all, String unit) {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + EVERY_NANOS;
        shown = true;
        err.print(CLEARED + what + " "
                + (all > 0 ? bar(done, all, unit, now - begun) : String.format(Locale.ROOT, "%,d %s", done, unit)));
        err.flush();
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (shown) {
            err.print(CLEARED);
            err.flush();
        }
    }

    private static String bar(long done, long all, String unit, long took) {
        double part = Math.min(1, (double) done / all);
        int full = (int) (part * WIDTH);
        long left = part < KNOWN ? 0 : Math.round(took / part * (1 - part) / 1e9);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,d of %,d %s%s",
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                part * 100,
                done,
                all,
                unit,
                part < KNOWN ? "" : ", " + left + " s left");
    }
}
