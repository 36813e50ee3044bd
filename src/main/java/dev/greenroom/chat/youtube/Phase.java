package dev.greenroom.chat.youtube;

import java.util.EnumMap;
import java.util.Map;

/** Where a connection stands. {@link #on} is the whole table of its moves; what is not in it changes nothing. */
enum Phase {
    NEW,
    /** Asks YouTube for the broadcast and its chat. */
    RESOLVING,
    /** There is neither a key nor a sign-in, or YouTube accepts it no longer. */
    SIGNED_OUT,
    /** No such video, or it may not be seen. */
    NOT_FOUND,
    /** The broadcast has not begun, or its chat is over; looks again. */
    WAITING,
    CHAT_DISABLED,
    /** YouTube refuses; only a person can change that. */
    NEEDS_PERMISSION,
    QUOTA_PAUSED,
    CONNECTING,
    STREAMING,
    /** Pauses before the next connection. */
    RECONNECTING,
    /** YouTube could not be asked; pauses before the next attempt. */
    UNREACHABLE,
    /** Fetches page by page, because this server cannot stream. */
    POLLING,
    /** The broadcast is over for good. */
    OVER,
    STOPPED;

    /** What can happen to a connection. */
    enum Signal {
        START,
        STOP,
        /** A pause is over. */
        DUE,
        /** Somebody signed in or out. */
        SIGN_IN,
        FOUND,
        NOT_LIVE,
        NO_SUCH_VIDEO,
        BROADCAST_OVER,
        OPENED,
        /** The connection ended or could not be had; another one may do. */
        LOST,
        /** The stream is not one, or there is none. */
        UNSTREAMABLE,
        /** Polling has gone on for a while: the stream is given another chance. */
        STREAM_AGAIN,
        CHAT_OVER,
        CHAT_DISABLED,
        FORBIDDEN,
        SIGNED_OUT,
        QUOTA_USED_UP
    }

    private static final Map<Phase, Map<Signal, Phase>> MOVES = moves();

    /** Where the signal leads from here; here itself when it means nothing here. */
    Phase on(Signal signal) {
        Map<Signal, Phase> mine = MOVES.get(this);
        Phase next = mine == null ? null : mine.get(signal);
        return next == null ? this : next;
    }

    private static Map<Phase, Map<Signal, Phase>> moves() {
        Map<Phase, Map<Signal, Phase>> moves = new EnumMap<>(Phase.class);
        put(moves, NEW, Map.of(Signal.START, RESOLVING));
        put(
                moves,
                RESOLVING,
                Map.of(
                        Signal.FOUND, CONNECTING,
                        Signal.NOT_LIVE, WAITING,
                        Signal.NO_SUCH_VIDEO, NOT_FOUND,
                        Signal.BROADCAST_OVER, OVER,
                        Signal.LOST, UNREACHABLE));
        for (Phase looksAgain : new Phase[] {UNREACHABLE, WAITING, NOT_FOUND, CHAT_DISABLED, QUOTA_PAUSED}) {
            put(moves, looksAgain, Map.of(Signal.DUE, RESOLVING));
        }
        for (Phase needsPerson : new Phase[] {SIGNED_OUT, NEEDS_PERMISSION, NOT_FOUND, WAITING}) {
            put(moves, needsPerson, Map.of(Signal.SIGN_IN, RESOLVING));
        }
        put(
                moves,
                CONNECTING,
                Map.of(Signal.OPENED, STREAMING, Signal.LOST, RECONNECTING, Signal.UNSTREAMABLE, POLLING));
        put(moves, STREAMING, Map.of(Signal.LOST, RECONNECTING, Signal.UNSTREAMABLE, POLLING));
        put(moves, RECONNECTING, Map.of(Signal.DUE, CONNECTING));
        put(moves, POLLING, Map.of(Signal.STREAM_AGAIN, CONNECTING));
        for (Phase asking : new Phase[] {RESOLVING, CONNECTING, STREAMING, RECONNECTING, POLLING}) {
            put(
                    moves,
                    asking,
                    Map.of(
                            Signal.CHAT_OVER, WAITING,
                            Signal.CHAT_DISABLED, CHAT_DISABLED,
                            Signal.FORBIDDEN, NEEDS_PERMISSION,
                            Signal.SIGNED_OUT, SIGNED_OUT,
                            Signal.QUOTA_USED_UP, QUOTA_PAUSED));
        }
        for (Phase phase : values()) {
            if (phase != STOPPED) {
                put(moves, phase, Map.of(Signal.STOP, STOPPED));
            }
        }
        return moves;
    }

    private static void put(Map<Phase, Map<Signal, Phase>> moves, Phase from, Map<Signal, Phase> to) {
        moves.computeIfAbsent(from, none -> new EnumMap<>(Signal.class)).putAll(to);
    }
}
