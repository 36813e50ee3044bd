package dev.greenroom.store.sqlite;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.HoldStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Holds in the SQLite file. The one writer thread and a conditional update make exactly one review win. */
public final class SqliteHoldStore implements HoldStore {
    private final SqliteDatabase database;

    public SqliteHoldStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Future<Void> insert(Hold hold) {
        if (!hold.isWaiting()) {
            return Future.failedFuture(new IllegalArgumentException("A new hold waits, got " + hold.state()));
        }
        return database.write(handle -> HoldRows.insert(handle, hold)).mapEmpty();
    }

    @Override
    public Future<Ending> end(String id, HoldState.Ended state) {
        return database.write(handle -> {
            boolean won = HoldRows.end(handle, id, state);
            return findIn(handle, id)
                    .<Ending>map(hold -> won ? new Ending.Won(hold) : new Ending.Lost(hold))
                    .orElseGet(() -> new Ending.Unknown(id));
        });
    }

    @Override
    public Future<Boolean> claimRelease(String id, Instant at) {
        return database.write(handle -> handle.createUpdate("UPDATE hold SET released_at = :at WHERE id = :id"
                                + " AND released_at IS NULL AND state IN ('approved', 'edited')")
                        .bind("id", id)
                        .bind("at", Nanos.of(at))
                        .execute()
                == 1);
    }

    @Override
    public Future<Optional<Hold>> find(String id) {
        return database.read(handle -> findIn(handle, id));
    }

    @Override
    public Future<List<Hold>> waiting(int limit) {
        return list("WHERE state = 'waiting' ORDER BY created_at, rowid LIMIT :limit", limit);
    }

    @Override
    public Future<List<Hold>> latest(int limit) {
        return list("ORDER BY created_at DESC, rowid DESC LIMIT :limit", limit);
    }

    private Future<List<Hold>> list(String which, int limit) {
        return database.read(handle -> handle.createQuery("SELECT * FROM hold " + which)
                .bind("limit", Math.max(0, limit))
                .map(HoldRows::hold)
                .list());
    }

    private static Optional<Hold> findIn(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM hold WHERE id = :id")
                .bind("id", id)
                .map(HoldRows::hold)
                .findOne();
    }
}
