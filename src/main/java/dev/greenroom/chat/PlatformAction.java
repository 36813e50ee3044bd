package dev.greenroom.chat;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that is to be done on a platform. */
public sealed interface PlatformAction {
    /** The channel as in {@link ChatEvent#channel}. */
    String channel();

    Kind kind();

    /** Kinds of action, by which abilities are told. */
    enum Kind {
        SEND,
        DELETE,
        TIMEOUT,
        BAN,
        WARN,
        EMERGENCY,
        DECIDE_HELD,
        MARK;

        /** The name in the journal and on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes in chat, in as many messages as the platform's limit asks for.
     *
     * @param text judged already; line breaks and a leading slash are made harmless by the connector
     * @param replyTo id of the message that it answers
     */
    record Send(
            @Override String channel, String text, @Nullable String replyTo) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.SEND;
        }
    }

    /** Takes one message away. */
    record Delete(@Override String channel, String messageId) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.DELETE;
        }
    }

    /** Keeps an author from writing for a while. */
    record Timeout(@Override String channel, String authorId, Duration length, String reason)
            implements PlatformAction {
        public Timeout {
            if (length.isZero() || length.isNegative()) {
                throw new IllegalArgumentException("A timeout lasts some time, got " + length);
            }
        }

        @Override
        public Kind kind() {
            return Kind.TIMEOUT;
        }
    }

    /** Keeps an author from writing for good. */
    record Ban(@Override String channel, String authorId, String reason) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.BAN;
        }
    }

    /** Tells an author what was wrong, in the platform's own way. */
    record Warn(@Override String channel, String authorId, String reason) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.WARN;
        }
    }

    /** The strongest that the platform has against what happens in the channel: a shield, or the end of the broadcast. */
    record Emergency(@Override String channel, boolean on) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.EMERGENCY;
        }
    }

    /** Lets a message through that the platform's own moderation holds, or denies it. */
    record DecideHeld(@Override String channel, String messageId, boolean allow) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.DECIDE_HELD;
        }
    }

    /** Marks this moment of the broadcast, with a clip where that is possible, for the evidence. */
    record Mark(@Override String channel, String description) implements PlatformAction {
        @Override
        public Kind kind() {
            return Kind.MARK;
        }
    }
}
