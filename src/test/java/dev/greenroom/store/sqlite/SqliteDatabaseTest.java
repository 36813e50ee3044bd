package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.Samples.NOON;
import static dev.greenroom.store.sqlite.Samples.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
    @TempDir
    Path temp;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void theFolderIsCreatedForItsOwnerOnly() throws Exception {
        // Given
        Path folder = temp.resolve("deep/data");

        // When
        SqliteDatabase database = open(folder);

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(SqliteDatabase.FILE))))
                .isEqualTo("rw-------");
        database.close().await();
    }

    @Test
    void whatIsAcknowledgedIsSyncedToAWriteAheadLog() {
        // Given
        SqliteDatabase database = open(temp);

        // When
        String mode = pragma(database, "journal_mode");
        String synchronous = pragma(database, "synchronous");

        // Then
        assertThat(mode).isEqualTo("wal");
        assertThat(synchronous).as("FULL").isEqualTo("2");
        database.close().await();
    }

    @Test
    void settingsOutliveTheProcess() {
        // Given
        SqliteDatabase database = open(temp);
        new SqliteSettings(database).put("mode", "open").await();
        new SqliteSettings(database).put("mode", "review").await();
        database.close().await();

        // When
        SqliteDatabase again = open(temp);

        // Then
        assertThat(new SqliteSettings(again).get("mode").await()).contains("review");
        assertThat(new SqliteSettings(again).get("other").await()).isEmpty();
        again.close().await();
    }

    @Test
    void aFolderThatIsInUseIsRefusedAndTheFirstUserGoesOn() {
        // Given
        SqliteDatabase first = open(temp);

        // When / Then
        assertThatThrownBy(() -> open(temp)).hasMessageContaining("Another Greenroom is running on the data folder");
        new SqliteHoldStore(first).insert(hold("a", NOON)).await();
        first.close().await();
        SqliteDatabase second = open(temp);
        assertThat(new SqliteHoldStore(second).find("a").await()).isPresent();
        second.close().await();
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedUntouched() throws Exception {
        // Given
        open(temp).close().await();
        sql("INSERT INTO flyway_schema_history VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'me',"
                + " '2030-01-01 00:00:00', 1, 1)");

        // When / Then
        assertThatThrownBy(() -> open(temp))
                .hasMessageContaining("newer Greenroom")
                .hasMessageContaining("version 99");
        sql("DELETE FROM flyway_schema_history WHERE version = '99'");
        open(temp).close().await();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndTheFolderFreed() throws Exception {
        // Given
        Files.writeString(temp.resolve(SqliteDatabase.FILE), "not a database, ".repeat(100));

        // When / Then
        assertThatThrownBy(() -> open(temp)).hasStackTraceContaining("NOTADB");
        Files.delete(temp.resolve(SqliteDatabase.FILE));
        open(temp).close().await();
    }

    @Test
    void aFullDiskIsAFailureAndNothingIsHalfWritten() {
        // Given
        SqliteDatabase database = open(temp);
        SqliteHoldStore store = new SqliteHoldStore(database);
        long pages = Long.parseLong(pragma(database, "page_count"));
        pragma(database, "max_page_count = " + (pages + 5));

        // When
        int stored = 0;
        Throwable failure = null;
        while (failure == null && stored < 1_000) {
            var insert = store.insert(hold("h" + stored, NOON));
            try {
                insert.await();
                stored++;
            } catch (Throwable error) {
                failure = error;
            }
        }

        // Then
        assertThat(failure).hasStackTraceContaining("SQLITE_FULL");
        assertThat(store.latest(1_000).await()).hasSize(stored);
        pragma(database, "max_page_count = 1000000");
        store.insert(hold("later", NOON)).await();
        database.close().await();
    }

    @Test
    void aDiskThatIsReadOnlyIsAFailure() {
        // Given
        SqliteDatabase database = open(temp);
        assertThatThrownBy(() -> pragma(database, "query_only = 1")).hasStackTraceContaining("READONLY");

        // When / Then
        assertThatThrownBy(() ->
                        new SqliteHoldStore(database).insert(hold("a", NOON)).await())
                .hasStackTraceContaining("READONLY");
        database.close().await();
    }

    @Test
    void aCommitThatFailsIsAFailureAndTheNextOneWorks() {
        // Given
        SqliteDatabase database = open(temp);
        SqliteHoldStore store = new SqliteHoldStore(database);
        String deferred = "x TEXT REFERENCES setting (name) DEFERRABLE INITIALLY DEFERRED";
        database.write(handle -> handle.execute("CREATE TABLE late (" + deferred + ")"))
                .await();

        // When
        assertThatThrownBy(() -> database.write(handle -> handle.execute("INSERT INTO late VALUES ('nothing')"))
                        .await())
                .hasStackTraceContaining("FOREIGNKEY");

        // Then
        store.insert(hold("a", NOON)).await();
        assertThat(store.latest(9).await()).hasSize(1);
        database.close().await();
    }

    @Test
    void aClosedDatabaseFailsEveryCallAndClosesOnlyOnce() {
        // Given
        SqliteDatabase database = open(temp);
        database.close().await();

        // When / Then
        assertThatThrownBy(() ->
                        new SqliteHoldStore(database).insert(hold("a", NOON)).await())
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> new SqliteHoldStore(database).find("a").await())
                .hasMessageContaining("closed");
        database.close().await();
    }

    @Test
    void workThatADeadDiskLetsPileUpIsRefused() {
        // Given
        SqliteDatabase database = open(temp);
        CountDownLatch diskAnswers = new CountDownLatch(1);
        for (int i = 0; i < Lane.MOST_PENDING; i++) {
            database.write(handle -> {
                diskAnswers.await();
                return 1;
            });
        }

        // When / Then
        assertThatThrownBy(() ->
                        new SqliteHoldStore(database).insert(hold("a", NOON)).await())
                .hasMessageContaining("wait for the database");
        diskAnswers.countDown();
        database.close().await();
    }

    @Test
    void resultsArriveOnTheCallersContext() {
        // Given
        SqliteDatabase database = open(temp);
        Context main = vertx.getOrCreateContext();
        Promise<Context> arrivedOn = Promise.promise();

        // When
        main.runOnContext(go -> new SqliteSettings(database)
                .put("mode", "open")
                .onComplete(done -> arrivedOn.complete(Vertx.currentContext())));

        // Then
        assertThat(arrivedOn.future().await()).isSameAs(main);
        database.close().await();
    }

    private SqliteDatabase open(Path folder) {
        return SqliteDatabase.open(vertx, folder).await();
    }

    private static String pragma(SqliteDatabase database, String pragma) {
        return database.write(handle -> {
                    try (var statement = handle.getConnection().createStatement()) {
                        return statement.execute("PRAGMA " + pragma)
                                ? statement.getResultSet().getString(1)
                                : "";
                    }
                })
                .await();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteDatabase.FILE));
                var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }
}
