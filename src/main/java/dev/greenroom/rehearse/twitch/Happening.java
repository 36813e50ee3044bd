package dev.greenroom.rehearse.twitch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in the channel, before it is told in the words of IRC or of EventSub. */
public sealed interface Happening {
    /** On which occasion something is written. */
    enum Kind {
        CHAT,
        ACTION,
        CHEER,
        REDEMPTION,
        RESUB,
        ANNOUNCEMENT,
        MILESTONE
    }

    /** A message that shows. */
    record Said(String id, Viewer by, String text, Kind kind, Extras extras, Instant at) implements Happening {}

    /**
     * What comes with a message.
     *
     * @param bits what was cheered; 0 for nothing
     * @param replyTo the message that it answers
     * @param flags Twitch's own marks as in the tag of IRC, such as {@code 0-3:P.6}; EventSub does not tell them
     * @param sourceId the message's id in the channel that shares its chat
     * @param first whether it is the author's first message in the channel
     */
    record Extras(
            int bits,
            @Nullable Said replyTo,
            String flags,
            @Nullable String sourceId,
            boolean first) {
        public static final Extras NONE = new Extras(0, null, "", null, false);

        public static Extras bits(int bits) {
            return new Extras(bits, null, "", null, false);
        }

        public static Extras replyTo(Said parent) {
            return new Extras(0, parent, "", null, false);
        }

        public static Extras flags(String flags) {
            return new Extras(0, null, flags, null, false);
        }

        public static Extras from(String sourceId) {
            return new Extras(0, null, "", sourceId, false);
        }

        public static Extras firstOne() {
            return new Extras(0, null, "", null, true);
        }
    }

    record Deleted(String messageId, Viewer author, String text) implements Happening {}

    /** @param seconds absent for a ban */
    record Removed(Viewer who, @Nullable Integer seconds) implements Happening {}

    record Cleared() implements Happening {}

    /**
     * AutoMod holds a message.
     *
     * @param category as Twitch names it, such as {@code swearing}
     * @param start first code point of what it saw
     * @param end last code point of it, as Twitch counts
     */
    record Held(String id, Viewer by, String text, String category, int level, int start, int end, Instant at)
            implements Happening {}

    /** @param status {@code approved}, {@code denied} or {@code expired} */
    record HeldEnded(Held held, Viewer by, String status, Instant at) implements Happening {}

    record Raided(Viewer by, int viewers) implements Happening {}

    record Shielded(boolean on, Viewer by) implements Happening {}

    record Live(boolean on) implements Happening {}

    /** @param status {@code active_monitoring} or {@code restricted} */
    record Suspected(Viewer who, String status, String messageId, String text) implements Happening {}
}
