package dev.greenroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchingJournalTest {
    private static final BatchingJournal.Options QUICK = new BatchingJournal.Options(10, 4, 5, 10_000, 5);

    private final Vertx vertx = Vertx.vertx();
    private final Context main = vertx.getOrCreateContext();
    private final Disk disk = new Disk();
    private BatchingJournal journal = new BatchingJournal(vertx, disk, QUICK);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void entriesAreWrittenInOrderAndInBatches() {
        // Given
        disk.holdBack();

        // When
        List<Boolean> taken =
                onMain(() -> IntStream.range(0, 10).mapToObj(this::append).toList());
        disk.goOn();
        onMain(journal::sync).await();

        // Then
        assertThat(taken).containsOnly(true);
        assertThat(disk.written)
                .extracting(BatchingJournalTest::number)
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(disk.batches).hasSize(3);
    }

    @Test
    void aLonelyEntryIsWrittenSoonWithoutBeingAskedFor() {
        onMain(() -> append(0));

        await().until(() -> disk.written.size() == 1);
    }

    @Test
    void aFullJournalRefusesAndCountsAndTakesAgainLater() {
        // Given
        disk.holdBack();
        onMain(() -> IntStream.range(0, 10).mapToObj(this::append).toList());

        // When
        boolean taken = onMain(() -> append(10));

        // Then
        assertThat(taken).isFalse();
        assertThat(onMain(journal::isHealthy)).isFalse();
        assertThat(journal.droppedFull()).isEqualTo(1);
        disk.goOn();
        onMain(journal::sync).await();
        assertThat(onMain(() -> append(11))).isTrue();
        assertThat(onMain(journal::isHealthy)).isTrue();
    }

    @Test
    void aFailingDiskStopsTheTakingAndLosesNothingThatWasTaken() {
        // Given
        disk.failing = true;
        List<Boolean> first =
                onMain(() -> IntStream.range(0, 3).mapToObj(this::append).toList());
        await().until(() -> !onMain(journal::isHealthy));

        // When
        boolean taken = onMain(() -> append(3));
        await().until(() -> journal.failures() > 2);
        disk.failing = false;
        await().until(() -> onMain(journal::isHealthy));
        onMain(journal::sync).await();

        // Then
        assertThat(first).containsOnly(true);
        assertThat(taken).isFalse();
        assertThat(journal.droppedUnhealthy()).isEqualTo(1);
        assertThat(disk.written).extracting(BatchingJournalTest::number).containsExactly("0", "1", "2");
        assertThat(Set.copyOf(disk.batches)).as("the same batch again").hasSize(1);
    }

    @Test
    void aDiskThatDoesNotAnswerCountsAsFailing() {
        // Given
        journal = new BatchingJournal(vertx, disk, new BatchingJournal.Options(10, 4, 5, 20, 5));
        disk.holdBack();

        // When
        onMain(() -> append(0));

        // Then
        await().until(() -> !onMain(journal::isHealthy));
        disk.goOn();
        await().until(() -> onMain(journal::isHealthy));
    }

    @Test
    void aStoreThatThrowsCountsAsFailing() {
        // Given
        disk.throwing = true;

        // When
        onMain(() -> append(0));

        // Then
        await().until(() -> !onMain(journal::isHealthy));
        disk.throwing = false;
        await().until(() -> disk.written.size() == 1);
    }

    @Test
    void closingWritesWhatWasTakenAndTakesNoMore() {
        // Given
        onMain(() -> IntStream.range(0, 9).mapToObj(this::append).toList());

        // When
        onMain(journal::close).await();

        // Then
        assertThat(disk.written).hasSize(9);
        assertThat(onMain(() -> append(9))).isFalse();
        onMain(journal::close).await();
    }

    @Test
    void closingOnAFailingDiskFailsInsteadOfWaitingForEver() {
        // Given
        disk.failing = true;
        onMain(() -> append(0));

        // When / Then
        assertThatThrownBy(() -> onMain(journal::close).await()).hasMessageContaining("no disk");
    }

    @Test
    void listenersHearWhatWasTakenAndNothingElse() {
        // Given
        List<JournalEntry> heard = new ArrayList<>();
        onMain(() -> {
            journal.onAppend(heard::add);
            return true;
        });

        // When
        onMain(() -> IntStream.range(0, 3).mapToObj(this::append).toList());
        onMain(journal::close).await();
        onMain(() -> append(3));

        // Then
        assertThat(heard).extracting(BatchingJournalTest::number).containsExactly("0", "1", "2");
    }

    private boolean append(int number) {
        return journal.append(new JournalEntry.Changed(Instant.EPOCH, "test", "", Integer.toString(number), "me"));
    }

    private static String number(JournalEntry entry) {
        return ((JournalEntry.Changed) entry).to();
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

    /** A disk that can be slow and can fail, and that like the real one writes a batch once. */
    private static final class Disk implements JournalStore {
        final List<JournalEntry> written = new CopyOnWriteArrayList<>();
        final List<String> batches = new CopyOnWriteArrayList<>();
        volatile boolean failing;
        volatile boolean throwing;
        private volatile Promise<Void> answers = Promise.promise();
        private String last = "";

        Disk() {
            answers.complete();
        }

        void holdBack() {
            answers = Promise.promise();
        }

        void goOn() {
            answers.complete();
        }

        @Override
        public Future<Void> append(String batch, List<JournalEntry> entries) {
            batches.add(batch);
            if (throwing) {
                throw new IllegalStateException("no disk at all");
            }
            if (failing) {
                return Future.failedFuture("no disk");
            }
            return answers.future().onSuccess(now -> writeOnce(batch, entries));
        }

        private synchronized void writeOnce(String batch, List<JournalEntry> entries) {
            if (!batch.equals(last)) {
                written.addAll(entries);
                last = batch;
            }
        }

        @Override
        public Future<List<JournalRow>> latest(int limit, Set<JournalKind> kinds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<JournalHead> head() {
            throw new UnsupportedOperationException();
        }
    }
}
