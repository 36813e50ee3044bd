package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.JournalSamples.acted;
import static dev.greenroom.store.sqlite.JournalSamples.approved;
import static dev.greenroom.store.sqlite.JournalSamples.decided;
import static dev.greenroom.store.sqlite.JournalSamples.differed;
import static dev.greenroom.store.sqlite.JournalSamples.edited;
import static dev.greenroom.store.sqlite.JournalSamples.mode;
import static dev.greenroom.store.sqlite.JournalSamples.proved;
import static dev.greenroom.store.sqlite.JournalSamples.released;
import static dev.greenroom.store.sqlite.JournalSamples.tried;
import static dev.greenroom.store.sqlite.JournalSamples.withdrawn;
import static dev.greenroom.store.sqlite.Samples.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.journal.DecisionJson;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.journal.JournalHead;
import dev.greenroom.journal.JournalKind;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.VerifyResult;
import dev.greenroom.journal.VerifyResult.Problem;
import dev.greenroom.journal.VerifyResult.Problem.What;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
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
    void aNewJournalIsSound() throws Exception {
        VerifyResult result = verify();

        assertThat(result.isSound()).as(result.words()).isTrue();
        assertThat(result.rows()).isEqualTo(1);
    }

    @Test
    void everyKindOfEntryIsKeptInOrderAndSoundAlsoWhileTheServerRuns() throws Exception {
        // Given
        store.append(
                        "b1",
                        List.of(
                                decided("x", 0, "Bonjour \uD83D\uDE42", "allow"),
                                released("x", "allowed", 0, 9, null),
                                decided("x", 9, "encore", "hold"),
                                edited("x", "h"),
                                released("x", "edited", 9, 15, "h"),
                                mode(),
                                proved("bird", "caught", "block"),
                                tried("y", "a test", "block"),
                                differed("x", "d1"),
                                acted("x"),
                                withdrawn("x")))
                .await();

        // When
        VerifyResult result = verify();

        // Then
        assertThat(result.isSound()).as(result.words()).isTrue();
        assertThat(result.last()).isEqualTo(store.head().await());
        assertThat(store.latest(13, EnumSet.allOf(JournalKind.class)).await())
                .extracting(JournalRow::kind)
                .containsExactly(
                        "withdrawn",
                        "acted",
                        "differed",
                        "tried",
                        "proved",
                        "changed",
                        "released",
                        "reviewed",
                        "decided",
                        "released",
                        "decided",
                        "genesis")
                .containsAll(EnumSet.allOf(JournalKind.class).stream()
                        .map(JournalKind::wire)
                        .toList());
        assertThat(store.latest(1, EnumSet.of(JournalKind.DECIDED)).await())
                .singleElement()
                .satisfies(row -> assertThat(row.seq()).isEqualTo(3));
    }

    @Test
    void aDecisionIsReadBackWithEverythingInIt() {
        // Given
        store.append("b1", List.of(decided("x", 7, Samples.ANSWER.text(), "hold")))
                .await();

        // When
        ObjectNode json =
                store.latest(1, EnumSet.of(JournalKind.DECIDED)).await().get(0).toJson();

        // Then
        assertThat(DecisionJson.decision(json)).isEqualTo(HELD);
        assertThat(DecisionJson.utterance(json)).isEqualTo(Samples.ANSWER);
        assertThat(json.get("from").asInt()).isEqualTo(7);
        assertThat(json.get("took_us").asInt()).isEqualTo(12);
        assertThat(json.has("salt")).isFalse();
    }

    @Test
    void theSameBatchTwiceIsWrittenOnce() throws Exception {
        // Given
        List<JournalEntry> entries = List.of(approved("x", "h"), released("x", "approved", 0, 4, "h"));

        // When
        store.append("b1", entries).await();
        store.append("b1", entries).await();

        // Then
        assertThat(verify().isSound()).isTrue();
        assertThat(verify().rows()).isEqualTo(3);
    }

    @Test
    void erasedTextLeavesTheChainSoundAndNoWordBehind() throws Exception {
        // Given
        store.append("b1", List.of(decided("x", 0, "Mon voisin Gaston", "hold"), edited("x", "h")))
                .await();

        // When
        sql("UPDATE journal SET private = NULL");

        // Then
        VerifyResult result = verify();
        assertThat(result.isSound()).as(result.words()).isTrue();
        assertThat(result.erased()).isEqualTo(2);
        assertThat(store.latest(9, EnumSet.allOf(JournalKind.class)).await())
                .allSatisfy(row -> assertThat(row.toJson().toString())
                        .doesNotContain("Gaston", "Montcuq", "Juifs", "top 3", "\"42\"", "misread.", "otherwise"));
    }

    @Test
    void everyWayOfTamperingIsFoundAndNamed() throws Exception {
        List<Tampering> tamperings = List.of(
                new Tampering(
                        "UPDATE journal SET payload = replace(payload, 'hold', 'allow') WHERE seq = 4",
                        4,
                        What.CHANGED),
                new Tampering("UPDATE journal SET at = at + 1 WHERE seq = 4", 4, What.CHANGED),
                new Tampering("UPDATE journal SET exchange = 'y' WHERE seq = 4", 4, What.CHANGED),
                new Tampering(
                        "UPDATE journal SET private = replace(private, 'text 4', 'text 5') WHERE seq = 4",
                        4,
                        What.TEXT),
                new Tampering("UPDATE journal SET private = NULL, private_hash = NULL WHERE seq = 4", 4, What.CHANGED),
                new Tampering("DELETE FROM journal WHERE seq = 4", 4, What.MISSING),
                new Tampering("DELETE FROM journal WHERE seq BETWEEN 4 AND 6", 4, What.MISSING),
                new Tampering("DELETE FROM journal WHERE seq = 0", 0, What.MISSING),
                new Tampering("DELETE FROM journal WHERE seq = 9", 9, What.MISSING),
                new Tampering("DELETE FROM journal WHERE seq > 2", 3, What.MISSING),
                new Tampering("DELETE FROM journal", 0, What.MISSING),
                new Tampering(
                        "UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 5) WHERE seq = 4",
                        4,
                        What.CHANGED),
                new Tampering("UPDATE journal SET prev_hash = 'x' WHERE seq = 4", 4, What.MOVED),
                new Tampering(
                        "UPDATE journal SET seq = -seq WHERE seq IN (4, 5);"
                                + "UPDATE journal SET seq = 9 + seq WHERE seq < 0",
                        4,
                        What.MOVED),
                new Tampering("UPDATE journal_head SET hash = 'x'", 9, What.HEAD),
                new Tampering("UPDATE journal_head SET seq = 7, count = 8", 9, What.HEAD),
                new Tampering("DELETE FROM journal_head", 9, What.HEAD));
        store.append(
                        "b1",
                        IntStream.rangeClosed(1, 9)
                                .mapToObj(i -> decided("x" + i, 0, "text " + i, "hold"))
                                .toList())
                .await();
        database.close().await();
        Path original = Files.copy(folder.resolve(SqliteDatabase.FILE), folder.resolve("original.db"));

        for (Tampering tampering : tamperings) {
            // Given
            Path copy = folder.resolve("copy.db");
            Files.deleteIfExists(copy);
            Files.copy(original, copy);

            // When
            sql(copy, tampering.sql());
            VerifyResult result = JournalFile.verify(copy, null);

            // Then
            assertThat(result.isSound()).as(tampering.sql()).isFalse();
            assertThat(result.problems().get(0))
                    .as(tampering.sql())
                    .extracting(Problem::seq, Problem::kind)
                    .containsExactly(tampering.firstBad(), tampering.what());
            assertThat(result.words()).contains("NOT SOUND").contains("row " + tampering.firstBad() + ": ");
        }
    }

    private record Tampering(String sql, long firstBad, What what) {}

    @Test
    void aChainThatWasComputedAnewShowsOnlyAgainstAHeadThatWasNotedDown() throws Exception {
        // Given
        store.append("b1", List.of(decided("x", 0, "one", "hold"))).await();
        JournalHead noted = store.head().await();
        String genesisHash =
                store.latest(1, EnumSet.of(JournalKind.GENESIS)).await().get(0).hash();

        // When
        sql("DELETE FROM journal WHERE seq = 1");
        sql("UPDATE journal_head SET seq = 0, count = 1, hash = '" + genesisHash + "'");

        // Then
        assertThat(verify().isSound()).isTrue();
        VerifyResult withNoted = JournalFile.verify(folder.resolve(SqliteDatabase.FILE), noted);
        assertThat(withNoted.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("noted down"));

        // And when the row is written again otherwise
        store.append("b2", List.of(decided("x", 0, "two", "hold"))).await();
        assertThat(JournalFile.verify(folder.resolve(SqliteDatabase.FILE), noted)
                        .isSound())
                .isFalse();
        assertThat(JournalFile.verify(
                                folder.resolve(SqliteDatabase.FILE),
                                store.head().await())
                        .isSound())
                .isTrue();
    }

    @Test
    void onlyWhatWasScannedMayHaveBeenReleased() throws Exception {
        List<Case> cases = List.of(
                sound(decided("x", 0, "0123456789", "allow"), released("x", "allowed", 0, 10, null)),
                sound(
                        decided("x", 0, "01234", "allow"),
                        decided("x", 5, "56789", "mask"),
                        released("x", "masked", 2, 9, null)),
                sound(
                        decided("x", 5, "56789", "allow"),
                        decided("x", 0, "0123456", "allow"),
                        released("x", "allowed", 0, 10, null)),
                sound(released("x", "refused", 0, 0, null)),
                sound(approved("x", "h"), approved("x", "h"), released("x", "approved", 0, 4, "h")),
                unsound(released("x", "allowed", 0, 10, null)),
                unsound(tried("x", "0123456789", "allow"), released("x", "allowed", 0, 10, null)),
                unsound(decided("x", 0, "0123456789", "allow"), released("x", "allowed", 0, 11, null)),
                unsound(decided("x", 0, "0123456789", "allow"), released("x", "allowed", 3, 3, null)),
                unsound(
                        decided("x", 0, "01234", "allow"),
                        decided("x", 6, "6789", "allow"),
                        released("x", "allowed", 0, 10, null)),
                unsound(decided("x", 0, "0123456789", "hold"), released("x", "allowed", 0, 10, null)),
                unsound(decided("x", 0, "0123456789", "block"), released("x", "masked", 0, 10, null)),
                unsound(released("x", "allowed", 0, 10, null), decided("x", 0, "0123456789", "allow")),
                unsound(decided("y", 0, "0123456789", "allow"), released("x", "allowed", 0, 10, null)),
                unsound(released("x", "approved", 0, 4, "h"), approved("x", "h")),
                unsound(approved("x", "h"), released("x", "edited", 0, 4, "h")),
                unsound(approved("x", "h"), released("x", "approved", 0, 4, "i")),
                unsound(approved("x", "h"), released("x", "approved", 0, 4, null)),
                unsound(approved("x", "h"), edited("x", "h")),
                unsound(approved("x", "h"), released("x", "approved", 0, 4, "h"), released("x", "approved", 4, 8, "h")),
                unsound(released("x", "leaked", 0, 4, null)));
        for (int i = 0; i < cases.size(); i++) {
            // Given
            Path place = folder.resolve("case" + i);
            SqliteDatabase own = SqliteDatabase.open(vertx, place).await();

            // When
            SqliteJournalStore journal =
                    SqliteJournalStore.open(own, Clock.systemUTC()).await();
            journal.append("b", cases.get(i).entries()).await();
            VerifyResult result = JournalFile.verify(place.resolve(SqliteDatabase.FILE), null);

            // Then
            assertThat(result.isSound())
                    .as("case " + i + ": " + result.words())
                    .isEqualTo(cases.get(i).sound());
            own.close().await();
        }
    }

    private record Case(boolean sound, List<JournalEntry> entries) {}

    private static Case sound(JournalEntry... entries) {
        return new Case(true, List.of(entries));
    }

    private static Case unsound(JournalEntry... entries) {
        return new Case(false, List.of(entries));
    }

    @Test
    void muchThatIsWrongIsCountedAndTheLowestRowsAreNamed() throws Exception {
        // Given
        store.append("b1", IntStream.rangeClosed(1, 300).mapToObj(i -> mode()).toList())
                .await();

        // When
        sql("UPDATE journal SET payload = '{}'");
        VerifyResult result = verify();

        // Then
        assertThat(result.problemCount()).isEqualTo(301);
        assertThat(result.problems()).hasSize(VerifyResult.MOST_PROBLEMS);
        assertThat(result.problems().get(0).seq()).isZero();
        assertThat(result.words()).contains("and 201 more");
    }

    @Test
    void aJournalWhoseHeadWasSetBackIsNotContinued() throws Exception {
        // Given
        store.append("b1", List.of(mode(), mode())).await();
        sql("UPDATE journal_head SET seq = 1");

        // When / Then
        assertThatThrownBy(() ->
                        SqliteJournalStore.open(database, Clock.systemUTC()).await())
                .hasMessageContaining("do not belong together");
    }

    @Test
    void aCutJournalIsContinuedWithTheGapStillVisible() throws Exception {
        // Given
        store.append("b1", List.of(mode(), mode())).await();
        sql("DELETE FROM journal WHERE seq = 2");

        // When
        SqliteJournalStore again =
                SqliteJournalStore.open(database, Clock.systemUTC()).await();
        again.append("b2", List.of(mode())).await();

        // Then
        assertThat(verify().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.seq()).isEqualTo(2);
            assertThat(problem.kind()).isEqualTo(What.MISSING);
        });
    }

    @Test
    void whatIsNoJournalIsRefusedInWords() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "hello ".repeat(500));

        assertThatThrownBy(() -> JournalFile.verify(folder.resolve("nothing"), null))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> JournalFile.verify(text, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot read a journal from");
    }

    private VerifyResult verify() throws IOException {
        return JournalFile.verify(folder.resolve(SqliteDatabase.FILE), null);
    }

    private void sql(String statements) throws SQLException {
        sql(folder.resolve(SqliteDatabase.FILE), statements);
    }

    private static void sql(Path file, String statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String one : statements.split(";", -1)) {
                assertThat(statement.executeUpdate(one)).as(one).isPositive();
            }
        }
    }
}
