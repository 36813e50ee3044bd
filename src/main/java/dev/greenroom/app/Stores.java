package dev.greenroom.app;

import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteDraftStore;
import dev.greenroom.store.sqlite.SqliteHoldStore;
import dev.greenroom.store.sqlite.SqliteJournalStore;
import dev.greenroom.store.sqlite.SqliteRevisionStore;
import dev.greenroom.store.sqlite.SqliteRuleStatistics;
import dev.greenroom.store.sqlite.SqliteSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;

/** What outlives the process. */
record Stores(
        SqliteDatabase database,
        SqliteHoldStore holds,
        SqliteSettings settings,
        SqliteJournalStore journalStore,
        SqliteRevisionStore revisions,
        SqliteRuleStatistics statistics,
        SqliteDraftStore drafts,
        BatchingJournal journal) {

    static Future<Stores> open(Vertx vertx, Path dataDir, int journalQueue, Clock clock) {
        BatchingJournal.Options usual = BatchingJournal.Options.DEFAULT;
        BatchingJournal.Options options = new BatchingJournal.Options(
                journalQueue, usual.batch(), usual.delayMs(), usual.patienceMs(), usual.retryMs());
        return SqliteDatabase.open(vertx, dataDir)
                .compose(database -> SqliteJournalStore.open(database, clock)
                        .map(journal -> new Stores(
                                database,
                                new SqliteHoldStore(database),
                                new SqliteSettings(database),
                                journal,
                                new SqliteRevisionStore(database),
                                new SqliteRuleStatistics(database),
                                new SqliteDraftStore(database),
                                new BatchingJournal(vertx, journal, options)))
                        .recover(error -> database.close().transform(closed -> Future.failedFuture(error))));
    }

    /** Writes what is still to be written, then closes the file. */
    Future<Void> close() {
        return journal.close().eventually(database::close);
    }
}
