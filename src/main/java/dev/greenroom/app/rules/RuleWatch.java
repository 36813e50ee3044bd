package dev.greenroom.app.rules;

import dev.greenroom.app.RuleFiles;
import java.io.IOException;
import java.time.Duration;

/**
 * Does something again each time that rule files change. It looks twice a second rather than being told by the system,
 * because editors replace files and mounted folders tell nothing.
 */
public final class RuleWatch {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final RuleFiles files;
    private final Pause pause;

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public RuleWatch(RuleFiles files, Pause pause) {
        this.files = files;
        this.pause = pause;
    }

    /** Does it once, and then after each change, when the files have come to rest; returns when interrupted. */
    public void run(Runnable work) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String seen = fingerprint();
                work.run();
                awaitChange(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitChange(String seen) throws InterruptedException {
        String now = seen;
        while (now.equals(seen)) {
            pause.sleep(EVERY);
            now = fingerprint();
        }
        String settled = fingerprint();
        do {
            now = settled;
            pause.sleep(EVERY.dividedBy(5));
            settled = fingerprint();
        } while (!settled.equals(now));
    }

    /** A folder that cannot be read for a moment is a change, too. */
    private String fingerprint() {
        try {
            return files.fingerprint();
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }
}
