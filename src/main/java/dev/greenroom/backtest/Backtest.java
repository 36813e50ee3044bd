package dev.greenroom.backtest;

import dev.greenroom.backtest.Past.Said;
import dev.greenroom.backtest.Past.Skipped;
import dev.greenroom.policy.Policy;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Runs a candidate policy over the past and counts what would change. What was decided before is taken as it was carried
 * out; policies are pure functions, so what is decided now is what would have been decided then. Blocking, for workers;
 * memory does not grow with the past.
 */
public final class Backtest {
    /** So many flips are in a report unless it says otherwise. */
    public static final int FLIPS = 100;

    /** Is told now and then how far it is, and may end it. */
    @FunctionalInterface
    public interface Watcher {
        /** @return whether to go on; {@code all} is 0 where it is not known */
        boolean goOn(long done, long all);
    }

    private Backtest() {}

    /**
     * Reads all of {@code source}, or until {@code watcher} ends it; the report then covers what was read.
     *
     * @param flips at most so many flips are told one by one
     * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
     * @throws IOException when the past cannot be read
     */
    public static BacktestReport run(
            PastSource source, Policy candidate, int flips, Watcher watcher, LongSupplier nanos) throws IOException {
        long begun = nanos.getAsLong();
        Tally tally = new Tally();
        boolean[] complete = {true};
        source.read((past, done, all) -> {
            if (past instanceof Said said) {
                tally.add(said, Again.of(candidate, said));
            } else if (past instanceof Skipped skipped) {
                tally.skip(skipped.why());
            }
            complete[0] = watcher.goOn(done, all);
            return complete[0];
        });
        Duration took = Duration.ofNanos(nanos.getAsLong() - begun);
        return tally.report(source.name(), candidate.revision(), flips, complete[0], took);
    }
}
