package dev.greenroom.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** One connection with the only thread that uses it. Work is done in the order given; each piece is a transaction. */
final class Lane {
    /** More than this many pieces of work wait only for a disk that has stopped answering. */
    static final int MOST_PENDING = 1_000;

    private final WorkerExecutor worker;
    private final Connection connection;
    private final Jdbi jdbi;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    Lane(Vertx vertx, String name, Connection connection) {
        // The name carries an id because Vert.x shares workers of one name between databases.
        this.worker = vertx.createSharedWorkerExecutor("greenroom-" + name + "-" + UUID.randomUUID(), 1);
        this.connection = connection;
        this.jdbi = Jdbi.create(connection);
        // By default its exceptions quote every bound value, which here is what viewers wrote.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    <T> Future<T> run(Work<T> work) {
        if (closed.get()) {
            return Future.failedFuture(new IllegalStateException("the database is closed"));
        }
        if (pending.incrementAndGet() > MOST_PENDING) {
            pending.decrementAndGet();
            return Future.failedFuture(
                    new IllegalStateException("already " + MOST_PENDING + " pieces of work wait for the database"));
        }
        return worker.<T>executeBlocking(() -> jdbi.inTransaction(work::run), false)
                .onComplete(done -> pending.decrementAndGet());
    }

    /** Closes the connection once the work before it is done. */
    Future<Void> close() {
        if (!closed.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return worker.<Void>executeBlocking(
                        () -> {
                            connection.close();
                            return null;
                        },
                        false)
                .eventually(worker::close);
    }
}
