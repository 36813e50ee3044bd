package dev.greenroom.chat.twitch;

import dev.greenroom.chat.Attached;
import dev.greenroom.chat.Attached.Flag;
import dev.greenroom.chat.Attached.Kind;
import dev.greenroom.chat.Attached.RepliedTo;
import dev.greenroom.chat.Attached.Support;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.Standing;
import dev.greenroom.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What EventSub's events mean. They are read as JSON and not by Twitch4J's classes, whose enumerations lack some of
 * Twitch's words: an AutoMod category that is not known would come out as none. Main context only.
 */
final class EventSubEvents {
    private static final long MILLION = 1_000_000;

    private final String channel;
    private final Clock clock;
    private final Seen seen = new Seen();
    private final Suspects suspects;

    EventSubEvents(String login, Clock clock, Suspects suspects) {
        this.suspects = suspects;
        this.channel = "twitch/" + login;
        this.clock = clock;
    }

    /** @param at when Twitch sent the event, as ISO 8601 */
    Optional<ChatEvent> read(String type, JsonObject event, String at) {
        return switch (type) {
            case "channel.chat.message" -> said(event, kind(event), at);
            case "channel.chat.notification" -> said(event, IrcAttached.notice(event.getString("notice_type", "")), at);
            case "channel.chat.message_delete" ->
                Optional.of(new ChatEvent.Deleted(channel, event.getString("message_id")));
            case "channel.chat.clear_user_messages" ->
                Optional.of(new ChatEvent.AuthorRemoved(channel, event.getString("target_user_id")));
            case "channel.chat.clear" -> Optional.of(new ChatEvent.Cleared(channel));
            case "automod.message.hold" -> Optional.of(held(event));
            case "automod.message.update" ->
                Optional.of(new ChatEvent.HeldEnded(
                        channel,
                        event.getString("message_id"),
                        event.getString("status", "").equalsIgnoreCase("approved")));
            case "channel.suspicious_user.message", "channel.suspicious_user.update" -> {
                suspects.take(event.getString("user_id"), event.getString("low_trust_status", ""));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Kind kind(JsonObject event) {
        if (event.getJsonObject("cheer") != null) {
            return Kind.CHEER;
        }
        if (event.getString("channel_points_custom_reward_id") != null) {
            return Kind.REDEMPTION;
        }
        String text = event.getJsonObject("message").getString("text", "");
        return TwitchLines.plain(text).equals(text) ? Kind.CHAT : Kind.ACTION;
    }

    private Optional<ChatEvent> said(JsonObject event, Kind kind, String at) {
        String text = TwitchLines.plain(event.getJsonObject("message").getString("text", ""));
        String id = event.getString("message_id");
        String origin = event.getString("source_message_id");
        if (text.isBlank() || !seen.isNew(origin == null ? id : origin)) {
            return Optional.empty();
        }
        String author = event.getString("chatter_user_id");
        Attached attached = new Attached(kind, reply(event), bits(event), suspects.flags(author, text));
        return Optional.of(new ChatEvent.Said(new ChatMessage(
                id,
                channel,
                author,
                event.getString("chatter_user_name"),
                text,
                instant(at),
                standing(event),
                attached.equals(Attached.NOTHING) ? Attached.NOTHING : attached)));
    }

    private static @Nullable RepliedTo reply(JsonObject event) {
        JsonObject reply = event.getJsonObject("reply");
        return reply == null
                ? null
                : new RepliedTo(
                        reply.getString("parent_message_id", ""),
                        reply.getString("parent_user_name", ""),
                        reply.getString("parent_message_body", ""));
    }

    private static @Nullable Support bits(JsonObject event) {
        JsonObject cheer = event.getJsonObject("cheer");
        int bits = cheer == null ? 0 : cheer.getInteger("bits", 0);
        return bits < 1 ? null : new Support(bits * MILLION, "bits");
    }

    private static Standing standing(JsonObject event) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object badge : event.getJsonArray("badges", new JsonArray())) {
            TwitchStanding.role(((JsonObject) badge).getString("set_id", "")).ifPresent(roles::add);
        }
        boolean first = event.getString("message_type", "").equals("user_intro");
        return roles.isEmpty() && !first ? Standing.ORDINARY : new Standing(roles, null, first);
    }

    private ChatEvent held(JsonObject event) {
        String text = event.getJsonObject("message").getString("text", "");
        JsonObject automod = event.getJsonObject("automod");
        String category = automod == null ? "blocked_term" : automod.getString("category", "unknown");
        int level = automod == null ? 1 : Math.max(1, automod.getInteger("level", 1));
        List<Flag> flags = new ArrayList<>();
        for (JsonObject boundary : boundaries(event)) {
            int length = text.codePointCount(0, text.length());
            int start = Math.max(0, Math.min(boundary.getInteger("start_pos", 0), length));
            int end = Math.max(start, Math.min(boundary.getInteger("end_pos", 0) + 1, length));
            flags.add(new Flag(category, level, start, end));
        }
        ChatMessage message = new ChatMessage(
                event.getString("message_id"),
                channel,
                event.getString("user_id"),
                event.getString("user_name"),
                text,
                instant(event.getString("held_at", "")),
                Standing.ORDINARY,
                new Attached(Kind.CHAT, null, null, flags));
        return new ChatEvent.HeldByPlatform(message, category, level);
    }

    /** Where AutoMod saw something, or where the channel's own blocked terms stand. Both ends are counted in. */
    private static List<JsonObject> boundaries(JsonObject event) {
        JsonObject automod = event.getJsonObject("automod");
        JsonObject blocked = event.getJsonObject("blocked_term");
        if (automod != null) {
            return automod.getJsonArray("boundaries", new JsonArray()).stream()
                    .map(JsonObject.class::cast)
                    .toList();
        }
        JsonArray found = blocked == null ? new JsonArray() : blocked.getJsonArray("terms_found", new JsonArray());
        return found.stream()
                .map(term -> ((JsonObject) term).getJsonObject("boundary", new JsonObject()))
                .toList();
    }

    private Instant instant(String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }
}
