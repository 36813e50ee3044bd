package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.JournalSamples.decided;
import static dev.greenroom.store.sqlite.JournalSamples.released;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.Holds;
import dev.greenroom.hold.NewHold;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.JournalEntry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A process that places, reviews and releases without end and says on its output what was acknowledged, so that a test
 * can kill it and see what is left.
 */
final class DoomedProcess {
    private static final int AT_ONCE = 8;

    private final Holds holds;
    private final BatchingJournal journal;
    private int next;
    private int entries;

    private DoomedProcess(Holds holds, BatchingJournal journal) {
        this.holds = holds;
        this.journal = journal;
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        vertx.getOrCreateContext()
                .runOnContext(go -> SqliteDatabase.open(vertx, Path.of(args[0]))
                        .compose(database -> SqliteJournalStore.open(database, Clock.systemUTC())
                                .map(store -> {
                                    BatchingJournal journal =
                                            new BatchingJournal(vertx, store, BatchingJournal.Options.DEFAULT);
                                    SqliteHoldStore holdStore = new SqliteHoldStore(database);
                                    return new DoomedProcess(
                                            new Holds(vertx, holdStore, journal, Clock.systemUTC(), 1_000_000),
                                            journal);
                                }))
                        .onFailure(error -> say("FAILED " + error))
                        .onSuccess(process -> {
                            for (int i = 0; i < AT_ONCE; i++) {
                                process.goOn();
                            }
                            process.syncOften(vertx);
                        }));
    }

    private void goOn() {
        String exchange = "x" + next++;
        journal(decided(exchange, 0, Samples.ANSWER.text(), "hold"));
        holds.place(new NewHold(Samples.ANSWER, Samples.HELD, exchange, null, Duration.ofHours(1)))
                .onFailure(error -> say("FAILED " + error))
                .onSuccess(hold -> {
                    say("HOLD " + hold.id());
                    if (next % 2 == 0) {
                        release(hold);
                    } else {
                        goOn();
                    }
                });
    }

    private void release(Hold hold) {
        holds.end(hold.id(), new HoldState.Approved("ann", Instant.now()))
                .compose(ended -> holds.claimRelease(hold.id()))
                .onFailure(error -> say("FAILED " + error))
                .onSuccess(claimed -> {
                    entries++; // the review
                    journal(released(hold.exchange(), "approved", 0, 10, hold.id()));
                    say((claimed ? "RELEASED " : "FAILED ") + hold.id());
                    goOn();
                });
    }

    private void journal(JournalEntry entry) {
        if (journal.append(entry)) {
            entries++;
        }
    }

    private void syncOften(Vertx vertx) {
        vertx.setPeriodic(20, tick -> {
            int soFar = entries;
            journal.sync().onSuccess(synced -> say("JOURNAL " + soFar));
        });
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
