package dev.greenroom.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's front: a bounded queue, written in batches. A batch that fails is tried again until it is on disk; from
 * the first failure until then nothing more is taken, so that callers let nothing pass that could not be proved. What
 * was taken less than {@link Options#delayMs} before the process is killed may be lost; nothing before it is. Main
 * context only, the counters from any thread.
 */
public final class BatchingJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(BatchingJournal.class);

    private final Vertx vertx;
    private final JournalStore store;
    private final Options options;
    private final Deque<JournalEntry> queue = new ArrayDeque<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final List<Consumer<JournalEntry>> listeners = new ArrayList<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong droppedFull = new AtomicLong();
    private final AtomicLong droppedUnhealthy = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private long taken;
    private long written;
    private boolean writing;
    private boolean failing;
    private boolean closing;
    private long timer = -1;

    /** Somebody who waits until everything up to entry number {@code upTo} is on disk. */
    private record Waiter(long upTo, Promise<Void> promise) {}

    /**
     * The queue's bounds and patience.
     *
     * @param capacity entries that may wait for the disk
     * @param batch entries in one transaction at most
     * @param delayMs how long an entry waits for company
     * @param patienceMs how long a write may take until it counts as failed
     * @param retryMs how long after a failure it is tried again
     */
    public record Options(int capacity, int batch, int delayMs, int patienceMs, int retryMs) {
        public static final Options DEFAULT = new Options(10_000, 500, 50, 10_000, 1_000);

        public Options {
            if (capacity < 1 || batch < 1 || delayMs < 1 || patienceMs < 1 || retryMs < 1) {
                throw new IllegalArgumentException("The journal's options are 1 or more");
            }
        }
    }

    public BatchingJournal(Vertx vertx, JournalStore store, Options options) {
        this.vertx = vertx;
        this.store = store;
        this.options = options;
    }

    @Override
    public boolean append(JournalEntry entry) {
        if (failing || closing) {
            droppedUnhealthy.incrementAndGet();
            return false;
        }
        if (pending.get() >= options.capacity()) {
            droppedFull.incrementAndGet();
            return false;
        }
        queue.add(entry);
        pending.incrementAndGet();
        taken++;
        listeners.forEach(listener -> listener.accept(entry));
        if (queue.size() >= options.batch()) {
            writeNext();
        } else if (timer < 0) {
            timer = vertx.setTimer(options.delayMs(), fired -> writeNext());
        }
        return true;
    }

    @Override
    public boolean isHealthy() {
        return !failing && !closing && pending.get() < options.capacity();
    }

    @Override
    public void onAppend(Consumer<JournalEntry> listener) {
        listeners.add(listener);
    }

    /** Completes when everything that was taken until now is on disk. */
    public Future<Void> sync() {
        if (written == taken) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        waiters.add(new Waiter(taken, promise));
        writeNext();
        return promise.future();
    }

    /** Takes no more and writes what it has; fails when the disk refuses that once more. */
    public Future<Void> close() {
        closing = true;
        return sync();
    }

    /** Entries that were taken and are not yet on disk. */
    public int pending() {
        return pending.get();
    }

    /** Entries that were refused because the queue was full. */
    public long droppedFull() {
        return droppedFull.get();
    }

    /** Entries that were refused because the disk was failing or the journal closed. */
    public long droppedUnhealthy() {
        return droppedUnhealthy.get();
    }

    /** Writes that failed. */
    public long failures() {
        return failures.get();
    }

    private void writeNext() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
        if (writing || queue.isEmpty()) {
            return;
        }
        writing = true;
        List<JournalEntry> batch = new ArrayList<>(Math.min(queue.size(), options.batch()));
        while (!queue.isEmpty() && batch.size() < options.batch()) {
            batch.add(queue.remove());
        }
        write(UUID.randomUUID().toString(), batch);
    }

    private void write(String id, List<JournalEntry> batch) {
        Promise<Void> outcome = Promise.promise();
        // Not Future.timeout, which may answer on a thread of its own.
        long patience = vertx.setTimer(
                options.patienceMs(),
                fired -> outcome.tryFail(
                        new TimeoutException("no answer from the disk in " + options.patienceMs() + " ms")));
        outcome.future()
                .onComplete(done -> vertx.cancelTimer(patience))
                .onSuccess(nothing -> wrote(batch.size()))
                .onFailure(error -> failed(id, batch, error));
        Future.<Void>future(done -> store.append(id, batch).onComplete(done))
                .onSuccess(outcome::tryComplete)
                .onFailure(outcome::tryFail);
    }

    private void wrote(int count) {
        if (failing) {
            failing = false;
            LOG.atInfo().log("The journal is being written again");
        }
        writing = false;
        written += count;
        pending.addAndGet(-count);
        while (!waiters.isEmpty() && waiters.getFirst().upTo() <= written) {
            waiters.removeFirst().promise().complete();
        }
        writeNext();
    }

    private void failed(String id, List<JournalEntry> batch, Throwable error) {
        failures.incrementAndGet();
        if (!failing) {
            LOG.atError()
                    .addKeyValue("entries", pending.get())
                    .setCause(error)
                    .log("The journal cannot be written: nothing is taken until it can");
        }
        failing = true;
        if (closing) {
            waiters.forEach(waiter -> waiter.promise().tryFail(error));
            waiters.clear();
        } else {
            vertx.setTimer(options.retryMs(), fired -> write(id, batch));
        }
    }
}
