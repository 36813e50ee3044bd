package dev.greenroom.rehearse.twitch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is to go wrong. Each fault is spent when it has struck, unless it says otherwise. Any thread. */
public final class Faults {
    private final Map<String, Deque<Fault>> helix = new ConcurrentHashMap<>();
    private final Set<Irc> irc = ConcurrentHashMap.newKeySet();
    private volatile boolean isKeepaliveSilent;
    private volatile Duration keepalive = Duration.ofSeconds(10);
    private volatile Duration unusedAfter = Duration.ofSeconds(10);

    /** How the next answer of Helix goes wrong. */
    public sealed interface Fault {
        /** Refused, and nothing was done. */
        record Refuse(int status, String message) implements Fault {}

        /** Done, and then answered with this all the same, as a gateway does that lost its upstream. */
        record DoneYet(int status) implements Fault {}

        /** Answered so much later; {@code isDone} says whether it was done. */
        record Late(Duration by, boolean isDone) implements Fault {}

        /** The connection is cut in the place of an answer. */
        record Cut(boolean isDone) implements Fault {}
    }

    /** How IRC goes wrong; each lasts until it is taken back. */
    public enum Irc {
        /** {@code Login authentication failed}, and closed. */
        BAD_LOGIN,
        /** Capabilities are refused. */
        NAK,
        /** The socket opens and says nothing. */
        SILENT,
        /** The channel is never joined. */
        NO_ROOMSTATE,
        /** The channel is suspended. */
        SUSPENDED
    }

    /**
     * The next request of this kind goes wrong.
     *
     * @param request method and path as in {@code POST /chat/messages}
     */
    public void next(String request, Fault fault) {
        helix.computeIfAbsent(request, key -> new ArrayDeque<>()).add(fault);
    }

    Optional<Fault> take(String request) {
        Deque<Fault> waiting = helix.get(request);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    public void irc(Irc fault, boolean on) {
        if (on) {
            irc.add(fault);
        } else {
            irc.remove(fault);
        }
    }

    boolean has(Irc fault) {
        return irc.contains(fault);
    }

    /** EventSub goes on, but says nothing in between. */
    public void silenceKeepalive(boolean on) {
        isKeepaliveSilent = on;
    }

    boolean isKeepaliveSilent() {
        return isKeepaliveSilent;
    }

    /** How often EventSub says that it lives; 10 seconds as on Twitch unless set. At least a second: it is told in seconds. */
    public void keepalive(Duration every) {
        keepalive = every;
    }

    Duration keepalive() {
        return keepalive;
    }

    /** After how long without any subscription EventSub closes with 4003; 10 seconds as on Twitch unless set. */
    public void unusedAfter(Duration patience) {
        unusedAfter = patience;
    }

    Duration unusedAfter() {
        return unusedAfter;
    }
}
