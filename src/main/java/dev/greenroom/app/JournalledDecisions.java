package dev.greenroom.app;

import dev.greenroom.dashboard.DashboardJson;
import dev.greenroom.dashboard.DecisionLog;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.JournalKind;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.store.sqlite.SqliteJournalStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.Set;

/** Decisions as the journal has them. */
record JournalledDecisions(SqliteJournalStore store, BatchingJournal journal) implements DecisionLog {
    @Override
    public Future<JsonArray> latest(int limit) {
        // What was just decided may still be on its way to the disk.
        return journal.sync()
                .transform(written -> store.latest(limit, Set.of(JournalKind.DECIDED)))
                .map(rows -> {
                    JsonArray decisions = new JsonArray();
                    rows.stream().map(JournalRow::toDecided).map(DashboardJson::decided).forEach(decisions::add);
                    return decisions;
                });
    }
}
