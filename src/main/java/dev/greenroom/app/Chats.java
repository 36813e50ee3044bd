package dev.greenroom.app;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.action.Connection;
import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.Platforms;
import dev.greenroom.app.rehearse.Rehearsal;
import dev.greenroom.chat.ChatSource;
import dev.greenroom.chat.replay.ReplayProgress;
import dev.greenroom.chat.replay.ReplaySource;
import dev.greenroom.chat.replay.Script;
import dev.greenroom.chat.replay.Speed;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.chat.twitch.TwitchAccount;
import dev.greenroom.chat.twitch.TwitchOptions;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.chat.twitch.TwitchSource;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.QuestionGate;
import dev.greenroom.gate.Settings;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chats that are read, as configured. */
final class Chats {
    private static final long LOOK_MS = 1_000;
    private static final int MOST_BUCKETS = 100;

    private final Vertx vertx;
    private final QuestionGate gate;
    private final Health health;
    private final @Nullable Rehearsal rehearsal;
    private final List<Connection> connections = new ArrayList<>();
    private final @Nullable ReplaySource replay;
    private long timer = -1;

    Chats(
            Vertx vertx,
            Config config,
            Clock clock,
            QuestionGate gate,
            ActivePolicy policy,
            Settings settings,
            Health health,
            Metrics metrics,
            @Nullable Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.vertx = vertx;
        this.gate = gate;
        this.health = health;
        SignIns signIns = new SignIns(vertx, clock, config);
        Optional<SignIn> google = signIn(signIns.youtube());
        twitch(config, clock, metrics, signIns).ifPresent(connections::add);
        YouTubeChats.of(
                        vertx,
                        clock,
                        config.platforms().youtube(),
                        google,
                        credentials(google),
                        settings,
                        policy,
                        metrics)
                .ifPresent(connections::add);
        if (rehearsal != null) {
            connections.stream().flatMap(one -> one.connector().stream()).forEach(rehearsal::watch);
        }
        replay = replay(vertx, config, clock);
        if (replay != null) {
            connections.add(Connection.reading(replay));
        }
    }

    private Optional<Connection> twitch(Config config, Clock clock, Metrics metrics, SignIns signIns) {
        Config.Chat chat = config.chat();
        if (chat.twitchChannel() == null) {
            return Optional.empty();
        }
        Platforms.Twitch twitch = config.platforms().twitch();
        TwitchOptions options = TwitchOptions.at(
                chat.twitchChannel(),
                twitch.byEventSub() ? Reading.EVENTSUB : Reading.IRC,
                chat.twitchServer().toString(),
                twitch.eventSubServer().toString(),
                twitch.apiServer().toString(),
                twitch.isAutoModChecking());
        Optional<SignIn> signIn = signIn(signIns.twitch());
        String client = twitch.clientId();
        TwitchAccount account = client == null ? TwitchAccount.NOBODY : TwitchAccount.of(credentials(signIn), client);
        LocalRateLimiter limiter = new LocalRateLimiter(Ticker.systemTicker(), MOST_BUCKETS);
        return Optional.of(new Connection(
                new TwitchSource(vertx, clock, metrics.registry(), options, account, limiter),
                signIn,
                twitch.actions()));
    }

    /** Nobody signs in to rehearse. */
    private Optional<SignIn> signIn(Optional<SignIn> inEarnest) {
        return rehearsal == null ? inEarnest : Optional.empty();
    }

    private Credentials credentials(Optional<SignIn> signIn) {
        return rehearsal == null
                ? signIn.<Credentials>map(one -> one).orElseGet(Credentials::none)
                : rehearsal.platform().account();
    }

    private @Nullable ReplaySource replay(Vertx vertx, Config config, Clock clock) {
        Path file = config.chat().replayFile();
        if (file != null) {
            Speed speed = new Speed(config.chat().replaySpeed());
            return new ReplaySource(vertx, clock, Script.file(file), speed, false);
        }
        return config.demo() && rehearsal == null
                ? new ReplaySource(vertx, clock, Script.resource("demo/chat.jsonl"), Speed.AS_IT_WAS, true)
                : null;
    }

    /** Connects to every chat; completes when all were tried, and fails when one can never work. */
    Future<Void> start() {
        timer = vertx.setPeriodic(LOOK_MS, tick -> report());
        // A connector finds at its start whether somebody is signed in.
        return Future.join(signIns().map(SignIn::start).toList())
                .compose(known -> Future.all(sources()
                        .map(source -> source.start(event -> gate.accept(source.name(), event)))
                        .toList()))
                .onComplete(done -> report())
                .mapEmpty();
    }

    Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.join(sources().map(ChatSource::stop).toList())
                .transform(done -> Future.join(signIns().map(SignIn::stop).toList()))
                .transform(done -> Future.succeededFuture());
    }

    /** Every chat that is read, with what can be done on it. */
    List<Connection> connections() {
        return List.copyOf(connections);
    }

    private Stream<ChatSource> sources() {
        return connections.stream().map(Connection::source);
    }

    private Stream<SignIn> signIns() {
        return connections.stream().flatMap(connection -> connection.signIn().stream());
    }

    /** The recording that is played, if one is. */
    Optional<ReplaySource> replay() {
        return Optional.ofNullable(replay);
    }

    /** Completes when the recording is over; never when none is played. */
    Future<ReplayProgress> ended() {
        return replay == null ? io.vertx.core.Promise.<ReplayProgress>promise().future() : replay.ended();
    }

    private void report() {
        for (ChatSource source : sources().toList()) {
            ChatSource.Status status = source.status();
            Health.Status part = switch (status.state()) {
                case CONNECTED, ENDED -> Health.Status.ON;
                case CONNECTING, DEGRADED -> Health.Status.DEGRADED;
                case FAILED -> Health.Status.OFF;
            };
            health.report("chat/" + source.name(), part, false, status.detail());
        }
    }
}
