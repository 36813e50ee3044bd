package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.EventSubJson.Event;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * EventSub over WebSocket: welcomes, keeps alive, notifies of what was subscribed to, and ends sessions as Twitch does.
 * Any thread may script it.
 */
public final class EventSubWire {
    private static final long GRACE_MS = 30_000;

    private final Vertx vertx;
    private final Clock clock;
    private final Faults faults;
    private final EventSubJson json;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private String base = "";
    private long welcomed;
    private boolean isTwice;

    /** A session survives its socket when Twitch moves it to another server. */
    private static final class Session {
        final String id;
        final Map<String, JsonObject> subscriptions = new LinkedHashMap<>();

        @Nullable
        ServerWebSocket socket;
        /** The socket that is left behind, until the new one has been welcomed. */
        @Nullable
        ServerWebSocket old;

        long spokenAt;

        Session(String id) {
            this.id = id;
        }
    }

    EventSubWire(Vertx vertx, Clock clock, Stage stage, Faults faults) {
        this.vertx = vertx;
        this.clock = clock;
        this.faults = faults;
        this.json = new EventSubJson(stage.broadcaster());
        stage.listen(happening -> json.event(happening).ifPresent(this::tell));
    }

    /** @param address where clients reach it, {@code ws://…/ws} */
    void at(String address) {
        base = address;
    }

    /** How many sockets have been welcomed, ever. */
    public synchronized long welcomed() {
        return welcomed;
    }

    /** The types that somebody listens to now. */
    public synchronized List<String> subscribed() {
        return sessions.values().stream()
                .flatMap(session -> session.subscriptions.values().stream())
                .map(subscription -> subscription.getString("type"))
                .sorted()
                .toList();
    }

    /** What clients sent: they must not. */
    public long heard() {
        return heard.get();
    }

    synchronized void welcome(ServerWebSocket socket) {
        String moved = query(socket, "session");
        Session session = moved.isEmpty() ? null : sessions.get(moved);
        if (!moved.isEmpty() && session == null) {
            socket.close((short) 4007, "invalid reconnect");
            return;
        }
        if (session == null) {
            session = new Session("session-" + next.incrementAndGet());
            sessions.put(session.id, session);
            closeUnlessUsed(session);
        }
        session.socket = socket;
        Session own = session;
        socket.closeHandler(closed -> gone(own, socket));
        socket.exceptionHandler(broken -> {});
        socket.textMessageHandler(frame -> {
            heard.incrementAndGet();
            socket.close((short) 4001, "client sent inbound traffic");
        });
        welcomed++;
        write(session, socket, "session_welcome", new JsonObject().put("session", describe(session, null)));
        ServerWebSocket left = session.old;
        if (left != null) {
            session.old = null;
            left.close((short) 4004, "reconnect grace time expired");
        }
        keepAlive(session, socket);
    }

    private static String query(ServerWebSocket socket, String name) {
        String query = socket.query();
        for (String part : query == null ? new String[0] : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private void closeUnlessUsed(Session session) {
        vertx.setTimer(Math.max(1, faults.unusedAfter().toMillis()), fired -> {
            synchronized (this) {
                if (session.subscriptions.isEmpty() && session.socket != null) {
                    session.socket.close((short) 4003, "connection unused");
                }
            }
        });
    }

    private void keepAlive(Session session, ServerWebSocket socket) {
        long every = faults.keepalive().toMillis();
        vertx.setPeriodic(Math.max(50, every / 4), id -> {
            synchronized (this) {
                if (session.socket != socket) {
                    vertx.cancelTimer(id);
                } else if (!faults.isKeepaliveSilent() && clock.millis() - session.spokenAt >= every * 3 / 4) {
                    write(session, socket, "session_keepalive", new JsonObject());
                }
            }
        });
    }

    private synchronized void gone(Session session, ServerWebSocket socket) {
        if (session.socket == socket) {
            session.socket = null;
            sessions.remove(session.id);
        }
    }

    /** Answers 202 with the subscription, or with what is wrong. */
    synchronized Optional<JsonObject> subscribe(String sessionId, JsonObject wanted) {
        Session session = sessions.get(sessionId);
        if (session == null) {
            return Optional.empty();
        }
        JsonObject subscription = new JsonObject()
                .put("id", "subscription-" + next.incrementAndGet())
                .put("status", "enabled")
                .put("type", wanted.getString("type"))
                .put("version", wanted.getString("version"))
                .put("condition", wanted.getJsonObject("condition"))
                .put("created_at", clock.instant().toString())
                .put("transport", wanted.getJsonObject("transport"))
                .put("cost", 0);
        session.subscriptions.put(subscription.getString("type"), subscription);
        return Optional.of(subscription);
    }

    synchronized boolean unsubscribe(String id) {
        Predicate<JsonObject> isIt = subscription -> id.equals(subscription.getString("id"));
        return sessions.values().stream()
                .anyMatch(session -> session.subscriptions.values().removeIf(isIt));
    }

    /** The next event is told twice under one id, as delivery at least once allows. */
    public synchronized void twice() {
        isTwice = true;
    }

    private synchronized void tell(Event event) {
        String messageId = "event-" + next.incrementAndGet();
        for (int time = isTwice ? 2 : 1; time > 0; time--) {
            List.copyOf(sessions.values()).forEach(session -> notify(session, messageId, event));
        }
        isTwice = false;
    }

    private void notify(Session session, String messageId, Event event) {
        JsonObject subscription = session.subscriptions.get(event.type());
        // While a session moves, Twitch still speaks to the old socket.
        ServerWebSocket socket = session.old != null ? session.old : session.socket;
        if (subscription != null && socket != null) {
            JsonObject payload =
                    new JsonObject().put("subscription", subscription).put("event", event.json());
            session.spokenAt = clock.millis();
            socket.writeTextMessage(
                    frame(messageId, "notification", payload, event).encode());
        }
    }

    /** Moves every session to another server: the old socket goes on until the new one is welcomed, at most 30 s. */
    public synchronized void moveSessions() {
        for (Session session : List.copyOf(sessions.values())) {
            ServerWebSocket left = session.socket;
            if (left == null) {
                continue;
            }
            session.old = left;
            JsonObject moved =
                    describe(session, base + "?session=" + session.id).put("status", "reconnecting");
            write(session, left, "session_reconnect", new JsonObject().put("session", moved));
            vertx.setTimer(GRACE_MS, fired -> left.close((short) 4004, "reconnect grace time expired"));
        }
    }

    /** Takes a subscription away, as when the broadcaster withdraws what they allowed. */
    public synchronized void revoke(String type) {
        for (Session session : sessions.values()) {
            JsonObject revoked = session.subscriptions.remove(type);
            if (revoked != null && session.socket != null) {
                JsonObject payload =
                        new JsonObject().put("subscription", revoked.copy().put("status", "authorization_revoked"));
                write(session, session.socket, "revocation", payload);
            }
        }
    }

    /** Closes every socket with a code, such as 4000 or 4006. */
    public synchronized void close(int code, String why) {
        for (ServerWebSocket socket : sockets()) {
            socket.close((short) code, why);
        }
    }

    /** Cuts every socket without a word. */
    public synchronized void drop() {
        for (ServerWebSocket socket : sockets()) {
            socket.shutdown(0, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    /** Sends a text frame as it is. */
    public synchronized void say(String raw) {
        sockets().forEach(socket -> socket.writeTextMessage(raw));
    }

    private List<ServerWebSocket> sockets() {
        List<ServerWebSocket> open = new ArrayList<>();
        sessions.values().forEach(session -> {
            if (session.socket != null) {
                open.add(session.socket);
            }
        });
        return open;
    }

    private JsonObject describe(Session session, @Nullable String reconnectUrl) {
        return new JsonObject()
                .put("id", session.id)
                .put("status", "connected")
                .put("connected_at", clock.instant().toString())
                .put(
                        "keepalive_timeout_seconds",
                        reconnectUrl == null ? Math.max(1, faults.keepalive().toSeconds()) : null)
                .put("reconnect_url", reconnectUrl);
    }

    private void write(Session session, ServerWebSocket socket, String type, JsonObject payload) {
        session.spokenAt = clock.millis();
        socket.writeTextMessage(
                frame("event-" + next.incrementAndGet(), type, payload, null).encode());
    }

    private JsonObject frame(String messageId, String type, JsonObject payload, @Nullable Event event) {
        JsonObject metadata = new JsonObject()
                .put("message_id", messageId)
                .put("message_type", type)
                .put("message_timestamp", clock.instant().toString());
        if (event != null) {
            metadata.put("subscription_type", event.type()).put("subscription_version", event.version());
        }
        return new JsonObject().put("metadata", metadata).put("payload", payload);
    }
}
