package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.Happening.Extras;
import dev.greenroom.rehearse.twitch.Happening.Kind;
import dev.greenroom.rehearse.twitch.Happening.Said;
import dev.greenroom.rehearse.twitch.HelixWire.Answer;
import dev.greenroom.rehearse.twitch.HelixWire.Token;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What Helix does when it is asked, with Twitch's own refusals. */
public final class HelixDeeds {
    private static final int LONGEST = 500;
    private static final int LONGEST_TIMEOUT = 1_209_600;
    private static final int LONGEST_MARKER = 140;

    private final Stage stage;
    private final EventSubWire eventSub;
    private final Map<String, String> dropped = new ConcurrentHashMap<>();
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger markers = new AtomicInteger();
    private final AtomicInteger clips = new AtomicInteger();
    private volatile int checkBudget = 5;

    HelixDeeds(Stage stage, EventSubWire eventSub) {
        this.stage = stage;
        this.eventSub = eventSub;
    }

    /** Messages with these words are not sent, for this reason, such as {@code msg_rejected}. */
    public void drop(String words, String code) {
        dropped.put(words, code);
    }

    /** The channel's AutoMod would hold messages with these words. */
    public void disapprove(String words) {
        unwanted.add(words);
    }

    /** How many more checks of AutoMod are answered before 429. */
    public void checkBudget(int more) {
        checks.set(0);
        checkBudget = more;
    }

    public Set<String> warned() {
        return warned;
    }

    public int markers() {
        return markers.get();
    }

    public int clips() {
        return clips.get();
    }

    Answer handle(Asked asked, Token token) {
        return switch (asked.what()) {
            case "GET /users" -> users(asked, token);
            case "POST /chat/messages" -> may(token, "user:write:chat", () -> send(asked, token));
            case "DELETE /moderation/chat" -> moderates(token, "moderator:manage:chat_messages", () -> delete(asked));
            case "POST /moderation/bans" -> moderates(token, "moderator:manage:banned_users", () -> ban(asked));
            case "POST /moderation/warnings" -> moderates(token, "moderator:manage:warnings", () -> warn(asked));
            case "PUT /moderation/shield_mode" ->
                moderates(token, "moderator:manage:shield_mode", () -> shield(asked, token));
            case "POST /moderation/automod/message" ->
                moderates(token, "moderator:manage:automod", () -> decide(asked, token));
            case "POST /moderation/enforcements/status" -> may(token, "moderation:read", () -> check(asked));
            case "POST /streams/markers" -> may(token, "channel:manage:broadcast", () -> mark(asked));
            case "POST /clips" -> may(token, "clips:edit", this::clip);
            case "POST /eventsub/subscriptions" -> subscribe(asked, token);
            case "DELETE /eventsub/subscriptions" ->
                eventSub.unsubscribe(first(asked, "id")) ? Answer.nothing() : Answer.refused(404, "not found");
            default -> Answer.refused(404, "");
        };
    }

    /** Does what was asked for, and answers. */
    interface Deed {
        Answer act();
    }

    private static Answer may(Token token, String scope, Deed deed) {
        return token.scopes().contains(scope) ? deed.act() : Answer.refused(401, "Missing scope: " + scope);
    }

    private Answer moderates(Token token, String scope, Deed deed) {
        boolean isModerator =
                stage.find(token.who().id()).map(Viewer::isModerator).orElse(false);
        return may(
                token,
                scope,
                () -> isModerator
                        ? deed.act()
                        : Answer.refused(403, "The user in moderator_id is not one of the broadcaster's moderators."));
    }

    private Answer users(Asked asked, Token token) {
        List<String> logins = asked.query().getAll("login");
        List<Viewer> found = logins.isEmpty() ? List.of(token.who()) : stage.named(logins);
        return Answer.of(found.stream()
                .map(one -> new JsonObject()
                        .put("id", one.id())
                        .put("login", one.login())
                        .put("display_name", one.name()))
                .toArray(JsonObject[]::new));
    }

    private Answer send(Asked asked, Token token) {
        String text = asked.body().getString("message", "");
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Answer.refused(422, "The message is too large.");
        }
        if (text.isBlank()) {
            return Answer.refused(400, "The message field is required.");
        }
        Optional<String> code = dropped.entrySet().stream()
                .filter(one -> text.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (code.isPresent()) {
            return Answer.of(new JsonObject()
                    .put("message_id", "")
                    .put("is_sent", false)
                    .put(
                            "drop_reason",
                            new JsonObject().put("code", code.get()).put("message", "Your message was not sent.")));
        }
        String parent = asked.body().getString("reply_parent_message_id");
        Extras extras = parent == null
                ? Extras.NONE
                : stage.message(parent).map(Extras::replyTo).orElse(Extras.NONE);
        String id = stage.nextId();
        stage.say(id, stage.find(token.who().id()).orElse(token.who()), text, Kind.CHAT, extras);
        return Answer.of(new JsonObject().put("message_id", id).put("is_sent", true));
    }

    private Answer delete(Asked asked) {
        String id = first(asked, "message_id");
        if (id.isEmpty()) {
            stage.clear();
            return Answer.nothing();
        }
        Optional<Said> message = stage.message(id);
        if (message.isEmpty()) {
            return Answer.refused(404, "The message was not found.");
        }
        if (message.get().by().isModerator()) {
            return Answer.refused(400, "You may not delete another moderator's messages.");
        }
        stage.delete(id);
        return Answer.nothing();
    }

    private Answer ban(Asked asked) {
        JsonObject data = asked.body().getJsonObject("data", new JsonObject());
        String id = data.getString("user_id", "");
        Integer seconds = data.getInteger("duration");
        Optional<Viewer> who = stage.find(id);
        if (who.isEmpty() || seconds != null && (seconds < 1 || seconds > LONGEST_TIMEOUT)) {
            return Answer.refused(400, "The request is not valid.");
        }
        if (stage.isBanned(id)) {
            return Answer.refused(400, "The user specified in the user_id field is already banned.");
        }
        if (who.get().id().equals(stage.broadcaster().id())) {
            return Answer.refused(400, "The user specified in the user_id field may not be banned.");
        }
        stage.remove(who.get(), seconds);
        return Answer.of(new JsonObject()
                .put("broadcaster_id", stage.broadcaster().id())
                .put("moderator_id", first(asked, "moderator_id"))
                .put("user_id", id));
    }

    private Answer warn(Asked asked) {
        JsonObject data = asked.body().getJsonObject("data", new JsonObject());
        String id = data.getString("user_id", "");
        if (stage.find(id).isEmpty() || data.getString("reason", "").isBlank()) {
            return Answer.refused(400, "The request is not valid.");
        }
        warned.add(id);
        return Answer.of(new JsonObject().put("user_id", id).put("reason", data.getString("reason")));
    }

    private Answer shield(Asked asked, Token token) {
        stage.shield(asked.body().getBoolean("is_active", false), token.who());
        return Answer.of(new JsonObject().put("is_active", stage.isShielded()));
    }

    private Answer decide(Asked asked, Token token) {
        String status = "ALLOW".equals(asked.body().getString("action")) ? "approved" : "denied";
        return stage.decide(asked.body().getString("msg_id", ""), token.who(), status)
                ? Answer.nothing()
                : Answer.refused(404, "The message specified in the msg_id field was not found.");
    }

    private Answer check(Asked asked) {
        if (checks.incrementAndGet() > checkBudget) {
            return Answer.refused(429, "The broadcaster exceeded the number of chat message checks.");
        }
        JsonArray messages = asked.body().getJsonArray("data", new JsonArray());
        return Answer.of(messages.stream()
                .map(JsonObject.class::cast)
                .map(one -> new JsonObject()
                        .put("msg_id", one.getString("msg_id"))
                        .put("is_permitted", unwanted.stream().noneMatch(one.getString("msg_text", "")::contains)))
                .toArray(JsonObject[]::new));
    }

    private Answer mark(Asked asked) {
        if (asked.body().getString("description", "").length() > LONGEST_MARKER) {
            return Answer.refused(400, "The description is too long.");
        }
        if (!stage.isLive()) {
            return Answer.refused(404, "The user is not streaming live.");
        }
        return Answer.of(new JsonObject()
                .put("id", "marker-" + markers.incrementAndGet())
                .put("created_at", "2026-01-01T00:00:00Z")
                .put("description", asked.body().getString("description"))
                .put("position_seconds", 244));
    }

    private Answer clip() {
        if (!stage.isLive()) {
            return Answer.refused(404, "Clipping is not possible for an offline channel.");
        }
        String id = "Clip" + clips.incrementAndGet();
        Answer made =
                Answer.of(new JsonObject().put("id", id).put("edit_url", "https://clips.twitch.tv/" + id + "/edit"));
        return new Answer(202, made.body());
    }

    private Answer subscribe(Asked asked, Token token) {
        Set<String> scopes = scopesOf(asked.body().getString("type", ""));
        if (!scopes.isEmpty() && scopes.stream().noneMatch(token.scopes()::contains)) {
            return Answer.refused(403, "subscription missing proper authorization");
        }
        String session =
                asked.body().getJsonObject("transport", new JsonObject()).getString("session_id", "");
        return eventSub.subscribe(session, asked.body())
                .map(made -> new Answer(
                        202,
                        new JsonObject()
                                .put("data", new JsonArray().add(made))
                                .put("total", 1)
                                .put("total_cost", 0)
                                .put("max_total_cost", 10)))
                .orElseGet(() -> Answer.refused(400, "websocket transport session does not exist"));
    }

    /** Any of them is enough. */
    private static Set<String> scopesOf(String type) {
        if (type.startsWith("channel.chat.")) {
            return Set.of("user:read:chat");
        }
        if (type.startsWith("automod.message.")) {
            return Set.of("moderator:manage:automod");
        }
        if (type.startsWith("channel.suspicious_user.")) {
            return Set.of("moderator:read:suspicious_users");
        }
        return type.startsWith("channel.shield_mode.")
                ? Set.of("moderator:read:shield_mode", "moderator:manage:shield_mode")
                : Set.of();
    }

    private static String first(Asked asked, String name) {
        String value = asked.query().get(name);
        return value == null ? "" : value;
    }
}
