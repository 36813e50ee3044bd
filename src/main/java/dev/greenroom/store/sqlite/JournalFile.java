package dev.greenroom.store.sqlite;

import dev.greenroom.journal.JournalHead;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.JournalVerifier;
import dev.greenroom.journal.VerifyResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
            return JournalVerifier.verify(new Rows(connection), noted);
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
