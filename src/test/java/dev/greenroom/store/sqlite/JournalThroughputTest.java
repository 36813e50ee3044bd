package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.JournalSamples.decided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.greenroom.hold.HoldStore;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.VerifyResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalThroughputTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Context main = vertx.getOrCreateContext();
    private int appended;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aStormOfDecisionsIsJournalledCompletelyWhileTheQueueStaysBounded() throws Exception {
        // Given
        SqliteDatabase database = SqliteDatabase.open(vertx, folder).await();
        SqliteJournalStore store =
                SqliteJournalStore.open(database, Clock.systemUTC()).await();
        BatchingJournal journal = new BatchingJournal(vertx, store, BatchingJournal.Options.DEFAULT);

        // When
        long began = System.nanoTime();
        Promise<Void> all = Promise.promise();
        onMain(() -> pour(journal, all));
        all.future().await();
        onMain(journal::sync).await();
        double seconds = (System.nanoTime() - began) / 1e9;

        // Then
        long verifying = System.nanoTime();
        VerifyResult result = JournalFile.verify(folder.resolve(SqliteDatabase.FILE), null);
        double verified = (System.nanoTime() - verifying) / 1e9;
        System.out.printf(
                "journal: %d rows on disk in %.2f s (%.0f rows/s); verified in %.2f s (%.0f rows/s)%n",
                ROWS, seconds, ROWS / seconds, verified, ROWS / verified);
        assertThat(result.isSound()).as(result.words()).isTrue();
        assertThat(result.rows()).isEqualTo(ROWS + 1L);
        database.close().await();
    }

    @Test
    void aDatabaseThatIsGoneTurnsTheJournalUnhealthy() {
        // Given
        SqliteDatabase database = SqliteDatabase.open(vertx, folder).await();
        SqliteJournalStore store =
                SqliteJournalStore.open(database, Clock.systemUTC()).await();
        BatchingJournal journal = new BatchingJournal(vertx, store, BatchingJournal.Options.DEFAULT);
        HoldStore holds = new SqliteHoldStore(database);
        database.close().await();

        // When
        onMain(() -> journal.append(decided("x", 0, "text", "allow")));

        // Then
        await().atMost(5, TimeUnit.SECONDS).until(() -> !onMain(journal::isHealthy));
        assertThat(onMain(() -> journal.append(decided("x", 0, "text", "allow"))))
                .isFalse();
        assertThatThrownBy(() -> onMain(journal::close).await()).hasMessageContaining("closed");
        assertThat(holds.waiting(1).failed()).isTrue();
    }

    /** Appends as fast as the journal takes, in slices, as an event loop would. */
    private boolean pour(BatchingJournal journal, Promise<Void> all) {
        while (appended < ROWS && journal.append(decided("x" + appended, 0, "text " + appended, "hold"))) {
            appended++;
        }
        if (appended == ROWS) {
            all.complete();
        } else {
            Future<Void> room = journal.sync();
            room.onSuccess(go -> pour(journal, all)).onFailure(all::tryFail);
        }
        return true;
    }

    private <T> T onMain(Callable<T> work) {
        Promise<T> done = Promise.promise();
        main.runOnContext(go -> {
            try {
                done.complete(work.call());
            } catch (Exception error) {
                done.fail(error);
            }
        });
        return done.future().await();
    }
}
