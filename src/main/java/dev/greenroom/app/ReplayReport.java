package dev.greenroom.app;

import dev.greenroom.chat.replay.ReplayProgress;
import dev.greenroom.chat.replay.ReplaySource;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.Locale;

/** Tells the terminal how far a recording is: a line every few seconds, and one at the end. */
final class ReplayReport {
    private static final long EVERY_MS = 5_000;

    private final Vertx vertx;
    private final ReplaySource replay;
    private final PrintStream out;
    private final long begun = System.nanoTime();

    ReplayReport(Vertx vertx, ReplaySource replay, PrintStream out) {
        this.vertx = vertx;
        this.replay = replay;
        this.out = out;
    }

    void start() {
        long timer = vertx.setPeriodic(EVERY_MS, tick -> print("Replay", replay.progress()));
        replay.ended().onSuccess(progress -> {
            vertx.cancelTimer(timer);
            print("Replay over", progress);
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "%.0f messages a second. Greenroom goes on until Ctrl-C.%n",
                    progress.played() / seconds);
        });
    }

    private void print(String what, ReplayProgress progress) {
        long percent = progress.size() == 0 ? 100 : Math.min(100, progress.bytes() * 100 / progress.size());
        out.printf(
                Locale.ROOT,
                "%s: %d messages, %d %%, at %s of the recording%s%n",
                what,
                progress.played(),
                percent,
                clock(progress),
                progress.bad() == 0 ? "" : ", " + progress.bad() + " lines that could not be read");
        out.flush();
    }

    private static String clock(ReplayProgress progress) {
        long seconds = progress.position().toSeconds();
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
