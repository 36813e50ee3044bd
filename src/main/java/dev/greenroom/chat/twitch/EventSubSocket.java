package dev.greenroom.chat.twitch;

import dev.greenroom.chat.Words;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session of EventSub, from its welcome to its end. It notices when Twitch falls silent for longer than it promised,
 * and when Twitch moves the session to another server it keeps the old socket until the new one has been welcomed, so
 * that nothing is missed in between. It never sends anything: Twitch would close it. Main context only.
 */
final class EventSubSocket {
    private static final Logger LOG = LoggerFactory.getLogger(EventSubSocket.class);
    private static final int LONGEST_FRAME = 1024 * 1024;
    private static final long LOOK_MS = 250;
    private static final long FAREWELL_MS = 2_000;
    private static final Duration GREETING = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final URI address;
    private final Listener listener;
    private final WebSocketClient client;
    private @Nullable ClientWebSocket socket;

    /** Connects while {@link #socket} is still read. */
    private @Nullable ClientWebSocket coming;

    /** Still read for a moment: what it sent before the other's welcome may arrive after it. */
    private @Nullable ClientWebSocket leaving;

    private boolean isEnded;
    private boolean isWelcomed;
    private long spokenAt = System.nanoTime();
    private Duration silence = GREETING;
    private long timer = -1;

    /** Is told on the main context. After {@link #lost} nothing more. */
    interface Listener {
        /** A session begins. It is not told again when the session moves. */
        void welcomed(String sessionId);

        /** @param at when Twitch sent it, as ISO 8601 */
        void event(String messageId, String type, JsonObject event, String at);

        /** Twitch took a subscription away. */
        void revoked(String type, String status);

        void lost(Words why);
    }

    EventSubSocket(Vertx vertx, String address, Listener listener) {
        this.vertx = vertx;
        this.address = URI.create(address);
        this.listener = listener;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(LONGEST_FRAME)
                .setMaxMessageSize(LONGEST_FRAME)
                .setConnectTimeout(Math.toIntExact(GREETING.toMillis())));
    }

    void open() {
        timer = vertx.setPeriodic(LOOK_MS, tick -> look());
        socket = connect(address);
    }

    /** Ends it without telling. */
    void close() {
        if (!isEnded) {
            isEnded = true;
            vertx.cancelTimer(timer);
            client.close();
        }
    }

    private ClientWebSocket connect(URI to) {
        ClientWebSocket opening = client.webSocket();
        opening.textMessageHandler(frame -> hear(opening, frame));
        opening.closeHandler(closed -> closed(opening));
        opening.exceptionHandler(broken -> LOG.atDebug().setCause(broken).log("EventSub's socket broke"));
        opening.connect(new WebSocketConnectOptions().setAbsoluteURI(to.toString()))
                .onFailure(error -> failed(opening, error));
        return opening;
    }

    private void failed(ClientWebSocket which, Throwable error) {
        if (which == socket) {
            end(new Words(
                    "cannot reach " + address.getHost() + ": " + error.getMessage(),
                    address.getHost() + " ne répond pas : " + error.getMessage()));
        } else if (which == coming) {
            notComing(new Words("the move to another server failed", "le passage à un autre serveur a échoué"));
        }
    }

    private void notComing(Words why) {
        coming = null;
        ClientWebSocket left = socket;
        if (left == null || left.isClosed()) {
            end(why);
        }
    }

    private void closed(ClientWebSocket which) {
        if (which == socket && coming == null) {
            end(closeWords(which.closeStatusCode()));
        } else if (which == coming) {
            notComing(closeWords(which.closeStatusCode()));
        }
        // An old socket that Twitch closes while the new one is on its way: the new one's greeting, or silence,
        // decides.
    }

    private static Words closeWords(@Nullable Short code) {
        String why = switch (code == null ? 0 : code) {
            case 4000 -> "internal error at Twitch";
            case 4001 -> "Greenroom sent something";
            case 4002 -> "no answer to a ping";
            case 4003 -> "no subscription came within 10 s";
            case 4004 -> "the move to another server took too long";
            case 4005 -> "network timeout at Twitch";
            case 4006 -> "network error at Twitch";
            case 4007 -> "the address to move to was not valid";
            default -> "";
        };
        String end = code == null ? "" : " (" + code + (why.isEmpty() ? ")" : ": " + why + ")");
        return new Words("Twitch closed EventSub" + end, "Twitch a fermé EventSub" + end);
    }

    private void look() {
        if (System.nanoTime() - spokenAt > silence.toNanos()) {
            long seconds = silence.toSeconds();
            end(new Words(
                    "EventSub has been silent for " + seconds + " s", "EventSub est muet depuis " + seconds + " s"));
        }
    }

    private void end(Words why) {
        if (!isEnded) {
            close();
            listener.lost(why);
        }
    }

    private void hear(ClientWebSocket from, String frame) {
        if (isEnded || from != socket && from != coming && from != leaving) {
            return;
        }
        spokenAt = System.nanoTime();
        try {
            JsonObject message = new JsonObject(frame);
            hear(from, message.getJsonObject("metadata"), message.getJsonObject("payload"));
        } catch (DecodeException | ClassCastException | NullPointerException strange) {
            LOG.atWarn().addKeyValue("length", frame.length()).log("EventSub sent something that cannot be read");
        }
    }

    private void hear(ClientWebSocket from, JsonObject metadata, JsonObject payload) {
        switch (metadata.getString("message_type", "")) {
            case "session_welcome" -> welcome(from, payload.getJsonObject("session"));
            case "session_reconnect" -> move(payload.getJsonObject("session").getString("reconnect_url", ""));
            case "notification" ->
                listener.event(
                        metadata.getString("message_id", ""),
                        metadata.getString("subscription_type", ""),
                        payload.getJsonObject("event"),
                        metadata.getString("message_timestamp", ""));
            case "revocation" -> {
                JsonObject subscription = payload.getJsonObject("subscription");
                listener.revoked(subscription.getString("type", ""), subscription.getString("status", ""));
            }
            default -> {
                // A keepalive: that something was said is all there is to it.
            }
        }
    }

    private void welcome(ClientWebSocket from, JsonObject session) {
        int keepalive = session.getInteger("keepalive_timeout_seconds", (int) GREETING.toSeconds());
        silence = Duration.ofSeconds(keepalive).plusMillis(Math.max(1_000, keepalive * 500L));
        if (from == coming) {
            ClientWebSocket old = socket;
            socket = coming;
            coming = null;
            leaving = old;
            if (old != null) {
                vertx.setTimer(FAREWELL_MS, fired -> old.close());
            }
        }
        if (!isWelcomed) {
            isWelcomed = true;
            listener.welcomed(session.getString("id"));
        }
    }

    private void move(String to) {
        URI next = URI.create(to);
        if (!address.getScheme().equals(next.getScheme()) || next.getHost() == null) {
            end(new Words(
                    "Twitch wanted to move EventSub to a strange address",
                    "Twitch voulait déplacer EventSub vers une adresse étrange"));
        } else if (coming == null) {
            coming = connect(next);
        }
    }
}
