package dev.greenroom.store.sqlite;

import dev.greenroom.journal.JournalHead;
import dev.greenroom.journal.JournalRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Journal rows and the journal's head as rows of their tables and back. */
final class JournalRows {
    static final String HEAD = "SELECT seq, count, hash FROM journal_head WHERE id = 1";

    private JournalRows() {}

    static PreparedBatch prepare(Handle handle) {
        return handle.prepareBatch("INSERT INTO journal"
                + " (seq, at, kind, exchange, payload, private, private_hash, prev_hash, hash)"
                + " VALUES (:seq, :at, :kind, :exchange, :payload, :private, :privateHash, :prevHash, :hash)");
    }

    static void add(PreparedBatch batch, JournalRow row) {
        batch.bind("seq", row.seq())
                .bind("at", Nanos.of(row.at()))
                .bind("kind", row.kind())
                .bind("exchange", row.exchange())
                .bind("payload", row.payload())
                .bind("private", row.personal())
                .bind("privateHash", row.personalHash())
                .bind("prevHash", row.prevHash())
                .bind("hash", row.hash())
                .add();
    }

    static void insert(Handle handle, List<JournalRow> rows) {
        PreparedBatch batch = prepare(handle);
        rows.forEach(row -> add(batch, row));
        batch.execute();
    }

    static JournalRow row(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getLong("seq"),
                Nanos.at(row.getLong("at")),
                row.getString("kind"),
                row.getString("exchange"),
                row.getString("payload"),
                row.getString("private"),
                row.getString("private_hash"),
                row.getString("prev_hash"),
                row.getString("hash"));
    }

    static JournalHead head(Handle handle) {
        return handle.createQuery(HEAD).map((row, context) -> head(row)).one();
    }

    static JournalHead head(ResultSet row) throws SQLException {
        return new JournalHead(row.getLong("seq"), row.getLong("count"), row.getString("hash"));
    }

    static String lastBatch(Handle handle) {
        return handle.createQuery("SELECT batch FROM journal_head WHERE id = 1")
                .mapTo(String.class)
                .one();
    }
}
