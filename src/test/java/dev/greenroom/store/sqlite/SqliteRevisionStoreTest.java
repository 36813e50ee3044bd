package dev.greenroom.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.rulebook.InForce;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.rulebook.RevisionStore.Kept;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRevisionStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000000007Z");

    private final Vertx vertx = Vertx.vertx();
    private SqliteDatabase database;
    private RevisionStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = SqliteDatabase.open(vertx, folder).await();
        store = new SqliteRevisionStore(database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void whatIsKeptComesBackAsItWas() {
        // Given
        InForce inForce = new InForce("abc", "twitch", NOON, InForce.Cause.ROLL_BACK, "Léa");
        Map<String, String> files = Map.of("policies/mine.yaml", "policy: mine\n# é 😀\n", "lexicons/a.yaml", "");

        // When
        Kept kept = store.keep(inForce, files).await();

        // Then
        assertThat(kept).isEqualTo(new Kept(1, inForce));
        assertThat(store.latest().await()).containsExactly(kept);
        assertThat(store.files(1).await()).isEqualTo(files);
        assertThat(store.find("abc").await()).contains(kept);
        assertThat(store.find("1").await()).contains(kept);
        assertThat(store.find("2").await()).isEmpty();
        assertThat(store.files(2).await()).isEmpty();
    }

    @Test
    void theSameOnceMoreAsAfterARestartStaysOne() {
        // Given
        Kept first = keep("abc", InForce.Cause.START, "x");

        // When
        Kept again = keep("abc", InForce.Cause.START, "x");

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(store.latest().await()).hasSize(1);
    }

    @Test
    void anOldRevisionThatComesBackIsKeptAgainAndTheLatestIsFound() {
        // Given
        keep("abc", InForce.Cause.START, "x");
        keep("def", InForce.Cause.FILES, "y");

        // When
        Kept back = keep("abc", InForce.Cause.ROLL_BACK, "x");

        // Then
        assertThat(back.number()).isEqualTo(3);
        assertThat(store.find("abc").await()).contains(back);
        assertThat(count("rule_text")).isEqualTo(2);
    }

    @Test
    void theOldestGoWithTheirTextsAndNumbersAreNeverUsedTwice() {
        // When
        for (int i = 0; i < RevisionStore.MOST + 10; i++) {
            store.keep(
                            new InForce("r" + i, "twitch", NOON, InForce.Cause.FILES, "greenroom"),
                            Map.of("same.yaml", "same", "own.yaml", "text " + i))
                    .await();
        }

        // Then
        List<Kept> kept = store.latest().await();
        assertThat(kept).hasSize(RevisionStore.MOST);
        assertThat(kept.get(0).number()).isEqualTo(RevisionStore.MOST + 10);
        assertThat(store.find("r9").await()).isEmpty();
        assertThat(store.files(kept.get(kept.size() - 1).number()).await()).containsEntry("own.yaml", "text 10");
        assertThat(count("rule_text")).isEqualTo(RevisionStore.MOST + 1);
        assertThat(count("policy_revision_file")).isEqualTo(2 * RevisionStore.MOST);
    }

    private Kept keep(String revision, InForce.Cause cause, String text) {
        return store.keep(new InForce(revision, "twitch", NOON, cause, "greenroom"), Map.of("a.yaml", text))
                .await();
    }

    private int count(String table) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one())
                .await();
    }
}
