package dev.greenroom.chat.twitch;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatSource;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Words;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Twitch channel, without an account. A start completes when the channel has been joined, or after
 * {@link TwitchOptions#startPatience} with the status {@code CONNECTING}: then it goes on trying in the background, with
 * growing pauses, until it is stopped. Start it once, on the context that is to get the events.
 */
public final class TwitchSource implements ChatSource {
    /** A stop waits so long for the connection to close; its threads are daemons and end by themselves. */
    private static final long STOP_MILLIS = 2_000;

    private final Vertx vertx;
    private final TwitchOptions options;
    private final MeterRegistry meters;
    private final TwitchLines lines;
    private final Promise<Void> joined = Promise.promise();
    private volatile Status status;
    private @Nullable TwitchConnection connection;
    private @Nullable HandOver handOver;

    public TwitchSource(Vertx vertx, Clock clock, MeterRegistry meters, TwitchOptions options) {
        this.vertx = vertx;
        this.meters = meters;
        this.options = options;
        this.lines = new TwitchLines(options.channel(), clock);
        this.status = new Status(State.CONNECTING, "not started", "pas encore démarré");
    }

    @Override
    public String name() {
        return "twitch";
    }

    @Override
    public Future<Void> start(Handler<ChatEvent> sink) {
        if (connection != null) {
            return Future.failedFuture(new IllegalStateException("A Twitch source starts once; make another one"));
        }
        status = new Status(State.CONNECTING, "connecting to " + options.server(), "connexion à " + options.server());
        Context context = vertx.getOrCreateContext();
        HandOver over = new HandOver(context, sink, options.mostQueued(), meters);
        TwitchConnection opened = new TwitchConnection(options, new Ears(context, over));
        handOver = over;
        connection = opened;
        opened.open();
        vertx.setTimer(Math.max(1, options.startPatience().toMillis()), fired -> joined.tryComplete());
        return joined.future();
    }

    @Override
    public Future<Void> stop() {
        status = new Status(State.ENDED, "left #" + options.channel(), "a quitté #" + options.channel());
        joined.tryComplete();
        TwitchConnection open = connection;
        if (open == null || handOver == null) {
            return Future.succeededFuture();
        }
        handOver.close();
        handOver = null;
        Promise<Void> closed = Promise.promise();
        long timer = vertx.setTimer(STOP_MILLIS, fired -> closed.tryComplete());
        Context context = vertx.getOrCreateContext();
        open.close(() -> context.runOnContext(done -> {
            vertx.cancelTimer(timer);
            closed.tryComplete();
        }));
        return closed.future();
    }

    @Override
    public Status status() {
        return status;
    }

    /** Hears the connection, on its threads: copies what is needed and hands it over. */
    private final class Ears implements TwitchConnection.Listener {
        private final Context context;
        private final HandOver over;

        Ears(Context context, HandOver over) {
            this.context = context;
            this.over = over;
        }

        @Override
        public void onLine(IRCMessageEvent line) {
            if (status.state() != State.CONNECTED && lines.showsJoined(line)) {
                become(State.CONNECTED, "connected to #" + options.channel(), "connecté à #" + options.channel());
                context.runOnContext(now -> joined.tryComplete());
            }
            if (line.getCommandType().equals("NOTICE")) {
                line.getMessage()
                        .ifPresent(text -> notice(line.getTagValue("msg-id").orElse(""), text));
            }
            lines.read(line).ifPresent(over::offer);
        }

        @Override
        public void onOpen() {
            become(State.CONNECTING, "joining #" + options.channel(), "rejoint #" + options.channel());
        }

        @Override
        public void onDown(Words why, Duration next) {
            long seconds = Math.max(1, next.toSeconds());
            become(
                    State.CONNECTING,
                    why.en() + "; trying again in " + seconds + " s",
                    why.fr() + " ; nouvel essai dans " + seconds + " s");
        }

        /** Such as a suspended channel, or one that does not exist. */
        private void notice(String id, String text) {
            if (id.equals("msg_channel_suspended") || id.equals("msg_room_not_found") || id.equals("msg_banned")) {
                become(
                        State.FAILED,
                        "Twitch says about #" + options.channel() + ": " + text,
                        "Twitch dit de #" + options.channel() + " : " + text);
                context.runOnContext(now -> joined.tryComplete());
            }
        }

        private void become(State state, String en, String fr) {
            if (status.state() != State.ENDED) {
                status = new Status(state, en, fr);
            }
        }
    }
}
