package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.Samples.HELD;
import static dev.greenroom.store.sqlite.Samples.NOON;
import static dev.greenroom.store.sqlite.Samples.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.HoldStore.Ending;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteHoldStoreTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private SqliteDatabase database;
    private SqliteHoldStore store;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, folder).await();
        store = new SqliteHoldStore(database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void aHoldComesBackAsItWas() {
        // Given
        Hold hold = hold("a", NOON);

        // When
        store.insert(hold).await();

        // Then
        assertThat(store.find("a").await()).contains(hold);
        assertThat(store.find("b").await()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyKindOfDecisionComesBack(Outcome outcome) {
        // Given
        Hold sample = hold("a", NOON);
        Decision decision = new Decision(outcome, 1, 0, HELD.reasons(), "r2");
        Hold hold =
                new Hold("a", sample.utterance(), decision, "x", null, NOON, sample.deadline(), sample.state(), null);

        // When
        store.insert(hold).await();

        // Then
        assertThat(store.find("a").await()).contains(hold);
    }

    static Stream<Outcome> outcomes() {
        return Stream.of(new Outcome.Allow(), new Outcome.Mask("un *** \uDE42"), HELD.outcome(), new Outcome.Block());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyEndingComesBackAndTheSecondOneLoses(HoldState.Ended state) {
        // Given
        Hold hold = hold("a", NOON);
        store.insert(hold).await();

        // When
        Ending first = store.end("a", state).await();
        Ending second = store.end("a", new HoldState.Approved("late", NOON)).await();

        // Then
        assertThat(first).isEqualTo(new Ending.Won(hold.in(state)));
        assertThat(second).isEqualTo(new Ending.Lost(hold.in(state)));
        assertThat(store.end("nobody", state).await()).isEqualTo(new Ending.Unknown("nobody"));
    }

    static Stream<HoldState.Ended> endings() {
        return Stream.of(
                new HoldState.Approved("ann", NOON),
                new HoldState.Edited("ann", NOON, "un hameau \uD83D"),
                new HoldState.Edited("ann", NOON, ""),
                new HoldState.Rejected("ann", NOON),
                new HoldState.Expired(NOON),
                new HoldState.Abandoned(NOON));
    }

    @Test
    void amongReviewsFromManyThreadsExactlyOneWinsAndOneMayRelease() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            // Given
            String id = "h" + round;
            store.insert(hold(id, NOON)).await();

            // When
            List<Ending> endings = together(8, n -> store.end(id, new HoldState.Approved("reviewer" + n, NOON)));
            List<Boolean> claims = together(8, n -> store.claimRelease(id, NOON));

            // Then
            assertThat(endings).filteredOn(Ending.Won.class::isInstance).hasSize(1);
            assertThat(endings).filteredOn(Ending.Lost.class::isInstance).hasSize(7);
            assertThat(claims).containsOnlyOnce(true);
        }
    }

    @Test
    void onlyWhatAPersonLetPassIsEverReleased() {
        for (HoldState.Ended state : endings().toList()) {
            // Given
            boolean releasable = state instanceof HoldState.Approved || state instanceof HoldState.Edited;
            String id = "h-" + state;
            store.insert(hold(id, NOON)).await();

            // When
            boolean whileWaiting = store.claimRelease(id, NOON).await();
            store.end(id, state).await();
            boolean ended = store.claimRelease(id, NOON).await();

            // Then
            assertThat(whileWaiting).isFalse();
            assertThat(ended).as(state.wire()).isEqualTo(releasable);
            assertThat(store.claimRelease(id, NOON).await()).isFalse();
        }
        assertThat(store.claimRelease("nobody", NOON).await()).isFalse();
    }

    @Test
    void aHandedOutHoldSaysWhen() {
        // Given
        store.insert(hold("a", NOON)).await();
        store.end("a", new HoldState.Approved("ann", NOON)).await();

        // When
        store.claimRelease("a", NOON.plusSeconds(1)).await();

        // Then
        assertThat(store.find("a").await().orElseThrow().releasedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void listsAreInOrderAndBounded() {
        // Given
        for (int i = 0; i < 5; i++) {
            store.insert(hold("h" + i, NOON.plusSeconds(i))).await();
        }
        store.end("h1", new HoldState.Rejected("ann", NOON)).await();

        // When
        List<Hold> waiting = store.waiting(3).await();
        List<Hold> latest = store.latest(2).await();

        // Then
        assertThat(waiting).extracting(Hold::id).containsExactly("h0", "h2", "h3");
        assertThat(latest).extracting(Hold::id).containsExactly("h4", "h3");
    }

    @Test
    void theSameIdTwiceIsAFailureAndChangesNothing() {
        // Given
        store.insert(hold("a", NOON)).await();

        // When / Then
        assertThatThrownBy(() -> store.insert(hold("a", NOON.plusSeconds(9))).await())
                .hasMessageContaining("UNIQUE")
                .satisfies(error -> assertThat(error.toString()).doesNotContain("Juifs"));
        assertThat(store.find("a").await()).contains(hold("a", NOON));
    }

    @Test
    void anEndedHoldIsNotTakenAsNew() {
        Hold ended = hold("a", NOON).in(new HoldState.Approved("ann", NOON));

        assertThatThrownBy(() -> store.insert(ended).await()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Hold withKey(String id, Instant at) {
        Hold hold = hold(id, at);
        return new Hold(id, hold.utterance(), hold.decision(), "x", "k", at, hold.deadline(), hold.state(), null);
    }

    private interface Attempt<T> {
        Future<T> by(int n);
    }

    /** Makes {@code count} attempts from as many threads at the same moment. */
    private static <T> List<T> together(int count, Attempt<T> attempt) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<T> results = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int number = n;
            Thread thread = new Thread(() -> {
                awaitUnchecked(start);
                T result = attempt.by(number).await();
                synchronized (results) {
                    results.add(result);
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return results;
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }
}
