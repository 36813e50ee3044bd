package dev.greenroom.chat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came with a message besides its text and its author.
 *
 * @param kind on which occasion it was written
 * @param reply what it replies to, absent for most
 * @param support what the author paid for it, absent for most
 * @param flags what the platform's own moderation saw in it
 */
public record Attached(
        Kind kind, @Nullable RepliedTo reply, @Nullable Support support, List<Flag> flags) {
    /** Plain chat. */
    public static final Attached NOTHING = new Attached(Kind.CHAT, null, null, List.of());

    public Attached {
        flags = List.copyOf(flags);
    }

    /** A message of a kind, and nothing else. */
    public static Attached of(Kind kind) {
        return kind == Kind.CHAT ? NOTHING : new Attached(kind, null, null, List.of());
    }

    /** The same with further flags. */
    public Attached flaggedAlso(List<Flag> more) {
        return more.isEmpty()
                ? this
                : new Attached(
                        kind,
                        reply,
                        support,
                        Stream.concat(flags.stream(), more.stream()).toList());
    }

    /** On which occasion a viewer's text was written. */
    public enum Kind {
        CHAT,
        /** Said of oneself, with {@code /me}. */
        ACTION,
        CHEER,
        RESUBSCRIPTION,
        ANNOUNCEMENT,
        /** With a reward that is paid for in the channel's points. */
        REDEMPTION,
        SUPER_CHAT,
        SUPER_STICKER,
        MILESTONE,
        POLL
    }

    /** The message that is replied to, as the platform quotes it. */
    public record RepliedTo(String messageId, String authorName, String text) {}

    /**
     * What was paid.
     *
     * @param micros millionths of a unit of the currency; at least 1
     * @param currency ISO 4217, or {@code bits}
     */
    public record Support(long micros, String currency) {
        public Support {
            if (micros < 1) {
                throw new IllegalArgumentException("What was paid is at least a millionth, got " + micros);
            }
        }
    }

    /**
     * A place that the platform's own moderation marked.
     *
     * @param category the platform's name for it
     * @param level how grave the platform finds it, from 1 up
     * @param start first code point of the text
     * @param end behind the last code point
     */
    public record Flag(String category, int level, int start, int end) {
        public Flag {
            if (level < 1 || start < 0 || end < start) {
                throw new IllegalArgumentException(
                        "A flag has a level from 1 up and a span, got " + level + " at " + start + " to " + end);
            }
        }
    }
}
