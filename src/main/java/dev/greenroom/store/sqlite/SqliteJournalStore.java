package dev.greenroom.store.sqlite;

import dev.greenroom.journal.JournalChain;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.journal.JournalHead;
import dev.greenroom.journal.JournalKind;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.JournalStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The journal in the SQLite file. Rows and head move in one transaction; encoding and hashing are done on its worker. */
public final class SqliteJournalStore implements JournalStore {
    private final SqliteDatabase database;

    private SqliteJournalStore(SqliteDatabase database) {
        this.database = database;
    }

    /** Begins the chain where there is none; fails when rows and head do not belong together. */
    public static Future<SqliteJournalStore> open(SqliteDatabase database, Clock clock) {
        return database.write(handle -> begin(handle, clock)).map(begun -> new SqliteJournalStore(database));
    }

    @Override
    public Future<Void> append(String batch, List<JournalEntry> entries) {
        return database.write(handle -> {
                    boolean known = JournalRows.lastBatch(handle).equals(batch);
                    return known ? 0 : write(handle, batch, entries);
                })
                .mapEmpty();
    }

    @Override
    public Future<List<JournalRow>> latest(int limit, Set<JournalKind> kinds) {
        if (kinds.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        List<String> names = kinds.stream().map(JournalKind::wire).toList();
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM journal WHERE kind IN (<kinds>) ORDER BY seq DESC LIMIT :limit")
                .bindList("kinds", names)
                .bind("limit", Math.max(0, limit))
                .map((row, context) -> JournalRows.row(row))
                .list());
    }

    @Override
    public Future<JournalHead> head() {
        return database.read(JournalRows::head);
    }

    private static int begin(Handle handle, Clock clock) {
        long rows = count(handle, "SELECT count(*) FROM journal");
        long heads = count(handle, "SELECT count(*) FROM journal_head");
        if (rows == 0 && heads == 0) {
            JournalRow genesis =
                    JournalChain.genesis(clock.instant(), UUID.randomUUID().toString());
            JournalRows.insert(handle, List.of(genesis));
            return handle.execute(
                    "INSERT INTO journal_head (id, seq, count, hash, batch) VALUES (1, 0, 1, ?, '')", genesis.hash());
        }
        if (heads == 0
                || count(handle, "SELECT coalesce(max(seq), -1) FROM journal")
                        > JournalRows.head(handle).seq()) {
            throw new IllegalStateException("The journal's rows and the record of its end do not belong together."
                    + " Somebody changed the file: keep it as it is, verify it, and start with another data folder.");
        }
        return 0;
    }

    private static int write(Handle handle, String batch, List<JournalEntry> entries) {
        JournalHead head = JournalRows.head(handle);
        PreparedBatch insert = JournalRows.prepare(handle);
        for (JournalEntry entry : entries) {
            JournalRow row = JournalChain.next(head, entry);
            JournalRows.add(insert, row);
            head = new JournalHead(row.seq(), head.count() + 1, row.hash());
        }
        insert.execute();
        return handle.execute(
                "UPDATE journal_head SET seq = ?, count = ?, hash = ?, batch = ? WHERE id = 1",
                head.seq(),
                head.count(),
                head.hash(),
                batch);
    }

    private static long count(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }
}
