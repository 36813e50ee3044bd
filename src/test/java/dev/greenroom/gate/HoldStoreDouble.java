package dev.greenroom.gate;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.HoldStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds in memory; a slow or a broken disk when a test asks for it. */
final class HoldStoreDouble implements HoldStore {
    final Map<String, Hold> holds = new LinkedHashMap<>();
    final List<Promise<Void>> slowInserts = new ArrayList<>();
    private final Set<String> claimed = new HashSet<>();
    boolean slow;
    boolean broken;

    @Override
    public Future<Void> insert(Hold hold) {
        if (broken) {
            return Future.failedFuture("the disk is gone");
        }
        holds.put(hold.id(), hold);
        if (!slow) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        slowInserts.add(promise);
        return promise.future();
    }

    @Override
    public Future<Ending> end(String id, HoldState.Ended state) {
        Hold hold = holds.get(id);
        if (hold == null) {
            return Future.succeededFuture(new Ending.Unknown(id));
        }
        if (!hold.isWaiting()) {
            return Future.succeededFuture(new Ending.Lost(hold));
        }
        Hold ended = hold.in(state);
        holds.put(id, ended);
        return Future.succeededFuture(new Ending.Won(ended));
    }

    @Override
    public Future<Boolean> claimRelease(String id, Instant at) {
        return Future.succeededFuture(claimed.add(id));
    }

    @Override
    public Future<Optional<Hold>> find(String id) {
        return Future.succeededFuture(Optional.ofNullable(holds.get(id)));
    }

    @Override
    public Future<List<Hold>> waiting(int limit) {
        return Future.succeededFuture(
                holds.values().stream().filter(Hold::isWaiting).limit(limit).toList());
    }

    @Override
    public Future<List<Hold>> latest(int limit) {
        return waiting(limit);
    }
}
