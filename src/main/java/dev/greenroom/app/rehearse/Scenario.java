package dev.greenroom.app.rehearse;

import dev.greenroom.chat.Words;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a rehearsal, on whichever platform.
 *
 * @param steps in the order of their time
 */
public record Scenario(String name, Words title, Words about, List<Step> steps) {
    /** What the scenarios are called, as packaged under {@code rehearse/}. */
    public static final List<String> NAMES = List.of("raid", "bait", "macron", "quota", "ban");

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** When the last thing happens. */
    public Duration length() {
        return steps.isEmpty() ? Duration.ZERO : steps.get(steps.size() - 1).at();
    }

    /** @param at since the beginning */
    public record Step(Duration at, Event event) {}

    /** What happens at once. */
    public sealed interface Event {
        /** The one who rehearses is told what comes. */
        record Tell(Words words) implements Event {}

        /** @param replyTo whose latest message it answers */
        record Say(
                String by,
                String text,
                Occasion occasion,
                int paid,
                @Nullable String replyTo) implements Event {}

        /** The platform's own moderation holds a message. */
        record Hold(String by, String text, String category) implements Event {}

        /** Others arrive together. */
        record Raid(String by, int viewers) implements Event {}

        /** A moderator deletes somebody's latest message on the platform. */
        record Delete(String by) implements Event {}

        /** A moderator bans somebody on the platform. */
        record Ban(String by) implements Event {}

        record Fault(Trouble trouble) implements Event {}
    }

    /** On which occasion something is written. */
    public enum Occasion {
        CHAT,
        ACTION,
        PAID,
        REDEMPTION,
        ANNOUNCEMENT,
        MEMBERSHIP,
        MILESTONE
    }

    /** What goes wrong with the platform. */
    public enum Trouble {
        /** The connection is cut. */
        DISCONNECT,
        /** The platform asks for another connection. */
        RECONNECT,
        /** Nothing more may be asked for a while. */
        QUOTA,
        /** The sign-in is no longer valid. */
        SIGNED_OUT,
        /** The platform goes on, but says nothing of it. */
        SILENCE
    }
}
