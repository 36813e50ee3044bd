package dev.greenroom.chat.twitch;

import com.github.philippheuer.events4j.core.EventManager;
import com.github.philippheuer.events4j.simple.SimpleEventHandler;
import com.github.twitch4j.chat.TwitchChat;
import com.github.twitch4j.chat.TwitchChatBuilder;
import com.github.twitch4j.chat.enums.MirroredMessagePolicy;
import com.github.twitch4j.chat.events.ChatConnectionStateEvent;
import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.client.websocket.domain.WebsocketConnectionState;
import com.github.twitch4j.util.IBackoffStrategy;
import dev.greenroom.chat.Words;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Twitch4J connection on threads of its own, all of them daemons. Twitch4J connects in its constructor and, left alone,
 * retries there for ever; here it gets one attempt at a time and this class decides about the next, so that closing
 * never has to wait for longer than one attempt, and nobody waits for closing.
 */
final class TwitchConnection {
    private static final Logger LOG = LoggerFactory.getLogger(TwitchConnection.class);
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int TWITCH4J_THREADS = 3;

    private final TwitchOptions options;
    private final Listener listener;
    private final ScheduledThreadPoolExecutor tasks;
    private final ScheduledExecutorService keeper;
    private volatile boolean closed;

    /** Twitch4J has no connection and will not try again: it asked how long to wait and was told not to. */
    private volatile boolean gaveUp = true;

    // Only the keeper's thread uses these.
    private @Nullable TwitchChat chat;
    private int failures;
    private long nextAttempt = System.nanoTime();
    private long connectedSince;

    /** Is told on Twitch4J's threads; what it throws is caught and logged. */
    interface Listener {
        void onLine(IRCMessageEvent line);

        /** The socket is open and the channel is being joined. */
        void onOpen();

        /** The connection is gone, or could not be had; the next attempt is that far away at least. */
        void onDown(Words why, Duration next);
    }

    TwitchConnection(TwitchOptions options, Listener listener) {
        this.options = options;
        this.listener = listener;
        this.tasks = new ScheduledThreadPoolExecutor(TWITCH4J_THREADS, daemons("greenroom-twitch-task"));
        this.keeper = Executors.newSingleThreadScheduledExecutor(daemons("greenroom-twitch"));
    }

    /** Begins to connect; returns at once. */
    void open() {
        long period = Math.min(200, options.firstRetry().toMillis());
        keeper.scheduleWithFixedDelay(this::keep, 0, period, TimeUnit.MILLISECONDS);
    }

    /** Closes for good; {@code whenDone} runs on the keeper's thread. Returns at once. */
    void close(Runnable whenDone) {
        closed = true;
        keeper.execute(() -> {
            TwitchChat open = chat;
            if (open != null) {
                closeQuietly(open);
            }
            tasks.shutdownNow();
            keeper.shutdown();
            whenDone.run();
        });
    }

    private void keep() {
        try {
            if (isConnected()) {
                if (System.nanoTime() - connectedSince > STABLE_NANOS) {
                    failures = 0;
                }
            } else if (!closed && gaveUp && System.nanoTime() - nextAttempt >= 0) {
                attempt();
            }
        } catch (RuntimeException error) {
            LOG.atWarn().setCause(error).log("Connecting to Twitch failed");
            down(new Words(
                    "connecting failed: " + error.getMessage(), "la connexion a échoué : " + error.getMessage()));
        }
    }

    private boolean isConnected() {
        TwitchChat known = chat;
        return known != null && known.getState() == WebsocketConnectionState.CONNECTED;
    }

    private void attempt() {
        nextAttempt = System.nanoTime() + pause().toNanos();
        failures++;
        gaveUp = false;
        TwitchChat known = chat;
        if (known == null) {
            TwitchChat built = build();
            chat = built;
            built.joinChannel(options.channel());
        } else {
            known.reconnect();
        }
        if (gaveUp) {
            down(new Words("cannot reach " + options.server(), options.server() + " ne répond pas"));
        }
        connectedSince = System.nanoTime();
    }

    private void down(Words why) {
        gaveUp = true;
        Duration pause = pause();
        nextAttempt = System.nanoTime() + pause.toNanos();
        listener.onDown(why, pause);
    }

    private Duration pause() {
        double doubled = options.firstRetry().toMillis() * Math.pow(2, Math.min(Math.max(failures - 1, 0), 20));
        double bounded = Math.min(doubled, options.longestRetry().toMillis());
        return Duration.ofMillis((long) (bounded * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    private TwitchChat build() {
        EventManager events = new EventManager();
        events.autoDiscovery();
        events.setDefaultEventHandler(SimpleEventHandler.class);
        events.onEvent(IRCMessageEvent.class, line -> guarded(() -> listener.onLine(line)));
        events.onEvent(ChatConnectionStateEvent.class, change -> guarded(() -> onState(change.getState())));
        return TwitchChatBuilder.builder()
                .withEventManager(events)
                .withBaseUrl(options.server())
                .withScheduledThreadPoolExecutor(tasks)
                .withEnableMembershipEvents(false)
                .withMirroredMessagePolicy(MirroredMessagePolicy.ACCEPT_ALL)
                .withConnectionBackoffStrategy(new OneAttempt())
                .build();
    }

    private void onState(WebsocketConnectionState state) {
        if (state == WebsocketConnectionState.CONNECTED) {
            listener.onOpen();
        } else if (state == WebsocketConnectionState.LOST) {
            listener.onDown(new Words("the connection was lost", "la connexion est perdue"), options.firstRetry());
        }
    }

    /** A handler that throws would keep Twitch4J from calling the others. */
    private void guarded(Runnable handler) {
        try {
            if (!closed) {
                handler.run();
            }
        } catch (RuntimeException error) {
            LOG.atError().setCause(error).log("A line from Twitch was lost");
        }
    }

    private static void closeQuietly(TwitchChat open) {
        try {
            open.close();
            open.getEventManager().close();
        } catch (Exception error) {
            LOG.atWarn().setCause(error).log("The connection to Twitch did not close cleanly");
        }
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Makes Twitch4J give up after each attempt, and tells that it did. */
    private final class OneAttempt implements IBackoffStrategy {
        @Override
        public long get() {
            gaveUp = true;
            return -1;
        }

        @Override
        public void reset() {}

        @Override
        public int getFailures() {
            return 0;
        }
    }
}
