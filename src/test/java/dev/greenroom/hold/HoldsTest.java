package dev.greenroom.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.greenroom.gate.JournalDouble;
import dev.greenroom.hold.HoldStore.Ending;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteHoldStore;
import dev.greenroom.text.Language;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldsTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Holds.Options QUICK = new Holds.Options(3, Duration.ofSeconds(10), Duration.ofMillis(5), 3);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Context main = vertx.getOrCreateContext();
    private final HandClock clock = new HandClock();
    private final JournalDouble journal = new JournalDouble();
    private final List<Hold> told = new CopyOnWriteArrayList<>();
    private SqliteDatabase database;
    private Store store;
    private Holds holds;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, folder).await();
        store = new Store(new SqliteHoldStore(database));
        holds = new Holds(vertx, store, journal, clock, QUICK);
        holds.onChange(told::add);
    }

    @AfterEach
    void close() {
        store.answers.tryComplete();
        database.close().await();
        vertx.close().await();
    }

    @Test
    void aPlacedHoldIsApprovedJournalledAndHandedOutOnce() {
        // Given
        Hold hold = place(LONG);
        Future<Hold> ended = onMain(() -> holds.ended(hold.id()));

        // When
        Ending ending = end(hold, new HoldState.Approved("ann", NOON));
        boolean first = onMain(() -> holds.claimRelease(hold.id())).await();
        boolean second = onMain(() -> holds.claimRelease(hold.id())).await();

        // Then
        Hold approved = hold.in(new HoldState.Approved("ann", NOON));
        assertThat(ending).isEqualTo(new Ending.Won(approved));
        assertThat(ended.await()).isEqualTo(approved);
        assertThat(onMain(() -> holds.ended(hold.id())).await().state()).isEqualTo(approved.state());
        assertThat(told).containsExactly(hold, approved);
        assertThat(journal.entries)
                .containsExactly(new JournalEntry.Reviewed(NOON, "x", hold.id(), new HoldState.Approved("ann", NOON)));
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void aHoldThatIsNotYetOnDiskIsNeitherListedNorReviewable() {
        // Given
        store.holdBack();
        Future<Hold> placing = onMain(() -> holds.place(wanted(LONG)));
        String id = store.inserting.get(0).id();

        // When
        List<Hold> waiting = onMain(holds::waiting);
        Ending early =
                onMain(() -> holds.end(id, new HoldState.Approved("ann", NOON))).await();

        // Then
        assertThat(waiting).isEmpty();
        assertThat(told).isEmpty();
        assertThat(early).isEqualTo(new Ending.Unknown(id));
        assertThatThrownBy(() -> onMain(() -> holds.ended(id)).await()).hasMessageContaining("waits here");
        store.answers.complete();
        Hold placed = placing.await();
        assertThat(onMain(holds::waiting)).containsExactly(placed);
    }

    @Test
    void aHoldThatCannotBeKeptFailsAndIsForgotten() {
        // Given
        store.failing = true;

        // When / Then
        assertThatThrownBy(() -> place(LONG)).hasMessageContaining("no disk");
        assertThat(onMain(holds::waiting)).isEmpty();
        store.failing = false;
        for (int i = 0; i < 3; i++) {
            place(LONG);
        }
    }

    @Test
    void aStoreThatDoesNotAnswerFailsThePlacingAndALateHoldIsAbandoned() {
        // Given
        holds = new Holds(
                vertx, store, journal, clock, new Holds.Options(3, Duration.ofMillis(20), Duration.ofSeconds(1), 3));
        store.holdBack();

        // When / Then
        assertThatThrownBy(() -> place(LONG)).hasMessageContaining("not on disk");
        store.answers.complete();
        String id = store.inserting.get(0).id();
        await().until(() -> store.find(id)
                .await()
                .filter(hold -> hold.state() instanceof HoldState.Abandoned)
                .isPresent());
        assertThat(onMain(holds::waiting)).isEmpty();
    }

    @Test
    void moreThanAllowedIsRefusedAlsoWhileTheDiskIsSlow() {
        // Given
        store.holdBack();
        for (int i = 0; i < 3; i++) {
            onMain(() -> holds.place(wanted(LONG)));
        }

        // When / Then
        assertThatThrownBy(() -> place(LONG)).isInstanceOf(Holds.HoldsFull.class);
        store.answers.complete();
    }

    @Test
    void theDeadlineEndsAHoldWithoutARelease() {
        // Given
        Hold hold = place(Duration.ofMillis(20));

        // When
        Hold ended = onMain(() -> holds.ended(hold.id())).await();

        // Then
        assertThat(ended.state()).isEqualTo(new HoldState.Expired(NOON));
        assertThat(onMain(() -> holds.claimRelease(hold.id())).await()).isFalse();
        assertThat(end(hold, new HoldState.Approved("ann", NOON))).isEqualTo(new Ending.Lost(ended));
    }

    @Test
    void aReviewAtTheDeadlineLosesEvenBeforeTheTimerFires() {
        // Given
        Hold hold = place(LONG);
        clock.now = hold.deadline();

        // When
        Ending ending = end(hold, new HoldState.Approved("ann", clock.now));

        // Then
        assertThat(ending).isEqualTo(new Ending.Lost(hold.in(new HoldState.Expired(clock.now))));
        assertThat(onMain(() -> holds.claimRelease(hold.id())).await()).isFalse();
    }

    @Test
    void whoWaitsIsToldWhenTheStoreCannotEndAHoldAndItEndsLater() {
        // Given
        Hold hold = place(Duration.ofMillis(20));
        Future<Hold> ended = onMain(() -> holds.ended(hold.id()));
        store.failing = true;

        // When / Then
        assertThatThrownBy(ended::await).hasMessageContaining("no disk");
        store.failing = false;
        await().until(() -> onMain(holds::waiting).isEmpty());
        assertThat(store.find(hold.id()).await().orElseThrow().state()).isInstanceOf(HoldState.Expired.class);
    }

    @Test
    void whoWaitsIsToldWhenTheHoldIsGone() {
        // Given
        Hold hold = place(LONG);
        Future<Hold> ended = onMain(() -> holds.ended(hold.id()));
        store.empty = true;

        // When
        Ending ending = end(hold, new HoldState.Rejected("ann", NOON));

        // Then
        assertThat(ending).isEqualTo(new Ending.Unknown(hold.id()));
        assertThatThrownBy(ended::await).hasMessageContaining("no longer kept");
        assertThat(onMain(holds::waiting)).isEmpty();
    }

    @Test
    void afterARestartHoldsInTimeWaitAndTheOthersExpireWithoutARelease() {
        // Given
        Hold shortOne = place(Duration.ofMinutes(1));
        Hold longOne = place(LONG);
        Holds restarted = new Holds(vertx, store, journal, clock, QUICK);
        clock.now = NOON.plus(Duration.ofMinutes(2));

        // When
        onMain(restarted::recover).await();
        await().until(() -> onMain(restarted::waiting).size() == 1);

        // Then
        assertThat(onMain(restarted::waiting)).containsExactly(longOne);
        assertThat(store.find(shortOne.id()).await().orElseThrow().state()).isEqualTo(new HoldState.Expired(clock.now));
        Ending ending = onMain(() -> restarted.end(longOne.id(), new HoldState.Approved("ann", clock.now)))
                .await();
        assertThat(ending).isInstanceOf(Ending.Won.class);
    }

    @Test
    void aHoldThatNobodyHasTakenUpCanStillBeReviewedInTime() {
        // Given
        Hold hold = place(LONG);
        Holds other = new Holds(vertx, store, journal, clock, QUICK);

        // When
        Ending ending = onMain(() -> other.end(hold.id(), new HoldState.Rejected("bob", NOON)))
                .await();

        // Then
        assertThat(ending).isInstanceOf(Ending.Won.class);
        assertThat(onMain(() -> other.end("nobody", new HoldState.Rejected("bob", NOON)))
                        .await())
                .isEqualTo(new Ending.Unknown("nobody"));
    }

    @Test
    void nothingIsHandedOutWhoseReviewTheJournalDoesNotTake() {
        // Given
        Hold hold = place(LONG);
        journal.full = true;
        end(hold, new HoldState.Approved("ann", NOON));

        // When / Then
        assertThatThrownBy(() -> onMain(() -> holds.claimRelease(hold.id())).await())
                .isInstanceOf(Holds.NotProvable.class);
        journal.full = false;
        assertThat(onMain(() -> holds.claimRelease(hold.id())).await()).isTrue();
        assertThat(journal.entries).hasSize(1);
    }

    @Test
    void aReviewThatAKilledProcessWonIsJournalledBeforeItsTextIsHandedOut() {
        // Given
        Hold hold = place(LONG);
        store.end(hold.id(), new HoldState.Approved("ann", NOON)).await();

        // When
        boolean claimed = onMain(() -> holds.claimRelease(hold.id())).await();

        // Then
        assertThat(claimed).isTrue();
        assertThat(journal.entries)
                .containsExactly(new JournalEntry.Reviewed(NOON, "x", hold.id(), new HoldState.Approved("ann", NOON)));
        assertThat(onMain(() -> holds.claimRelease(hold.id())).await()).isFalse();
        assertThat(journal.entries).hasSize(1);
    }

    @Test
    void abandoningAndRejectingReleaseNothing() {
        // Given
        Hold one = place(LONG);
        Hold two = place(LONG);

        // When
        onMain(() -> holds.abandon(one.id())).await();
        end(two, new HoldState.Rejected("ann", NOON));

        // Then
        assertThat(onMain(() -> holds.claimRelease(one.id())).await()).isFalse();
        assertThat(onMain(() -> holds.claimRelease(two.id())).await()).isFalse();
        assertThat(onMain(holds::waiting)).isEmpty();
    }

    private Hold place(Duration patience) {
        return onMain(() -> holds.place(wanted(patience))).await();
    }

    private Ending end(Hold hold, HoldState.Ended state) {
        return onMain(() -> holds.end(hold.id(), state)).await();
    }

    private static NewHold wanted(Duration patience) {
        Decision decision = new Decision(
                new Outcome.Hold(patience),
                0.1,
                0.8,
                List.of(new Reason("r", "hate", null, "", null, Map.of("en", "Look at it."), null)),
                "rev");
        return new NewHold(Utterance.question("a text", Language.ENGLISH), decision, "x", "key", patience);
    }

    private <T> T onMain(Callable<T> work) {
        Promise<T> done = Promise.promise();
        main.runOnContext(go -> {
            try {
                done.complete(work.call());
            } catch (Exception error) {
                done.fail(error);
            }
        });
        return done.future().await();
    }

    /** A clock that a test moves by hand. */
    private static final class HandClock extends Clock {
        volatile Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** The real store, on a disk that can fail, be slow, and lose things. */
    private static final class Store implements HoldStore {
        final HoldStore real;
        final List<Hold> inserting = new ArrayList<>();
        volatile boolean failing;
        volatile boolean empty;
        volatile Promise<Void> answers = Promise.promise();

        Store(HoldStore real) {
            this.real = real;
            answers.complete();
        }

        void holdBack() {
            answers = Promise.promise();
        }

        private <T> Future<T> orFail(Future<T> result) {
            return failing ? Future.failedFuture("no disk") : result;
        }

        @Override
        public Future<Void> insert(Hold hold) {
            inserting.add(hold);
            return failing ? orFail(Future.succeededFuture()) : answers.future().compose(now -> real.insert(hold));
        }

        @Override
        public Future<Ending> end(String id, HoldState.Ended state) {
            if (empty) {
                return Future.succeededFuture(new Ending.Unknown(id));
            }
            return failing ? Future.failedFuture("no disk") : real.end(id, state);
        }

        @Override
        public Future<Boolean> claimRelease(String id, Instant at) {
            return orFail(real.claimRelease(id, at));
        }

        @Override
        public Future<Optional<Hold>> find(String id) {
            return orFail(real.find(id));
        }

        @Override
        public Future<List<Hold>> waiting(int limit) {
            return orFail(real.waiting(limit));
        }

        @Override
        public Future<List<Hold>> latest(int limit) {
            return orFail(real.latest(limit));
        }
    }
}
