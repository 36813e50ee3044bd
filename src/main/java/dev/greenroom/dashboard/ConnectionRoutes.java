package dev.greenroom.dashboard;

import dev.greenroom.action.Act;
import dev.greenroom.action.Connection;
import dev.greenroom.action.Order;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.gate.HeldMessages;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.gate.QuestionFeed;
import dev.greenroom.hold.Holds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The connections to chat platforms: how they stand, signing in and out, and what a person does there about the author
 * of a message. Whoever may review may do that. Main context only.
 */
final class ConnectionRoutes {
    private static final int MOST_ACTS = 100;
    private static final int MOST_MESSAGES = 2_000;
    private static final int LONGEST_REASON = 500;
    private static final long USUAL_TIMEOUT_SECONDS = 600;
    /** Two weeks, Twitch's longest. */
    private static final long LONGEST_TIMEOUT_SECONDS = 1_209_600;

    private final ConnectionParts parts;
    private final Holds holds;
    private final LiveFeed feed;
    private final Deque<JsonObject> acts = new ArrayDeque<>();
    /** The latest messages by exchange, so that something can be done about their authors; the oldest are forgotten. */
    private final Map<String, ChatMessage> messages = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChatMessage> eldest) {
            return size() > MOST_MESSAGES;
        }
    };

    ConnectionRoutes(ConnectionParts parts, Holds holds, QuestionFeed questions, LiveFeed feed) {
        this.parts = parts;
        this.holds = holds;
        this.feed = feed;
        questions.onQuestion(this::remember);
        parts.desk().onAct(this::tell);
        parts.all()
                .get()
                .forEach(connection -> connection
                        .signIn()
                        .ifPresent(signIn -> signIn.onChange(
                                () -> feed.publish("connection", new JsonObject().put("name", connection.name())))));
    }

    void mount(Router router, Access access) {
        router.get("/api/v1/connections").handler(access).handler(this::list);
        router.post("/api/v1/connections/:id/sign-in").handler(access).handler(this::begin);
        router.delete("/api/v1/connections/:id/sign-in").handler(access).handler(this::giveUp);
        router.post("/api/v1/connections/:id/sign-out").handler(access).handler(this::signOut);
        router.put("/api/v1/connections/:id/emergency").handler(access).handler(this::emergency);
        router.post("/api/v1/actions").handler(access).handler(this::act);
    }

    private void remember(QuestionEvent event) {
        ChatMessage message = event.message();
        if (parts.desk().connection(message.channel()).isPresent()) {
            messages.put(message.channel() + "#" + message.id(), message);
        }
    }

    private void tell(Act act) {
        JsonObject json = ConnectionJson.act(act);
        acts.addFirst(json);
        if (acts.size() > MOST_ACTS) {
            acts.removeLast();
        }
        feed.publish("act", json);
    }

    private void list(RoutingContext context) {
        JsonArray all = new JsonArray();
        parts.all().get().forEach(connection -> all.add(ConnectionJson.connection(connection)));
        JsonArray done = new JsonArray();
        acts.forEach(done::add);
        Replies.json(context, 200, new JsonObject().put("connections", all).put("acts", done));
    }

    private void begin(RoutingContext context) {
        SignIn signIn = signIn(context);
        signIn.begin()
                .onSuccess(asking -> Replies.json(context, 200, ConnectionJson.signIn(signIn)))
                .onFailure(
                        error -> new ApiProblem(502, "no-code", "There is no code", String.valueOf(error.getMessage()))
                                .send(context));
    }

    private void giveUp(RoutingContext context) {
        SignIn signIn = signIn(context);
        signIn.giveUp();
        Replies.json(context, 200, ConnectionJson.signIn(signIn));
    }

    private void signOut(RoutingContext context) {
        SignIn signIn = signIn(context);
        signIn.signOut()
                .onSuccess(done -> Replies.json(context, 200, ConnectionJson.signIn(signIn)))
                .onFailure(error -> new ApiProblem(
                                502,
                                "not-revoked",
                                "Signed out here only",
                                "The tokens are forgotten here, but the platform could not be told ("
                                        + error.getMessage() + "). Take Greenroom's access away in its settings.")
                        .send(context));
    }

    private void emergency(RoutingContext context) {
        Connection connection = connection(context);
        JsonObject body = RequestBody.object(context);
        boolean on = RequestBody.flag(body, "on");
        String channel = RequestBody.optional(body, "channel");
        PlatformAction action = new PlatformAction.Emergency(channel.isEmpty() ? connection.name() : channel, on);
        ask(context, new Order(action, "click/" + UUID.randomUUID(), "", Access.reviewer(context)));
    }

    private void act(RoutingContext context) {
        JsonObject body = RequestBody.object(context);
        String exchange = RequestBody.string(body, "exchange");
        ChatMessage message = message(exchange)
                .orElseThrow(() -> new Refused(new ApiProblem(
                        404,
                        "unknown-message",
                        "The message is not known any more",
                        "Something can be done about the authors of the latest " + MOST_MESSAGES
                                + " messages, and of those that wait. Do it on the platform.")));
        PlatformAction action = action(body, message);
        ask(context, new Order(action, "card/" + exchange, exchange, Access.reviewer(context)));
    }

    private void ask(RoutingContext context, Order order) {
        Replies.json(context, parts.desk().ask(order).map(ConnectionJson::act));
    }

    private Optional<ChatMessage> message(String exchange) {
        return Optional.ofNullable(messages.get(exchange))
                .or(() -> holds.waiting().stream()
                        .filter(hold -> hold.exchange().equals(exchange))
                        .findFirst()
                        .flatMap(HeldMessages::messageOf));
    }

    private static PlatformAction action(JsonObject body, ChatMessage message) {
        String reason = RequestBody.optional(body, "reason");
        if (reason.length() > LONGEST_REASON) {
            throw RequestBody.bad("“reason” is too long", "“reason” has at most " + LONGEST_REASON + " characters.");
        }
        String channel = message.channel();
        String name = RequestBody.string(body, "action");
        return switch (name) {
            case "delete" -> new PlatformAction.Delete(channel, message.id());
            case "timeout" -> new PlatformAction.Timeout(channel, message.authorId(), length(body), reason);
            case "ban" -> new PlatformAction.Ban(channel, message.authorId(), reason);
            case "warn" -> new PlatformAction.Warn(channel, message.authorId(), warning(reason));
            default ->
                throw RequestBody.bad(
                        "“action” is not known",
                        "“action” is “delete”, “timeout”, “ban” or “warn”, got “" + name + "”.");
        };
    }

    /** A warning without words is none. */
    private static String warning(String reason) {
        if (reason.isBlank()) {
            throw RequestBody.bad("“reason” is missing", "A warning needs “reason”: the viewer reads it.");
        }
        return reason;
    }

    private static Duration length(JsonObject body) {
        Object seconds = body.getValue("seconds", USUAL_TIMEOUT_SECONDS);
        if (seconds instanceof Number number
                && number.doubleValue() == number.longValue()
                && number.longValue() >= 1
                && number.longValue() <= LONGEST_TIMEOUT_SECONDS) {
            return Duration.ofSeconds(number.longValue());
        }
        throw RequestBody.bad(
                "“seconds” is out of range", "“seconds” is a whole number from 1 to " + LONGEST_TIMEOUT_SECONDS + ".");
    }

    private Connection connection(RoutingContext context) {
        String name = context.pathParam("id");
        return parts.all().get().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(new ApiProblem(
                        404, "unknown-connection", "There is no such connection", "“" + name + "” is not read now.")));
    }

    private SignIn signIn(RoutingContext context) {
        Connection connection = connection(context);
        return connection
                .signIn()
                .orElseThrow(() -> new Refused(new ApiProblem(
                        409,
                        "no-client",
                        "Nobody can sign in to it",
                        "Set chat." + connection.name() + ".client_id to the client id of your application.")));
    }
}
