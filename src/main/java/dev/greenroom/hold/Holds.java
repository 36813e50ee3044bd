package dev.greenroom.hold;

import dev.greenroom.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The green room: places holds, ends them by review or deadline, and tells those who wait. The store decides who wins;
 * this class never lets anything go that the store has not confirmed and the journal has not taken. Whoever waits hears
 * something, also when the store fails: then a failure, which means the refusal line. Main context only.
 */
public final class Holds {
    /** More waiting holds than any configuration allows to arise. */
    private static final int MOST_RECOVERED = 100_000;

    private final Vertx vertx;
    private final HoldStore store;
    private final Proofs proofs;
    private final Clock clock;
    private final Options options;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final List<Consumer<Hold>> listeners = new ArrayList<>();
    /**
     * Bounds and patience.
     *
     * @param mostWaiting holds that may wait at once
     * @param storePatience how long the store may take to keep a new hold
     * @param retry how long after a failed expiry it is tried again
     * @param retries failed expiries until those who wait are told of the failure
     */
    record Options(int mostWaiting, Duration storePatience, Duration retry, int retries) {
        Options {
            if (mostWaiting < 1 || storePatience.toMillis() < 1 || retry.toMillis() < 1 || retries < 1) {
                throw new IllegalArgumentException("The options of holds are 1 or more");
            }
        }

        static Options of(int mostWaiting) {
            return new Options(mostWaiting, Duration.ofSeconds(10), Duration.ofSeconds(1), 5);
        }
    }

    /** A hold that waits in this process, with its timer and those who listen for its end. */
    private static final class Room {
        final Hold hold;
        final Promise<Hold> ended = Promise.promise();
        /** Whether the hold is on disk: before that nobody may see or review it. */
        boolean onDisk;

        int failures;
        long timer = -1;

        Room(Hold hold) {
            this.hold = hold;
        }
    }

    /** There are as many waiting holds as are allowed; the text must be blocked. */
    public static final class HoldsFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HoldsFull(int most) {
            super("already " + most + " texts wait for review", null, false, false);
        }
    }

    /** The journal takes nothing now, so that a release could not be proved; the text must not leave. */
    public static final class NotProvable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotProvable() {
            super("the journal cannot take the review that a release rests on", null, false, false);
        }
    }

    public Holds(Vertx vertx, HoldStore store, Journal journal, Clock clock, int mostWaiting) {
        this(vertx, store, journal, clock, Options.of(mostWaiting));
    }

    Holds(Vertx vertx, HoldStore store, Journal journal, Clock clock, Options options) {
        this.vertx = vertx;
        this.store = store;
        this.proofs = new Proofs(journal);
        this.clock = clock;
        this.options = options;
    }

    /** Takes up the holds that an earlier process left: those in time go on waiting, the others expire. */
    public Future<Void> recover() {
        return store.waiting(MOST_RECOVERED)
                .onSuccess(left -> left.stream()
                        .filter(hold -> !rooms.containsKey(hold.id()))
                        .forEach(hold -> {
                            Room room = new Room(hold);
                            rooms.put(hold.id(), room);
                            open(room);
                        }))
                .mapEmpty();
    }

    /** Lets a text wait. Completes when the hold is on disk; fails with {@link HoldsFull} or the store's failure. */
    public Future<Hold> place(NewHold wanted) {
        if (rooms.size() >= options.mostWaiting()) {
            return Future.failedFuture(new HoldsFull(options.mostWaiting()));
        }
        Room room = new Room(begin(wanted));
        rooms.put(room.hold.id(), room);
        Promise<Hold> placed = Promise.promise();
        room.timer = vertx.setTimer(
                options.storePatience().toMillis(),
                fired ->
                        placed.tryFail(new TimeoutException("the hold was not on disk in " + options.storePatience())));
        Future.<Void>future(done -> store.insert(room.hold).onComplete(done))
                .onSuccess(kept -> {
                    if (!placed.tryComplete(room.hold)) {
                        giveUp(room.hold);
                    }
                })
                .onFailure(error -> {
                    placed.tryFail(error);
                    giveUp(room.hold);
                });
        return placed.future()
                .onSuccess(hold -> {
                    open(room);
                    tell(hold);
                })
                .onFailure(error -> forget(room.hold.id()));
    }

    /** Ends what got to the disk too late, or perhaps did although the store reported a failure: nobody waits for it. */
    private void giveUp(Hold hold) {
        store.end(hold.id(), new HoldState.Abandoned(clock.instant()));
    }

    /** The hold in its final state, once it has one. Fails when it cannot be ended: then nothing may be released. */
    public Future<Hold> ended(String id) {
        Room room = rooms.get(id);
        if (room != null && room.onDisk) {
            return room.ended.future();
        }
        return store.find(id)
                .compose(found -> found.filter(hold -> !hold.isWaiting())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("no hold " + id + " waits here")));
    }

    /**
     * Ends a hold if it still waits; among concurrent reviews exactly one wins. A review at the deadline or later loses
     * against the expiry, also when that is only now carried out.
     */
    public Future<HoldStore.Ending> end(String id, HoldState.Ended state) {
        Room room = rooms.get(id);
        if (room != null) {
            return room.onDisk ? endInTime(room.hold, state) : Future.succeededFuture(new HoldStore.Ending.Unknown(id));
        }
        return store.find(id)
                .compose(found -> found.map(hold -> endInTime(hold, state))
                        .orElseGet(() -> Future.succeededFuture(new HoldStore.Ending.Unknown(id))));
    }

    private Future<HoldStore.Ending> endInTime(Hold hold, HoldState.Ended state) {
        boolean nobodys = state instanceof HoldState.Expired || state instanceof HoldState.Abandoned;
        if (nobodys || clock.instant().isBefore(hold.deadline())) {
            return endInStore(hold.id(), state);
        }
        return endInStore(hold.id(), new HoldState.Expired(clock.instant()))
                .map(ending ->
                        ending instanceof HoldStore.Ending.Won won ? new HoldStore.Ending.Lost(won.hold()) : ending);
    }

    private Future<HoldStore.Ending> endInStore(String id, HoldState.Ended state) {
        return Future.<HoldStore.Ending>future(done -> store.end(id, state).onComplete(done))
                .onSuccess(ending -> {
                    if (ending instanceof HoldStore.Ending.Won won) {
                        proofs.take(won.hold(), state);
                        finish(won.hold());
                    } else if (ending instanceof HoldStore.Ending.Lost lost) {
                        finish(lost.hold());
                    } else {
                        forget(id).ifPresent(room -> room.ended.tryFail("hold " + id + " is no longer kept"));
                    }
                });
    }

    /** Ends a hold because nobody is there any more to hear it. */
    public Future<HoldStore.Ending> abandon(String id) {
        return end(id, new HoldState.Abandoned(clock.instant()));
    }

    /**
     * {@code true} for exactly one caller: only that one may hand the approved or edited text out. Fails with
     * {@link NotProvable} when the review is not in the journal and cannot be put there.
     */
    public Future<Boolean> claimRelease(String id) {
        if (proofs.has(id)) {
            return store.claimRelease(id, clock.instant());
        }
        // The review was won by an earlier process, which may have been killed before it was journalled.
        return store.find(id).compose(found -> {
            boolean provable = found.filter(hold -> hold.releasedAt() == null)
                    .map(hold -> !(hold.state() instanceof HoldState.Ended ended) || proofs.take(hold, ended))
                    .orElse(true);
            return provable ? store.claimRelease(id, clock.instant()) : Future.failedFuture(new NotProvable());
        });
    }

    public Future<Optional<Hold>> find(String id) {
        return store.find(id);
    }

    /** What waits and can be reviewed, oldest first. */
    public List<Hold> waiting() {
        return rooms.values().stream()
                .filter(room -> room.onDisk)
                .map(room -> room.hold)
                .toList();
    }

    /** The latest holds in whatever state, newest first. */
    public Future<List<Hold>> latest(int limit) {
        return store.latest(limit);
    }

    /** Is told every hold when it is placed and when it ends. Listeners must be quick and must not throw. */
    public void onChange(Consumer<Hold> listener) {
        listeners.add(listener);
    }

    private Hold begin(NewHold wanted) {
        Instant now = clock.instant();
        return new Hold(
                newId(),
                wanted.utterance(),
                wanted.decision(),
                wanted.exchange(),
                wanted.attachKey(),
                now,
                now.plus(wanted.patience()),
                new HoldState.Waiting(),
                null);
    }

    private void open(Room room) {
        room.onDisk = true;
        vertx.cancelTimer(room.timer);
        arm(room, Duration.between(clock.instant(), room.hold.deadline()));
    }

    private void arm(Room room, Duration delay) {
        room.timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> expire(room));
    }

    private void expire(Room room) {
        if (rooms.get(room.hold.id()) != room) {
            return;
        }
        endInStore(room.hold.id(), new HoldState.Expired(clock.instant())).onFailure(error -> {
            // A store that fails now may work soon. Until it confirms, the hold stays; who listens need not.
            if (++room.failures == options.retries()) {
                room.ended.tryFail(error);
            }
            arm(room, options.retry());
        });
    }

    private void finish(Hold hold) {
        forget(hold.id()).ifPresent(room -> {
            room.ended.tryComplete(hold);
            tell(hold);
        });
    }

    private Optional<Room> forget(String id) {
        Room room = rooms.remove(id);
        if (room != null) {
            vertx.cancelTimer(room.timer);
        }
        return Optional.ofNullable(room);
    }

    private void tell(Hold hold) {
        listeners.forEach(listener -> listener.accept(hold));
    }

    private String newId() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
