package dev.greenroom.chat.twitch;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Gaps;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.limit.RateLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Twitch channel: read without an account by IRC or with one by EventSub, acted on by Helix.
 *
 * <pre>
 * IRC ──────► IrcReader ────────┐
 * EventSub ─► EventSubReader ───┴─► HandOver ─► the gate
 * Helix ◄──── TwitchActions ◄── what a decision or a person asks for
 * </pre>
 *
 * Whoever is signed in also hears what AutoMod holds, by EventSub, in either way of reading. A start completes when
 * the channel has been joined, or after {@link TwitchOptions#startPatience} with the status {@code CONNECTING}: then it
 * goes on trying in the background, with growing pauses, until it is stopped. Start it once, on the context that is to
 * get the events.
 */
public final class TwitchSource implements ChatConnector {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Clock clock;
    private final MeterRegistry meters;
    private final TwitchOptions options;
    private final TwitchAccount account;
    private final Uptime ircUptime;
    private final Uptime eventSubUptime;
    private final Helix helix;
    private final TwitchRoom room;
    private final TwitchActions actions;
    private final Suspects suspects = new Suspects();
    private final Promise<Void> joined = Promise.promise();
    private @Nullable IrcReader irc;
    private @Nullable EventSubReader eventSub;
    private @Nullable HandOver handOver;
    private long patience = -1;
    private @Nullable Future<Void> stopped;

    /**
     * @param account who acts; {@link TwitchAccount#NOBODY} reads only
     * @param limiter stands in front of Twitch's own limits
     */
    public TwitchSource(
            Vertx vertx,
            Clock clock,
            MeterRegistry meters,
            TwitchOptions options,
            TwitchAccount account,
            RateLimiter limiter) {
        this.vertx = vertx;
        this.clock = clock;
        this.meters = meters;
        this.options = options;
        this.account = account;
        this.ircUptime = new Uptime(clock);
        this.eventSubUptime = new Uptime(clock);
        this.helix = new Helix(vertx, options.api(), PATIENCE, account);
        this.room = new TwitchRoom(options.channel(), helix);
        TwitchSending sending = new TwitchSending(vertx, helix, limiter, meters, options.isChecking());
        this.actions = new TwitchActions(account, helix, room, limiter, sending);
    }

    @Override
    public String name() {
        return "twitch";
    }

    @Override
    public Future<Void> start(Handler<ChatEvent> sink) {
        if (handOver != null || stopped != null) {
            return Future.failedFuture(new IllegalStateException("A Twitch source starts once; make another one"));
        }
        HandOver over = new HandOver(vertx.getOrCreateContext(), sink, options.mostQueued(), meters);
        handOver = over;
        boolean isByIrc = options.reading() == Reading.IRC;
        if (isByIrc) {
            IrcReader reader = new IrcReader(vertx, clock, options, suspects, ircUptime, over, joined::tryComplete);
            irc = reader;
            reader.open();
        }
        EventSubReader listening = new EventSubReader(
                vertx,
                options,
                account,
                helix,
                room,
                new EventSubEvents(options.channel(), clock, suspects),
                eventSubUptime,
                over,
                () -> {
                    if (!isByIrc) {
                        joined.tryComplete();
                    }
                });
        eventSub = listening;
        listening.open();
        patience = vertx.setTimer(Math.max(1, options.startPatience().toMillis()), fired -> joined.tryComplete());
        return joined.future();
    }

    @Override
    public Future<Void> stop() {
        Future<Void> already = stopped;
        Future<Void> mine = already == null ? end() : already;
        stopped = mine;
        return mine;
    }

    private Future<Void> end() {
        vertx.cancelTimer(patience);
        joined.tryComplete();
        HandOver over = handOver;
        if (over != null) {
            over.close();
        }
        EventSubReader listening = eventSub;
        if (listening != null) {
            listening.close();
        }
        IrcReader reader = irc;
        Future<Void> quiet = reader == null ? Future.succeededFuture() : reader.close();
        return quiet.eventually(helix::close);
    }

    @Override
    public Status status() {
        EventSubReader listening = eventSub;
        if (stopped != null) {
            return new Status(State.ENDED, "left #" + options.channel(), "a quitté #" + options.channel());
        }
        if (listening == null) {
            return new Status(State.CONNECTING, "not started", "pas encore démarré");
        }
        IrcReader reader = irc;
        Status status = reader == null ? listening.status() : reader.status();
        Optional<Words> trouble = reader == null ? Optional.empty() : listening.trouble();
        if (status.state() == State.CONNECTED && trouble.isPresent()) {
            status = new Status(State.DEGRADED, and(status.words(), trouble.get()));
        }
        Status told = status;
        return listening
                .occasion()
                .map(words -> new Status(told.state(), and(told.words(), words)))
                .orElse(told);
    }

    private static Words and(Words one, Words other) {
        return new Words(one.en() + "; " + other.en(), one.fr() + " ; " + other.fr());
    }

    @Override
    public Map<Kind, Ability> abilities() {
        return Scopes.abilities(account.token());
    }

    @Override
    public Future<ActionOutcome> carryOut(PlatformAction action) {
        return actions.carryOut(action);
    }

    @Override
    public List<Gap> gaps() {
        return Gaps.of(ircUptime.gaps(), eventSubUptime.gaps());
    }
}
