package dev.greenroom.rehearse.youtube;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is to go wrong. Any thread. */
public final class Faults {
    private final Map<Endpoint, Deque<Fault>> next = new ConcurrentHashMap<>();
    private final Map<Endpoint, Fault> always = new ConcurrentHashMap<>();
    private volatile boolean isQuotaUsedUp;
    private volatile int pieces = Integer.MAX_VALUE;

    /** How an answer goes wrong. */
    public sealed interface Fault {
        /** Nothing goes wrong this time: for a fault that is to strike later. */
        record Pass() implements Fault {}

        /** Refused, and nothing was done. */
        record Refuse(int status, String reason) implements Fault {}

        /** Done, and then answered with this all the same. */
        record DoneYet(int status) implements Fault {}

        /** The connection is cut in the place of an answer. */
        record Cut(boolean isDone) implements Fault {}

        /** No answer comes. */
        record Hang(boolean isDone) implements Fault {}

        /** Answered with 200 and this in the place of JSON. */
        record Garbage(String body) implements Fault {}
    }

    /** The next request of this kind goes wrong; several are spent one after the other. */
    public void next(Endpoint endpoint, Fault fault) {
        next.computeIfAbsent(endpoint, none -> new ArrayDeque<>()).add(fault);
    }

    /** Every request of this kind goes wrong, until {@link #no}. */
    public void always(Endpoint endpoint, Fault fault) {
        always.put(endpoint, fault);
    }

    /** Requests of this kind are answered again. */
    public void no(Endpoint endpoint) {
        always.remove(endpoint);
        next.remove(endpoint);
    }

    /** Whether the day's quota is used up, for every request. */
    public void quotaUsedUp(boolean is) {
        isQuotaUsedUp = is;
    }

    /** Writes the stream in pieces of so many bytes, wherever that cuts it. */
    public void pieces(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A piece has at least 1 byte, got " + bytes);
        }
        pieces = bytes;
    }

    int pieces() {
        return pieces;
    }

    Optional<Fault> take(Endpoint endpoint) {
        if (isQuotaUsedUp) {
            return Optional.of(new Fault.Refuse(403, "quotaExceeded"));
        }
        Deque<Fault> waiting = next.get(endpoint);
        Fault spent = waiting == null ? null : waiting.poll();
        Fault due = spent == null ? always.get(endpoint) : spent;
        return Optional.ofNullable(due).filter(fault -> !(fault instanceof Fault.Pass));
    }
}
