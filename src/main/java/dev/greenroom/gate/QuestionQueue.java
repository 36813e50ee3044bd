package dev.greenroom.gate;

import dev.greenroom.gate.QuestionEvent.Withdrawn.Stage;
import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The questions that wait for the avatar. Viewers take turns: whoever has just been taken from goes to the end, and each
 * viewer's own questions stay in order. What somebody paid for comes first, before their own others, too; but after
 * {@value #PAID_IN_A_ROW} of these in a row one that nobody paid for has its turn, if one waits. When it is full the newest is refused, so that nobody who waits is pushed out.
 * A question leaves only when the journal has taken note of it. Main context only.
 */
public final class QuestionQueue {
    private final Vertx vertx;
    private final Clock clock;
    private final Bounds bounds;
    private final Journal journal;
    private final QuestionFeed feed;
    private static final int PAID_IN_A_ROW = 2;
    /** Questions that the avatar had and whose answers may still be on their way; the oldest are forgotten. */
    private static final int MOST_ANSWERED = 1_000;

    private final Map<Viewer, Deque<Question>> turns = new LinkedHashMap<>();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final List<Consumer<Question>> withdrawnListeners = new ArrayList<>();
    private final Map<String, Question> answered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Question> eldest) {
            return size() > MOST_ANSWERED;
        }
    };
    private int size;
    private int paidInARow;
    private boolean paused;

    /**
     * How much the queue takes.
     *
     * @param most questions that wait
     * @param mostOfViewer questions of one viewer that wait
     * @param mostInFlight questions that the avatar has at once
     * @param mostWaiters takers that wait for a question at once
     * @param lease how long the avatar may take for one before it is given up
     */
    public record Bounds(int most, int mostOfViewer, int mostInFlight, int mostWaiters, Duration lease) {
        public static final Bounds DEFAULT = new Bounds(100, 5, 1, 16, Duration.ofSeconds(120));

        public Bounds {
            if (most < 1 || mostOfViewer < 1 || mostInFlight < 1 || mostWaiters < 1 || lease.toMillis() < 1) {
                throw new IllegalArgumentException("A question queue takes at least 1 of everything, got most=" + most
                        + ", mostOfViewer=" + mostOfViewer + ", mostInFlight=" + mostInFlight + ", mostWaiters="
                        + mostWaiters + ", lease=" + lease);
            }
        }
    }

    private record Viewer(String channel, String authorId) {}

    private record Lease(Question question, long timer) {}

    /** Somebody who waits for a question; {@link #cancel} gives the place back. */
    public final class Waiter {
        private final Promise<Optional<Question>> promise = Promise.promise();
        private long timer = -1;

        /** The question, or nothing when the time is over. */
        public Future<Optional<Question>> question() {
            return promise.future();
        }

        /** Stops waiting. Without effect once a question has come: then {@link #giveBack} it. */
        public void cancel() {
            end(Optional.empty());
        }

        private void end(Optional<Question> question) {
            waiters.remove(this);
            vertx.cancelTimer(timer);
            promise.tryComplete(question);
        }
    }

    public QuestionQueue(Vertx vertx, Clock clock, Bounds bounds, Journal journal, QuestionFeed feed) {
        this.vertx = vertx;
        this.clock = clock;
        this.bounds = bounds;
        this.journal = journal;
        this.feed = feed;
    }

    /** Lets a question wait, or tells why it cannot. */
    Optional<DropReason> offer(Question question) {
        if (size >= bounds.most()) {
            return Optional.of(DropReason.QUEUE_FULL);
        }
        Deque<Question> own = turns.computeIfAbsent(viewer(question), viewer -> new ArrayDeque<>());
        if (own.size() >= bounds.mostOfViewer() && !isPaid(question)) {
            return Optional.of(DropReason.VIEWER_QUEUE_FULL);
        }
        line(own, question);
        size++;
        feed.tell(new QuestionEvent.Queued(question));
        serveWaiters();
        return Optional.empty();
    }

    /** Puts a question behind all of its viewer, or a paid one behind those that were paid for. */
    private static void line(Deque<Question> own, Question question) {
        if (!isPaid(question)) {
            own.addLast(question);
            return;
        }
        Deque<Question> before = new ArrayDeque<>();
        while (!own.isEmpty() && isPaid(own.getFirst())) {
            before.addLast(own.removeFirst());
        }
        own.addFirst(question);
        while (!before.isEmpty()) {
            own.addFirst(before.removeLast());
        }
    }

    private static boolean isPaid(Question question) {
        return question.message().attached().support() != null;
    }

    /** Whose turn it is: who paid comes first, unless it is somebody else's turn by now. */
    private Map.Entry<Viewer, Deque<Question>> turn() {
        boolean paidFirst = paidInARow < PAID_IN_A_ROW;
        return turns.entrySet().stream()
                .filter(turn -> isPaid(turn.getValue().getFirst()) == paidFirst)
                .findFirst()
                .orElseGet(() -> turns.entrySet().iterator().next());
    }

    /** The next question, if there is one and the avatar may have one more. */
    public Optional<Question> take() {
        return waiters.isEmpty() ? next() : Optional.empty();
    }

    /** The next question as soon as there is one, within {@code patience}; nothing when too many wait already. */
    public Waiter take(Duration patience) {
        Waiter waiter = new Waiter();
        Optional<Question> now = take();
        if (now.isPresent() || patience.toMillis() < 1 || waiters.size() >= bounds.mostWaiters()) {
            waiter.promise.complete(now);
        } else {
            waiters.addLast(waiter);
            waiter.timer = vertx.setTimer(patience.toMillis(), fired -> waiter.cancel());
        }
        return waiter;
    }

    /** The avatar has dealt with a question; {@code false} when it does not have it (any more). */
    public boolean done(String id) {
        Optional<Question> question = endLease(id);
        question.ifPresent(known -> {
            answered.put(known.id(), known);
            feed.tell(new QuestionEvent.Done(known));
            serveWaiters();
        });
        return question.isPresent();
    }

    /** A question could not be delivered: it is the next one again, even where the queue has filled up meanwhile. */
    public void giveBack(String id) {
        endLease(id).ifPresent(question -> {
            Viewer viewer = viewer(question);
            Deque<Question> own = turns.remove(viewer);
            Map<Viewer, Deque<Question>> others = new LinkedHashMap<>(turns);
            turns.clear();
            turns.put(viewer, own == null ? new ArrayDeque<>() : own);
            turns.putAll(others);
            turns.get(viewer).addFirst(question);
            size++;
            feed.tell(new QuestionEvent.Queued(question));
            serveWaiters();
        });
    }

    /** While paused nothing is handed out; what waits goes on waiting. */
    public void pause(boolean pause) {
        paused = pause;
        serveWaiters();
    }

    /** Questions that wait. */
    public int size() {
        return size;
    }

    /** Questions that the avatar has. */
    public int inFlight() {
        return leases.size();
    }

    /** Takers that wait for a question. */
    public int waiting() {
        return waiters.size();
    }

    /**
     * Is told every question that is taken back while the avatar has it, or has had it: its answer may still be on its way,
     * and can then be taken back, too.
     */
    public void onWithdrawn(Consumer<Question> listener) {
        withdrawnListeners.add(listener);
    }

    /** Takes back every question that matches, waiting or with the avatar; returns how many. */
    public int withdraw(Predicate<Question> which) {
        List<Question> waiting =
                turns.values().stream().flatMap(Deque::stream).filter(which).toList();
        turns.values().forEach(own -> own.removeIf(which));
        turns.values().removeIf(Deque::isEmpty);
        size -= waiting.size();
        List<Question> taken =
                leases.values().stream().map(Lease::question).filter(which).toList();
        taken.forEach(question -> endLease(question.id()));
        waiting.forEach(question -> feed.tell(new QuestionEvent.Withdrawn(question.message(), Stage.WAITING)));
        for (Question question : taken) {
            feed.tell(new QuestionEvent.Withdrawn(question.message(), Stage.WITH_AVATAR));
            withdrawnListeners.forEach(listener -> listener.accept(question));
        }
        List<Question> past = answered.values().stream().filter(which).toList();
        past.forEach(question -> answered.remove(question.id()));
        past.forEach(question -> withdrawnListeners.forEach(listener -> listener.accept(question)));
        serveWaiters();
        return waiting.size() + taken.size();
    }

    /** Whether a message is waiting or with the avatar. */
    boolean has(String channel, String messageId) {
        Predicate<Question> same = question -> question.message().id().equals(messageId)
                && question.message().channel().equals(channel);
        return turns.values().stream().flatMap(Deque::stream).anyMatch(same)
                || leases.values().stream().map(Lease::question).anyMatch(same);
    }

    private void serveWaiters() {
        while (!waiters.isEmpty()) {
            Optional<Question> question = next();
            if (question.isEmpty()) {
                return;
            }
            waiters.getFirst().end(question);
        }
    }

    private Optional<Question> next() {
        if (paused || turns.isEmpty() || leases.size() >= bounds.mostInFlight()) {
            return Optional.empty();
        }
        var turn = turn();
        Question question = turn.getValue().getFirst();
        if (!journal.append(released(question))) {
            return Optional.empty();
        }
        turn.getValue().removeFirst();
        paidInARow = isPaid(question) ? paidInARow + 1 : 0;
        turns.remove(turn.getKey());
        if (!turn.getValue().isEmpty()) {
            turns.put(turn.getKey(), turn.getValue());
        }
        size--;
        long timer = vertx.setTimer(bounds.lease().toMillis(), fired -> giveUp(question.id()));
        leases.put(question.id(), new Lease(question, timer));
        feed.tell(new QuestionEvent.Taken(question));
        return Optional.of(question);
    }

    private JournalEntry.Released released(Question question) {
        String original = question.message().text();
        int end = original.codePointCount(0, original.length());
        return new JournalEntry.Released(
                clock.instant(), question.exchange(), question.text(), 0, end, question.how(), question.holdId());
    }

    private void giveUp(String id) {
        endLease(id).ifPresent(question -> {
            answered.put(question.id(), question);
            feed.tell(new QuestionEvent.Dropped(question.message(), DropReason.GIVEN_UP));
            serveWaiters();
        });
    }

    private Optional<Question> endLease(String id) {
        Lease lease = leases.remove(id);
        if (lease == null) {
            return Optional.empty();
        }
        vertx.cancelTimer(lease.timer());
        return Optional.of(lease.question());
    }

    private static Viewer viewer(Question question) {
        return new Viewer(question.message().channel(), question.message().authorId());
    }
}
