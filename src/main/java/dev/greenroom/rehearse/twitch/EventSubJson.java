package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.Happening.Held;
import dev.greenroom.rehearse.twitch.Happening.Kind;
import dev.greenroom.rehearse.twitch.Happening.Said;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What happens, as the events of EventSub. */
final class EventSubJson {
    /**
     * One event and what it is told under.
     *
     * @param type such as {@code channel.chat.message}
     */
    record Event(String type, String version, JsonObject json) {}

    private final Viewer room;

    EventSubJson(Viewer room) {
        this.room = room;
    }

    /** Empty for what EventSub does not tell. */
    Optional<Event> event(Happening happening) {
        if (happening instanceof Said said) {
            return Optional.of(said(said));
        }
        if (happening instanceof Happening.Deleted deleted) {
            return one(
                    "channel.chat.message_delete",
                    "1",
                    who("target_user", deleted.author()).put("message_id", deleted.messageId()));
        }
        if (happening instanceof Happening.Removed removed) {
            return one("channel.chat.clear_user_messages", "1", who("target_user", removed.who()));
        }
        if (happening instanceof Happening.Cleared) {
            return one("channel.chat.clear", "1", new JsonObject());
        }
        if (happening instanceof Held held) {
            return one("automod.message.hold", "2", held(held));
        }
        if (happening instanceof Happening.HeldEnded ended) {
            return one(
                    "automod.message.update",
                    "2",
                    held(ended.held())
                            .mergeIn(who("moderator_user", ended.by()))
                            .put("status", ended.status()));
        }
        if (happening instanceof Happening.Shielded shielded) {
            return one(
                    "channel.shield_mode." + (shielded.on() ? "begin" : "end"),
                    "1",
                    who("moderator_user", shielded.by())
                            .put(shielded.on() ? "started_at" : "ended_at", "2026-01-01T00:00:00Z"));
        }
        if (happening instanceof Happening.Live live) {
            return one("stream." + (live.on() ? "online" : "offline"), "1", new JsonObject());
        }
        if (happening instanceof Happening.Suspected suspected) {
            return one("channel.suspicious_user.message", "1", suspected(suspected));
        }
        return happening instanceof Happening.Raided raided ? Optional.of(raided(raided)) : Optional.empty();
    }

    private Optional<Event> one(String type, String version, JsonObject json) {
        return Optional.of(new Event(type, version, room().mergeIn(json)));
    }

    private Event said(Said said) {
        JsonObject json = room().mergeIn(who("chatter_user", said.by()))
                .put("message_id", said.id())
                .put("color", "")
                .put("badges", badges(said.by()))
                .put("message", message(said));
        if (said.extras().sourceId() != null) {
            json.put("source_broadcaster_user_id", "888")
                    .put("source_broadcaster_user_login", "nextdoor")
                    .put("source_broadcaster_user_name", "nextdoor")
                    .put("source_message_id", said.extras().sourceId())
                    .put("source_badges", new JsonArray());
        }
        return isNotice(said.kind())
                ? new Event("channel.chat.notification", "1", notice(json, said))
                : new Event("channel.chat.message", "1", chat(json, said));
    }

    private static boolean isNotice(Kind kind) {
        return kind == Kind.RESUB || kind == Kind.ANNOUNCEMENT || kind == Kind.MILESTONE;
    }

    private static JsonObject chat(JsonObject json, Said said) {
        json.put("message_type", said.extras().first() ? "user_intro" : "text");
        json.put(
                "cheer",
                said.kind() == Kind.CHEER
                        ? new JsonObject().put("bits", said.extras().bits())
                        : null);
        json.put(
                "channel_points_custom_reward_id",
                said.kind() == Kind.REDEMPTION ? "0000bbbb-0000-4000-8000-000000000001" : null);
        Said parent = said.extras().replyTo();
        json.put(
                "reply",
                parent == null
                        ? null
                        : new JsonObject()
                                .put("parent_message_id", parent.id())
                                .put("parent_message_body", parent.text())
                                .put("parent_user_id", parent.by().id())
                                .put("parent_user_name", parent.by().name())
                                .put("parent_user_login", parent.by().login())
                                .put("thread_message_id", parent.id())
                                .put("thread_user_id", parent.by().id())
                                .put("thread_user_name", parent.by().name())
                                .put("thread_user_login", parent.by().login()));
        return json;
    }

    private static JsonObject notice(JsonObject json, Said said) {
        String type = switch (said.kind()) {
            case RESUB -> "resub";
            case ANNOUNCEMENT -> "announcement";
            default -> "watch_streak";
        };
        json.put("chatter_is_anonymous", false)
                .put("system_message", said.by().name() + " has something to say")
                .put("notice_type", type);
        if (said.kind() == Kind.ANNOUNCEMENT) {
            json.put("announcement", new JsonObject().put("color", "PRIMARY"));
        }
        return json;
    }

    private static JsonObject message(Said said) {
        String text = said.kind() == Kind.ACTION ? "\u0001ACTION " + said.text() + "\u0001" : said.text();
        return message(text);
    }

    private static JsonObject message(String text) {
        JsonObject fragment = new JsonObject()
                .put("type", "text")
                .put("text", text)
                .putNull("cheermote")
                .putNull("emote")
                .putNull("mention");
        return new JsonObject().put("text", text).put("fragments", new JsonArray().add(fragment));
    }

    private static JsonObject held(Held held) {
        JsonObject boundary = new JsonObject().put("start_pos", held.start()).put("end_pos", held.end());
        return who("user", held.by())
                .put("message_id", held.id())
                .put("message", message(held.text()))
                .put("reason", "automod")
                .put(
                        "automod",
                        new JsonObject()
                                .put("category", held.category())
                                .put("level", held.level())
                                .put("boundaries", new JsonArray().add(boundary)))
                .putNull("blocked_term")
                .put("held_at", held.at().toString());
    }

    private static JsonObject suspected(Happening.Suspected suspected) {
        return who("user", suspected.who())
                .put("low_trust_status", suspected.status())
                .put("shared_ban_channel_ids", new JsonArray())
                .put("types", new JsonArray().add("manually_added"))
                .put("ban_evasion_evaluation", "unknown")
                .put("message", message(suspected.text()).put("message_id", suspected.messageId()));
    }

    private Event raided(Happening.Raided raided) {
        JsonObject json = room().mergeIn(who("chatter_user", raided.by()))
                .put("message_id", "raid-" + raided.by().id())
                .put("badges", badges(raided.by()))
                .put("message", message(""))
                .put("chatter_is_anonymous", false)
                .put(
                        "system_message",
                        raided.viewers() + " raiders from " + raided.by().name() + " have joined!")
                .put("notice_type", "raid")
                .put("raid", who("user", raided.by()).put("viewer_count", raided.viewers()));
        return new Event("channel.chat.notification", "1", json);
    }

    private JsonObject room() {
        return who("broadcaster_user", room);
    }

    private static JsonObject who(String prefix, Viewer who) {
        return new JsonObject()
                .put(prefix + "_id", who.id())
                .put(prefix + "_login", who.login())
                .put(prefix + "_name", who.name());
    }

    private static JsonArray badges(Viewer by) {
        List<JsonObject> badges = by.badges().stream()
                .map(badge -> badge.split("/", 2))
                .map(parts -> new JsonObject()
                        .put("set_id", parts[0])
                        .put("id", parts.length > 1 ? parts[1] : "1")
                        .put("info", ""))
                .toList();
        return new JsonArray(badges);
    }
}
