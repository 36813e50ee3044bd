package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.JournalSamples.approved;
import static dev.greenroom.store.sqlite.JournalSamples.decided;
import static dev.greenroom.store.sqlite.JournalSamples.mode;
import static dev.greenroom.store.sqlite.JournalSamples.proved;
import static dev.greenroom.store.sqlite.JournalSamples.tried;
import static dev.greenroom.store.sqlite.Samples.ANSWER;
import static dev.greenroom.store.sqlite.Samples.HELD;
import static dev.greenroom.store.sqlite.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.PastDecision;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal's decisions, read again while the server that writes them runs. */
class JournalDecisionsTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private SqliteDatabase database;
    private SqliteJournalStore store;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, folder).await();
        store = SqliteJournalStore.open(database, Clock.systemUTC()).await();
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void onlyDecisionsOnWhatWasSaidAreReadInTheirOrder() throws IOException {
        // Given
        store.append(
                        "b1",
                        List.of(
                                decided("x", 0, "one", "allow"),
                                mode(),
                                proved("bird", "a canary", "block"),
                                tried("z", "a test", "block"),
                                approved("x", "h"),
                                decided("y", 0, "two", "hold")))
                .await();

        // When
        List<String> read = new ArrayList<>();
        JournalFile.decisions(file(), Instant.EPOCH, (row, done, all) -> {
            read.add(PastDecision.of(row).utterance().text() + " " + done + "/" + all);
            return true;
        });

        // Then
        assertThat(read).containsExactly("one 1/6", "two 6/6");
    }

    @Test
    void aDecisionIsReadWithEverythingThatItRestsOn() throws IOException {
        store.append("b1", List.of(decided("x", 0, ANSWER.text(), "hold"))).await();

        PastDecision past = PastDecision.of(rows(Instant.EPOCH).get(0));

        assertThat(past.decision()).isEqualTo(HELD);
        assertThat(past.utterance().text()).isEqualTo(ANSWER.text());
        assertThat(past.utterance().question()).isEqualTo(ANSWER.question());
        assertThat(past.utterance().before()).isEqualTo(ANSWER.before());
        assertThat(past.utterance().author()).isEqualTo(ANSWER.author());
        assertThat(past.utterance().around().at()).isEqualTo(NOON);
        assertThat(past.utterance().around().mode()).isEqualTo("open");
    }

    @Test
    void whatIsOlderIsLeftOut() throws IOException {
        store.append("b1", List.of(decided("x", 0, "one", "allow"))).await();

        assertThat(rows(NOON)).hasSize(1);
        assertThat(rows(NOON.plusNanos(1))).isEmpty();
    }

    @Test
    void readingEndsWhenTheTakerHasHadEnough() throws IOException {
        store.append("b1", List.of(decided("x", 0, "one", "allow"), decided("x", 3, "two", "allow")))
                .await();
        List<JournalRow> read = new ArrayList<>();

        JournalFile.decisions(file(), Instant.EPOCH, (row, done, all) -> {
            read.add(row);
            return false;
        });

        assertThat(read).hasSize(1);
    }

    @Test
    void erasedWordsShow() throws Exception {
        store.append("b1", List.of(decided("x", 0, "one", "allow"))).await();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE journal SET private = NULL WHERE kind = 'decided'");
        }

        JournalRow row = rows(Instant.EPOCH).get(0);

        assertThat(row.isErased()).isTrue();
        assertThatThrownBy(() -> PastDecision.of(row)).hasMessageContaining("are gone");
    }

    @Test
    void aFileThatIsNotThereOrNoJournalIsAnError() throws IOException {
        Path other = Files.writeString(folder.resolve("other.db"), "this is no database, and rather long for one");

        assertThatThrownBy(() -> JournalFile.decisions(folder.resolve("none.db"), Instant.EPOCH, (r, d, a) -> true))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> JournalFile.decisions(other, Instant.EPOCH, (r, d, a) -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot read a journal from");
    }

    private List<JournalRow> rows(Instant since) throws IOException {
        List<JournalRow> rows = new ArrayList<>();
        JournalFile.decisions(file(), since, (row, done, all) -> rows.add(row));
        return rows;
    }

    private Path file() {
        return folder.resolve(SqliteDatabase.FILE);
    }
}
