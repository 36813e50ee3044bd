package dev.greenroom.rehearse.youtube;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * A YouTube to rehearse with: what the settings have to say for Greenroom to read it, and what can be let happen in its
 * chat, line by line, as a scenario tells it.
 */
public final class YouTubeRehearsal {
    private static final String VIDEO = "rehearsal01";
    private static final long TIMEOUT_SECONDS = 300;
    private static final long MICROS = 1_000_000;

    private final YouTubeDouble youtube;
    private final Map<String, String> lastOf = new HashMap<>();

    private YouTubeRehearsal(YouTubeDouble youtube) {
        this.youtube = youtube;
    }

    /** What a line of a scenario lets happen. */
    public enum Act {
        /** Somebody writes. */
        SAY,
        /** Somebody pays five euros for what they write. */
        SUPER_CHAT,
        /** A member writes with the mark of their months. */
        MILESTONE,
        /** A moderator takes the last message of somebody away. */
        DELETE,
        /** A moderator bans somebody for five minutes. */
        BAN,
        /** The day's quota is used up: every request is refused. */
        QUOTA,
        /** The connection breaks in the middle of a message. */
        BREAK,
        /** The broadcast is over. */
        END
    }

    /** Opens a YouTube on this machine. */
    public static Future<YouTubeRehearsal> open(Vertx vertx, Clock clock) {
        return YouTubeDouble.listen(vertx, clock, VIDEO).map(YouTubeRehearsal::new);
    }

    /** By key, as in the settings file; the key is no secret here. */
    public Map<String, String> settings() {
        return Map.of(
                "chat.youtube.video",
                VIDEO,
                "chat.youtube.api_key",
                YouTubeDouble.KEY,
                "chat.youtube.api_server",
                youtube.address().toString());
    }

    /**
     * Lets one thing happen.
     *
     * @param who a viewer's handle; of no account for what happens to everybody
     * @param text what they write; of no account for what is not written
     */
    public void perform(Act act, String who, String text) {
        Person viewer = Person.viewer(who);
        LiveStage stage = youtube.stage();
        switch (act) {
            case SAY -> stage.say(viewer, text).ifPresent(id -> lastOf.put(who, id));
            case SUPER_CHAT -> stage.superChat(viewer, 5 * MICROS, "EUR", text).ifPresent(id -> lastOf.put(who, id));
            case MILESTONE -> stage.milestone(Person.member(who), 12, text).ifPresent(id -> lastOf.put(who, id));
            case DELETE -> {
                String last = lastOf.remove(who);
                if (last != null) {
                    stage.delete(Person.moderator("moderator"), last);
                }
            }
            case BAN -> stage.ban(Person.moderator("moderator"), viewer.id(), TIMEOUT_SECONDS);
            case QUOTA -> {
                youtube.faults().quotaUsedUp(true);
                youtube.endStreams(true);
            }
            case BREAK -> youtube.cutStreams();
            case END -> stage.end();
        }
    }

    /** What Greenroom asked of it, and what it did there. */
    public YouTubeDouble youtube() {
        return youtube;
    }

    public Future<Void> close() {
        return youtube.close();
    }
}
