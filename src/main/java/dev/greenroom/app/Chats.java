package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.chat.ChatSource;
import dev.greenroom.chat.replay.ReplayProgress;
import dev.greenroom.chat.replay.ReplaySource;
import dev.greenroom.chat.replay.Script;
import dev.greenroom.chat.replay.Speed;
import dev.greenroom.chat.twitch.TwitchOptions;
import dev.greenroom.chat.twitch.TwitchSource;
import dev.greenroom.gate.QuestionGate;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chats that are read, as configured. */
final class Chats {
    private static final long LOOK_MS = 1_000;

    private final Vertx vertx;
    private final QuestionGate gate;
    private final Health health;
    private final List<ChatSource> sources = new ArrayList<>();
    private final @Nullable ReplaySource replay;
    private long timer = -1;

    Chats(Vertx vertx, Config config, Clock clock, QuestionGate gate, Health health, Metrics metrics) {
        this.vertx = vertx;
        this.gate = gate;
        this.health = health;
        Config.Chat chat = config.chat();
        if (chat.twitchChannel() != null) {
            TwitchOptions options =
                    TwitchOptions.at(chat.twitchChannel(), chat.twitchServer().toString());
            sources.add(new TwitchSource(vertx, clock, metrics.registry(), options));
        }
        replay = replay(vertx, config, clock);
        if (replay != null) {
            sources.add(replay);
        }
    }

    private static @Nullable ReplaySource replay(Vertx vertx, Config config, Clock clock) {
        Path file = config.chat().replayFile();
        if (file != null) {
            Speed speed = new Speed(config.chat().replaySpeed());
            return new ReplaySource(vertx, clock, Script.file(file), speed, false);
        }
        return config.demo()
                ? new ReplaySource(vertx, clock, Script.resource("demo/chat.jsonl"), Speed.AS_IT_WAS, true)
                : null;
    }

    /** Connects to every chat; completes when all were tried, and fails when one can never work. */
    Future<Void> start() {
        timer = vertx.setPeriodic(LOOK_MS, tick -> report());
        return Future.all(sources.stream()
                        .map(source -> source.start(event -> gate.accept(source.name(), event)))
                        .toList())
                .onComplete(done -> report())
                .mapEmpty();
    }

    Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.join(sources.stream().map(ChatSource::stop).toList()).transform(done -> Future.succeededFuture());
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
        for (ChatSource source : sources) {
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
