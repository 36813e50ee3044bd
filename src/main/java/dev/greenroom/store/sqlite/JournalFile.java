package dev.greenroom.store.sqlite;

import dev.greenroom.journal.JournalHead;
import dev.greenroom.journal.JournalKind;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.JournalVerifier;
import dev.greenroom.journal.VerifyResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A journal's database file, read without changing it, also while a server is writing to it. Blocking. */
public final class JournalFile {
    private JournalFile() {}

    /**
     * Verifies the journal in {@code database}.
     *
     * @param noted an end of it that was noted down earlier, absent when there is none
     * @throws IOException when the file is missing, is no Greenroom database, or cannot be read
     */
    public static VerifyResult verify(Path database, @Nullable JournalHead noted) throws IOException {
        return read(database, connection -> JournalVerifier.verify(new Rows(connection), noted));
    }

    /** Takes rows one after the other. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param done how far reading is, in rows of the journal
         * @param all how many rows there are to go through
         * @return whether to go on
         */
        boolean take(JournalRow row, long done, long all);
    }

    /**
     * Reads the decisions on what people and avatars said, in their order, from one snapshot; canaries are left out.
     *
     * @param since only what was decided then or later
     * @throws IOException when the file is missing, is no Greenroom database, or cannot be read
     */
    public static void decisions(Path database, Instant since, Taker taker) throws IOException {
        read(database, connection -> decisions(connection, since, taker));
    }

    /** Returns how many rows were taken. */
    private static long decisions(Connection connection, Instant since, Taker taker) throws SQLException {
        long end = -1;
        try (var statement = connection.createStatement();
                var head = statement.executeQuery(JournalRows.HEAD)) {
            end = head.next() ? JournalRows.head(head).seq() : -1;
        }
        String query = "SELECT * FROM journal WHERE kind = ? AND at >= ? ORDER BY seq";
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, JournalKind.DECIDED.wire());
            statement.setLong(2, Nanos.of(since));
            try (var rows = statement.executeQuery()) {
                return take(rows, end, taker);
            }
        }
    }

    /** @param end the number of the journal's last row */
    private static long take(ResultSet rows, long end, Taker taker) throws SQLException {
        long taken = 0;
        long first = -1;
        boolean more = true;
        while (more && rows.next()) {
            JournalRow row = JournalRows.row(rows);
            first = first < 0 ? row.seq() : first;
            more = taker.take(row, row.seq() - first + 1, Math.max(1, end - first + 1));
            taken++;
        }
        return taken;
    }

    /** Does something with a snapshot. */
    @FunctionalInterface
    private interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }

    private static <T> T read(Path database, Reading<T> reading) throws IOException {
        if (!Files.isRegularFile(database)) {
            throw new NoSuchFileException(database.toString());
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database);
        try (Connection connection = source.getConnection()) {
            // One transaction, so that all is read from one snapshot however much is written meanwhile.
            connection.setAutoCommit(false);
            return reading.with(connection);
        } catch (SQLException error) {
            throw new IOException("Cannot read a journal from " + database + ": " + error.getMessage(), error);
        } catch (UncheckedIOException error) {
            throw new IOException("Cannot read a journal from " + database + ": " + error.getMessage(), error);
        }
    }

    private record Rows(Connection connection) implements JournalVerifier.Source {
        @Override
        public void byNumber(Consumer<JournalRow> rows) {
            each("SELECT * FROM journal ORDER BY seq", rows);
        }

        @Override
        public void byExchange(Consumer<JournalRow> rows) {
            each("SELECT * FROM journal ORDER BY exchange, seq", rows);
        }

        @Override
        public Optional<JournalHead> head() {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(JournalRows.HEAD)) {
                return row.next() ? Optional.of(JournalRows.head(row)) : Optional.empty();
            } catch (SQLException error) {
                throw unchecked(error);
            }
        }

        private void each(String query, Consumer<JournalRow> rows) {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(query)) {
                while (result.next()) {
                    rows.accept(JournalRows.row(result));
                }
            } catch (SQLException error) {
                throw unchecked(error);
            }
        }

        private static UncheckedIOException unchecked(SQLException error) {
            return new UncheckedIOException(error.getMessage(), new IOException(error));
        }
    }
}
