package dev.greenroom.chat.twitch;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import dev.greenroom.chat.ChatSource.Status;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Words;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads a channel by IRC, without an account. Hears the connection on its threads: copies what is needed and hands it
 * over.
 */
final class IrcReader implements TwitchConnection.Listener {
    /** A stop waits so long for the connection to close; its threads are daemons and end by themselves. */
    private static final long STOP_MILLIS = 2_000;

    private final Vertx vertx;
    private final Context context;
    private final TwitchOptions options;
    private final TwitchLines lines;
    private final TwitchConnection connection;
    private final Uptime uptime;
    private final HandOver over;
    private final Runnable whenJoined;
    private volatile Status status;

    /** The socket is open, and the channel not yet joined. A refused login shows in nothing else: Twitch4J keeps it to itself. */
    private volatile boolean isJoining;

    /** @param whenJoined is called on the context when the channel was joined, or cannot be */
    IrcReader(
            Vertx vertx,
            Clock clock,
            TwitchOptions options,
            Suspects suspects,
            Uptime uptime,
            HandOver over,
            Runnable whenJoined) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.uptime = uptime;
        this.over = over;
        this.whenJoined = whenJoined;
        this.lines = new TwitchLines(options.channel(), clock, suspects);
        this.connection = new TwitchConnection(options, this);
        this.status =
                new Status(State.CONNECTING, "connecting to " + options.server(), "connexion à " + options.server());
    }

    void open() {
        connection.open();
    }

    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        long timer = vertx.setTimer(STOP_MILLIS, fired -> closed.tryComplete());
        connection.close(() -> context.runOnContext(done -> {
            vertx.cancelTimer(timer);
            closed.tryComplete();
        }));
        return closed.future();
    }

    /** Any thread. */
    Status status() {
        return status;
    }

    @Override
    public void onLine(IRCMessageEvent line) {
        if (status.state() != State.CONNECTED && lines.showsJoined(line)) {
            status = new Status(
                    State.CONNECTED, "connected to #" + options.channel(), "connecté à #" + options.channel());
            isJoining = false;
            uptime.up();
            context.runOnContext(now -> whenJoined.run());
        }
        if (line.getCommandType().equals("NOTICE")) {
            line.getMessage()
                    .ifPresent(text -> notice(line.getTagValue("msg-id").orElse(""), text));
        }
        lines.read(line).ifPresent(over::offer);
    }

    @Override
    public void onOpen() {
        isJoining = true;
        uptime.down(new Words("the connection was lost", "la connexion est perdue"));
        status = new Status(State.CONNECTING, "joining #" + options.channel(), "rejoint #" + options.channel());
    }

    @Override
    public void onDown(Words why, Duration next) {
        uptime.down(why);
        Words told = isJoining
                ? new Words(
                        "Twitch hangs up before #" + options.channel() + " can be joined; it may refuse the login",
                        "Twitch raccroche avant que #" + options.channel()
                                + " puisse être rejoint ; la connexion est peut-être refusée")
                : why;
        isJoining = false;
        long seconds = Math.max(1, next.toSeconds());
        status = new Status(
                State.CONNECTING,
                told.en() + "; trying again in " + seconds + " s",
                told.fr() + " ; nouvel essai dans " + seconds + " s");
    }

    /** Such as a suspended channel, or one that does not exist. */
    private void notice(String id, String text) {
        if (id.equals("msg_channel_suspended") || id.equals("msg_room_not_found") || id.equals("msg_banned")) {
            status = new Status(
                    State.FAILED,
                    "Twitch says about #" + options.channel() + ": " + text,
                    "Twitch dit de #" + options.channel() + " : " + text);
            context.runOnContext(now -> whenJoined.run());
        }
    }
}
