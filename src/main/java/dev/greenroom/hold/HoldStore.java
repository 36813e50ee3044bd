package dev.greenroom.hold;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where holds are kept. Every future completes on the caller's context, and completes with success only when what it
 * says is on disk (or, in a cluster, acknowledged); a failure means that nothing may be assumed.
 */
public interface HoldStore {
    /** Keeps a new hold, which must be waiting. */
    Future<Void> insert(Hold hold);

    /** Ends a hold if it is still waiting: among concurrent calls exactly one wins. */
    Future<Ending> end(String id, HoldState.Ended state);

    /** Marks an approved or edited hold as handed out: {@code true} for exactly one caller, ever. */
    Future<Boolean> claimRelease(String id, Instant at);

    Future<Optional<Hold>> find(String id);

    /** All holds that wait, oldest first, at most {@code limit}. */
    Future<List<Hold>> waiting(int limit);

    /** The latest holds of whatever state, newest first, at most {@code limit}. */
    Future<List<Hold>> latest(int limit);

    /** What came of an attempt to end a hold. */
    sealed interface Ending {
        /** This call ended it; {@code hold} is in its new state. */
        record Won(Hold hold) implements Ending {}

        /** Somebody was first; {@code hold} shows who and how. */
        record Lost(Hold hold) implements Ending {}

        /** There is no such hold. */
        record Unknown(String id) implements Ending {}
    }
}
