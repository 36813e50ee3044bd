package dev.greenroom.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file for holds, settings and the journal. A write is acknowledged when it is on disk. All writing is done
 * by one worker thread and all reading by another, so that a slow search delays no review; results arrive on the
 * caller's context, and everything that goes wrong with the disk arrives there as a failure.
 */
public final class SqliteDatabase {
    /** The database file's name in the data folder. */
    public static final String FILE = "greenroom.db";

    private static final int BUSY_TIMEOUT_MS = 5_000;

    private final DataFolder folder;
    private final Lane writer;
    private final Lane reader;
    private final Vertx vertx;

    private SqliteDatabase(Vertx vertx, DataFolder folder, Lane writer, Lane reader) {
        this.vertx = vertx;
        this.folder = folder;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Opens the database in {@code dataDir}, creating what is missing. Fails with a message for the operator when
     * another process has the folder, when a newer version wrote it, or when the disk refuses.
     */
    public static Future<SqliteDatabase> open(Vertx vertx, Path dataDir) {
        return vertx.executeBlocking(() -> openBlocking(vertx, dataDir), false);
    }

    /** Does {@code work} in a transaction of its own; completes when it is on disk. */
    <T> Future<T> write(Work<T> work) {
        return writer.run(work);
    }

    /** Does {@code work} on a snapshot of what was last written. */
    <T> Future<T> read(Work<T> work) {
        return reader.run(work);
    }

    /** Finishes the work that was given, then closes the file and frees the folder. */
    public Future<Void> close() {
        return reader.close()
                .eventually(writer::close)
                .eventually(() -> vertx.executeBlocking(
                        () -> {
                            folder.close();
                            return null;
                        },
                        false));
    }

    private static SqliteDatabase openBlocking(Vertx vertx, Path dataDir) throws IOException, SQLException {
        DataFolder folder = DataFolder.take(dataDir);
        try {
            Path file = folder.file(FILE);
            SQLiteDataSource source = source(file);
            migrate(source, file);
            Lane writer = new Lane(vertx, "write", source.getConnection());
            Lane reader = new Lane(vertx, "read", source(file, false).getConnection());
            return new SqliteDatabase(vertx, folder, writer, reader);
        } catch (SQLException | RuntimeException error) {
            folder.close();
            throw error;
        }
    }

    private static SQLiteDataSource source(Path file) {
        return source(file, true);
    }

    private static SQLiteDataSource source(Path file, boolean writing) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        // A writer that takes its lock at once cannot fail half-way on a snapshot that has become old.
        config.setTransactionMode(
                writing ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void migrate(SQLiteDataSource source, Path file) {
        Flyway flyway = Flyway.configure(SqliteDatabase.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load();
        Arrays.stream(flyway.info().applied())
                .filter(SqliteDatabase::isNewer)
                .findFirst()
                .ifPresent(newer -> {
                    throw new IllegalStateException(file + " was written by a newer Greenroom (its schema is version "
                            + newer.getVersion() + "). Start that version, or choose another data folder.");
                });
        flyway.migrate();
    }

    private static boolean isNewer(MigrationInfo applied) {
        return applied.getState() == MigrationState.FUTURE_SUCCESS
                || applied.getState() == MigrationState.FUTURE_FAILED;
    }
}
