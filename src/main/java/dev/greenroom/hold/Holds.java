package dev.greenroom.hold;

import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
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
import java.util.function.Consumer;

/**
 * The green room: places holds, ends them by review or deadline, and tells those who wait. The store decides who wins;
 * this class never lets anything go that the store has not confirmed. Main context only.
 */
public final class Holds {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HoldStore store;
    private final Journal journal;
    private final Clock clock;
    private final int mostWaiting;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final List<Consumer<Hold>> listeners = new ArrayList<>();

    /** A hold that waits in this process, with its timer and those who listen for its end. */
    private static final class Room {
        final Hold hold;
        final Promise<Hold> ended = Promise.promise();
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

    public Holds(Vertx vertx, HoldStore store, Journal journal, Clock clock, int mostWaiting) {
        this.vertx = vertx;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.mostWaiting = mostWaiting;
    }

    /** Takes up the holds that an earlier process left: those in time go on waiting, the others expire. */
    public Future<Void> recover() {
        return store.waiting(mostWaiting).map(left -> {
            left.forEach(this::watch);
            return null;
        });
    }

    /** Lets a text wait. Completes when the hold is on disk; fails with {@link HoldsFull} or the store's failure. */
    public Future<Hold> place(NewHold wanted) {
        if (rooms.size() >= mostWaiting) {
            return Future.failedFuture(new HoldsFull(mostWaiting));
        }
        Instant now = clock.instant();
        Hold hold = new Hold(
                newId(),
                wanted.utterance(),
                wanted.decision(),
                wanted.exchange(),
                wanted.attachKey(),
                now,
                now.plus(wanted.patience()),
                new HoldState.Waiting(),
                null);
        watch(hold);
        return store.insert(hold)
                .map(hold)
                .onSuccess(this::tell)
                .onFailure(error -> forget(hold.id()).ifPresent(room -> room.ended.tryFail(error)));
    }

    /** The hold in its final state, once it has one. */
    public Future<Hold> ended(String id) {
        Room room = rooms.get(id);
        if (room != null) {
            return room.ended.future();
        }
        return store.find(id)
                .compose(found -> found.filter(hold -> !hold.isWaiting())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("no hold " + id + " waits here")));
    }

    /** Ends a hold if it still waits; among concurrent reviews exactly one wins. */
    public Future<HoldStore.Ending> end(String id, HoldState.Ended state) {
        return store.end(id, state).onSuccess(ending -> {
            if (ending instanceof HoldStore.Ending.Won won) {
                journal.append(new JournalEntry.Reviewed(state.at(), won.hold().exchange(), id, state));
                finish(won.hold());
            } else if (ending instanceof HoldStore.Ending.Lost lost) {
                finish(lost.hold());
            }
        });
    }

    /** Ends a hold because nobody is there any more to hear it. */
    public Future<HoldStore.Ending> abandon(String id) {
        return end(id, new HoldState.Abandoned(clock.instant()));
    }

    /** {@code true} for exactly one caller: only that one may hand the approved or edited text out. */
    public Future<Boolean> claimRelease(String id) {
        return store.claimRelease(id, clock.instant());
    }

    /** The latest hold with this key that is at most {@code age} old. */
    public Future<Optional<Hold>> byAttachKey(String key, Duration age) {
        return store.byAttachKey(key, clock.instant().minus(age));
    }

    public Future<Optional<Hold>> find(String id) {
        return store.find(id);
    }

    /** What waits, oldest first. */
    public List<Hold> waiting() {
        return rooms.values().stream().map(room -> room.hold).toList();
    }

    /** The latest holds in whatever state, newest first. */
    public Future<List<Hold>> latest(int limit) {
        return store.latest(limit);
    }

    /** Is told every hold when it is placed and when it ends. Listeners must be quick and must not throw. */
    public void onChange(Consumer<Hold> listener) {
        listeners.add(listener);
    }

    private void watch(Hold hold) {
        Room room = new Room(hold);
        rooms.put(hold.id(), room);
        arm(room, Duration.between(clock.instant(), hold.deadline()));
    }

    private void arm(Room room, Duration delay) {
        room.timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> expire(room));
    }

    private void expire(Room room) {
        if (rooms.get(room.hold.id()) != room) {
            return;
        }
        // A store that fails now may work in a second; until it confirms, the text stays where it is.
        end(room.hold.id(), new HoldState.Expired(clock.instant())).onFailure(error -> arm(room, RETRY));
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
