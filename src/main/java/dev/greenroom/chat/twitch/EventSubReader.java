package dev.greenroom.chat.twitch;

import com.github.twitch4j.eventsub.EventSubSubscription;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatSource.Status;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.twitch.TwitchAccount.Token;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session of EventSub while somebody is signed in: chat itself where that is how it is read, and what only the
 * signed-in hear in any case. Main context only.
 */
final class EventSubReader {
    private static final Logger LOG = LoggerFactory.getLogger(EventSubReader.class);
    private static final long LOOK_MS = 250;
    private static final long AGAIN_MS = 10_000;
    private static final Duration STABLE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final TwitchOptions options;
    private final TwitchAccount account;
    private final Helix helix;
    private final TwitchRoom room;
    private final EventSubEvents events;
    private final Uptime uptime;
    private final HandOver over;
    private final boolean isReading;
    private final Seen seen = new Seen();
    private final Map<String, Words> refused = new LinkedHashMap<>();
    private final Runnable whenUp;
    private Status status = new Status(State.CONNECTING, "not started", "pas encore démarré");
    private @Nullable Session session;
    private boolean isAttempting;
    private boolean isClosed;
    private int failures;
    private long nextAttempt = System.nanoTime();
    private long upSince;
    private long timer = -1;
    private boolean isShielded;
    private boolean isOffline;

    /** One attempt and what came of it; what arrives for an earlier one is not heard. */
    private final class Session implements EventSubSocket.Listener {
        final Token token;
        final String roomId;
        final EventSubSocket socket;

        Session(Token token, String roomId) {
            this.token = token;
            this.roomId = roomId;
            this.socket = new EventSubSocket(vertx, options.eventSub(), this);
        }

        @Override
        public void welcomed(String sessionId) {
            List<EventSubSubscription> topics = EventSubTopics.of(token, roomId, sessionId, isReading);
            Future.join(topics.stream().map(topic -> subscribe(this, topic)).toList())
                    .onComplete(done -> up(this));
        }

        @Override
        public void event(String messageId, String type, JsonObject event, String at) {
            if (session == this && seen.isNew(messageId)) {
                notice(type);
                events.read(type, event, at).ifPresent(over::offer);
            }
        }

        @Override
        public void revoked(String type, String why) {
            if (session == this) {
                refused.put(type, new Words("Twitch revoked it: " + why, "Twitch l'a retiré : " + why));
                uptime.down(new Words("Twitch revoked " + type, "Twitch a retiré " + type));
            }
        }

        @Override
        public void lost(Words why) {
            if (session == this) {
                session = null;
                down(why);
            }
        }
    }

    /** @param whenUp is called each time when everything that was asked for arrives */
    EventSubReader(
            Vertx vertx,
            TwitchOptions options,
            TwitchAccount account,
            Helix helix,
            TwitchRoom room,
            EventSubEvents events,
            Uptime uptime,
            HandOver over,
            Runnable whenUp) {
        this.vertx = vertx;
        this.options = options;
        this.account = account;
        this.helix = helix;
        this.room = room;
        this.events = events;
        this.uptime = uptime;
        this.over = over;
        this.whenUp = whenUp;
        this.isReading = options.reading() == Reading.EVENTSUB;
    }

    void open() {
        timer = vertx.setPeriodic(Math.min(LOOK_MS, options.firstRetry().toMillis()), tick -> keep());
        keep();
    }

    void close() {
        isClosed = true;
        vertx.cancelTimer(timer);
        drop();
    }

    /** How it stands; only where chat itself comes by EventSub does that say how chat stands. */
    Status status() {
        if (status.state() != State.CONNECTED || refused.isEmpty()) {
            return status;
        }
        Map.Entry<String, Words> first = refused.entrySet().iterator().next();
        String type = first.getKey();
        return new Status(
                State.DEGRADED,
                status.words().en() + "; " + type + ": " + first.getValue().en(),
                status.words().fr() + " ; " + type + " : " + first.getValue().fr());
    }

    /** What is to be said beside that chat arrives by IRC; empty when nobody is signed in, or all is well. */
    Optional<Words> trouble() {
        boolean isWanted = account.token()
                .filter(token -> EventSubTopics.isWorthIt(token, isReading))
                .isPresent();
        Status now = status();
        return isWanted && now.state() != State.CONNECTED
                ? Optional.of(new Words(
                        "AutoMod is not mirrored, " + now.words().en(),
                        "AutoMod n'est pas relayé, " + now.words().fr()))
                : Optional.empty();
    }

    /** What goes on in the channel, for the status; empty in ordinary times. */
    Optional<Words> occasion() {
        if (isShielded) {
            return Optional.of(new Words("Shield Mode is on", "le mode bouclier est actif"));
        }
        return isOffline
                ? Optional.of(new Words("the stream is offline", "le stream est hors ligne"))
                : Optional.empty();
    }

    private void keep() {
        Optional<Token> token = account.token();
        Session open = session;
        if (token.isEmpty() || !EventSubTopics.isWorthIt(token.get(), isReading)) {
            unused(token);
        } else if (open != null && isOther(open.token, token.get())) {
            drop();
            nextAttempt = System.nanoTime();
        } else if (open == null && !isAttempting && System.nanoTime() - nextAttempt >= 0) {
            attempt(token.get());
        } else if (status.state() == State.CONNECTED && System.nanoTime() - upSince > STABLE.toNanos()) {
            failures = 0;
        }
    }

    /** A refreshed token changes nothing; another person's, or one that may more, does. */
    private static boolean isOther(Token before, Token now) {
        return !before.userId().equals(now.userId()) || !before.scopes().equals(now.scopes());
    }

    private void unused(Optional<Token> token) {
        drop();
        if (!isReading) {
            uptime.unused();
        }
        Words why = token.isEmpty()
                ? new Words("waits for you to sign in to Twitch", "attend que vous vous connectiez à Twitch")
                : Scopes.lacks(isReading ? Scopes.READ_CHAT : Scopes.AUTOMOD);
        status = new Status(token.isEmpty() ? State.CONNECTING : State.FAILED, why);
    }

    private void attempt(Token token) {
        isAttempting = true;
        failures++;
        if (status.state() != State.CONNECTING || failures == 1) {
            status = new Status(State.CONNECTING, "connecting to EventSub", "connexion à EventSub");
        }
        room.id(token)
                .onComplete(asked -> isAttempting = false)
                .onSuccess(id -> {
                    if (!isClosed && session == null) {
                        Session begun = new Session(token, id);
                        session = begun;
                        begun.socket.open();
                    }
                })
                .onFailure(error -> down(words(error)));
    }

    private Future<Void> subscribe(Session to, EventSubSubscription topic) {
        return helix.ask(to.token, (api, token) -> api.createEventSubSubscription(token.value(), topic))
                .onSuccess(made -> refused.remove(topic.getRawType()))
                .onFailure(error -> {
                    if (session == to) {
                        refuse(to, topic, Helix.causeOf(error));
                    }
                })
                .transform(done -> Future.succeededFuture());
    }

    private void refuse(Session to, EventSubSubscription topic, Throwable error) {
        int status = error instanceof HelixFailure failure ? failure.status() : 0;
        if (status == 409) {
            return;
        }
        Words why = words(error);
        LOG.atWarn()
                .addKeyValue("topic", topic.getRawType())
                .addKeyValue("why", why.en())
                .log("EventSub refused a subscription");
        refused.put(topic.getRawType(), why);
        boolean isForGood = status >= 400 && status < 500 && status != 429;
        if (!isForGood) {
            vertx.setTimer(AGAIN_MS, fired -> {
                if (session == to) {
                    subscribe(to, topic).onComplete(done -> settle());
                }
            });
        }
    }

    /** Every subscription was asked for; some may have been refused. */
    private void up(Session which) {
        if (session != which) {
            return;
        }
        if (isReading && refused.containsKey("channel.chat.message")) {
            Words why = refused.get("channel.chat.message");
            drop();
            down(why == null ? new Words("refused", "refusé") : why);
            return;
        }
        upSince = System.nanoTime();
        status = new Status(
                State.CONNECTED,
                "connected to #" + options.channel() + " as " + which.token.login(),
                "connecté à #" + options.channel() + " en tant que " + which.token.login());
        settle();
        whenUp.run();
    }

    private void settle() {
        if (refused.isEmpty()) {
            uptime.up();
        }
    }

    private void notice(String type) {
        switch (type) {
            case "channel.shield_mode.begin" -> isShielded = true;
            case "channel.shield_mode.end" -> isShielded = false;
            case "stream.online" -> isOffline = false;
            case "stream.offline" -> isOffline = true;
            default -> {
                // Chat itself changes nothing about how the channel stands.
            }
        }
    }

    private void down(Words why) {
        uptime.down(why);
        refused.clear();
        Duration pause = options.pauseAfter(failures);
        nextAttempt = System.nanoTime() + pause.toNanos();
        long seconds = Math.max(1, pause.toSeconds());
        status = new Status(
                State.CONNECTING,
                why.en() + "; trying again in " + seconds + " s",
                why.fr() + " ; nouvel essai dans " + seconds + " s");
    }

    private void drop() {
        Session open = session;
        session = null;
        if (open != null) {
            open.socket.close();
            uptime.down(new Words("EventSub was closed", "EventSub a été fermé"));
        }
    }

    private static Words words(Throwable error) {
        ActionOutcome outcome = Outcomes.of(error);
        if (outcome instanceof ActionOutcome.Refused refused) {
            return refused.why();
        }
        if (outcome instanceof ActionOutcome.NotTried notTried) {
            return notTried.why();
        }
        return new Words("Twitch did not answer", "Twitch n'a pas répondu");
    }
}
