package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.youtube.Phase.Signal;
import dev.greenroom.chat.youtube.Quota.Purpose;
import dev.greenroom.chat.youtube.YouTubeApi.Call;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the connection to one live chat: {@link Phase} says what comes after what, this class does it. Every move ends
 * what the phase before had begun, so that no late answer of an earlier attempt is heard. One context only.
 */
final class LiveChat {
    /** A pause so long may have lost messages, even where YouTube still knows the position. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(2);

    private final Vertx vertx;
    private final Clock clock;
    private final YouTubeOptions options;
    private final YouTubeApi api;
    private final Quota quota;
    private final Resolver resolver;
    private final Bookmark bookmark;
    private final Silence silence;
    private final BackOff backOff;
    private final Runnable moved;
    private Phase phase = Phase.NEW;
    private int attempt;
    private long timer = -1;
    private Instant due = Instant.MIN;
    private Instant connectedAt = Instant.MIN;
    private Instant pollingSince = Instant.MIN;
    private String reason = "";
    private @Nullable Broadcast broadcast;
    private @Nullable MessageStream stream;
    private @Nullable HttpClientResponse opened;

    /** @param moved is called after every move */
    LiveChat(
            Vertx vertx,
            Clock clock,
            YouTubeOptions options,
            YouTubeApi api,
            Quota quota,
            Resolver resolver,
            MeterRegistry meters,
            OwnMessages own,
            Handler<ChatEvent> sink,
            Runnable moved) {
        this.vertx = vertx;
        this.clock = clock;
        this.options = options;
        this.api = api;
        this.quota = quota;
        this.resolver = resolver;
        this.bookmark = new Bookmark(new Inbox(sink, meters, own, options.mostSeen()), clock.instant());
        this.silence = new Silence(clock);
        this.backOff =
                new BackOff(options.timing().firstRetry(), options.timing().longestRetry());
        this.moved = moved;
    }

    Phase phase() {
        return phase;
    }

    String reason() {
        return reason;
    }

    /** When the next attempt is made, where one is waited for. */
    Instant due() {
        return due;
    }

    Optional<Broadcast> broadcast() {
        return Optional.ofNullable(broadcast);
    }

    List<Gap> gaps() {
        return silence.gaps();
    }

    /** Makes the move that the table has for the signal, if it has one. */
    void on(Signal signal) {
        Phase next = phase.on(signal);
        if (next == phase) {
            return;
        }
        leave();
        phase = next;
        enter();
        moved.run();
    }

    private void leave() {
        attempt++;
        vertx.cancelTimer(timer);
        timer = -1;
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }

    private void enter() {
        switch (phase) {
            case RESOLVING -> resolve();
            case CONNECTING -> connect();
            case STREAMING -> listen();
            case POLLING -> {
                pollingSince = clock.instant();
                poll();
            }
            case RECONNECTING, UNREACHABLE -> pause(backOff.next());
            case WAITING, NOT_FOUND, CHAT_DISABLED -> {
                forget();
                // Looking every minute would use up what is kept for acting.
                pause(quota.isReadingPaused() ? untilQuota() : options.timing().lookAgain());
            }
            case QUOTA_PAUSED -> {
                silence.lost(new Words("the quota was used up", "le quota était épuisé"));
                pause(untilQuota());
            }
            case OVER, STOPPED, SIGNED_OUT, NEEDS_PERMISSION, NEW -> forget();
        }
    }

    private void forget() {
        broadcast = null;
        bookmark.close();
    }

    private Duration untilQuota() {
        return Duration.between(clock.instant(), quota.readingResumes());
    }

    private void pause(Duration length) {
        due = clock.instant().plus(length);
        waitUntilDue();
    }

    /** The clock decides, not the timer: a machine that slept, or a clock that was set, must not shorten a pause. */
    private void waitUntilDue() {
        long millis = Duration.between(clock.instant(), due).toMillis();
        if (millis <= 0) {
            timer = -1;
            int mine = attempt;
            vertx.runOnContext(now -> ifStill(mine, () -> on(Signal.DUE)));
        } else {
            timer = vertx.setTimer(Math.min(millis, LONG_PAUSE.toMillis()), fired -> waitUntilDue());
        }
    }

    private void ifStill(int mine, Runnable step) {
        if (mine == attempt) {
            step.run();
        }
    }

    private void resolve() {
        int mine = attempt;
        // Whoever acts has to know in which chat, also when reading has used its part of the quota.
        resolver.find(quota.isReadingPaused() ? Purpose.ACTING : Purpose.READING)
                .onSuccess(found -> ifStill(mine, () -> take(found)))
                .onFailure(error -> ifStill(mine, () -> fault(error)));
    }

    private void take(Resolver.Found found) {
        if (found instanceof Resolver.Found.Live live) {
            broadcast = live.broadcast();
            bookmark.open(live.broadcast());
            backOff.reset();
            on(Signal.FOUND);
        } else if (found instanceof Resolver.Found.NotLive) {
            on(Signal.NOT_LIVE);
        } else {
            on(found instanceof Resolver.Found.Over ? Signal.BROADCAST_OVER : Signal.NO_SUCH_VIDEO);
        }
    }

    private void connect() {
        Broadcast on = broadcast;
        if (on == null) {
            on(Signal.CHAT_OVER);
            return;
        }
        int mine = attempt;
        api.open(Call.get(Cost.STREAM, "liveChat/messages/stream", bookmark.next(on)))
                .onSuccess(response -> {
                    if (mine == attempt) {
                        opened = response;
                        on(Signal.OPENED);
                    } else {
                        response.request().reset();
                    }
                })
                .onFailure(error -> ifStill(mine, () -> fault(error)));
    }

    private void listen() {
        HttpClientResponse response = opened;
        opened = null;
        if (response == null) {
            on(Signal.LOST);
            return;
        }
        connectedAt = clock.instant();
        silence.end();
        int mine = attempt;
        stream = new MessageStream(vertx, options.timing().silence(), response, new MessageStream.Listener() {
            @Override
            public void page(JsonObject page) {
                ifStill(mine, () -> {
                    if (bookmark.read(page, api.ahead())) {
                        on(Signal.CHAT_OVER);
                    }
                });
            }

            @Override
            public void ended() {
                ifStill(mine, () -> lost("ended"));
            }

            @Override
            public void failed(ApiFault fault) {
                ifStill(mine, () -> fault(fault));
            }
        });
        stream.read();
    }

    private void lost(String why) {
        silence.begin();
        reason = why;
        if (!bookmark.isSet() && phase == Phase.STREAMING) {
            silence.lost(new Words("YouTube gave no position to go on from", "YouTube n’a pas donné de position"));
        }
        boolean healthy = phase == Phase.STREAMING
                && Duration.between(connectedAt, clock.instant())
                                .compareTo(options.timing().healthy())
                        >= 0;
        if (healthy) {
            backOff.reset();
        }
        on(Signal.LOST);
    }

    private void fault(Throwable error) {
        reason = error instanceof ApiFault known ? known.reason() : "unexpected answer";
        switch (YouTubeApi.troubleOf(error)) {
            case QUOTA -> {
                silence.begin();
                on(Signal.QUOTA_USED_UP);
            }
            case SIGNED_OUT -> on(Signal.SIGNED_OUT);
            case FORBIDDEN, KEY_REFUSED -> on(Signal.FORBIDDEN);
            case REFUSED -> {
                // Perhaps the position was given by the other way of reading.
                if (!bookmark.isSet()) {
                    on(Signal.FORBIDDEN);
                } else {
                    startAnew();
                }
            }
            case CHAT_DISABLED -> on(Signal.CHAT_DISABLED);
            case CHAT_OVER -> on(Signal.CHAT_OVER);
            case STALE_POSITION -> startAnew();
            case NOT_THERE, MALFORMED -> unusable();
            case SLOW_DOWN, SERVER, UNREACHABLE, LOST -> lost(reason);
        }
    }

    /** The next connection begins with what YouTube shows to everybody who comes. */
    private void startAnew() {
        bookmark.lose();
        silence.lost(new Words("YouTube lost the position", "YouTube a perdu la position"));
        lost(reason);
    }

    /** The stream is not what it should be: then page by page. Everything else is tried again. */
    private void unusable() {
        if (phase == Phase.CONNECTING || phase == Phase.STREAMING) {
            silence.begin();
            on(Signal.UNSTREAMABLE);
        } else {
            lost(reason);
        }
    }

    private void poll() {
        Broadcast on = broadcast;
        if (on == null) {
            on(Signal.CHAT_OVER);
            return;
        }
        int mine = attempt;
        api.whole(Call.get(Cost.POLL, "liveChat/messages", bookmark.next(on)))
                .onSuccess(page -> ifStill(mine, () -> polled(page)))
                .onFailure(error -> ifStill(mine, () -> {
                    fault(error);
                    if (phase == Phase.POLLING) {
                        pollIn(backOff.next());
                    }
                }));
    }

    private void polled(JsonObject page) {
        backOff.reset();
        silence.end();
        if (bookmark.read(page, api.ahead())) {
            on(Signal.CHAT_OVER);
            return;
        }
        boolean streamAgain = Duration.between(pollingSince, clock.instant())
                        .compareTo(options.timing().streamAgain())
                >= 0;
        if (streamAgain) {
            on(Signal.STREAM_AGAIN);
            return;
        }
        Object asked = page.getValue("pollingIntervalMillis", 0);
        long millis = asked instanceof Number number ? Math.min(number.longValue(), LONG_PAUSE.toMillis()) : 0;
        pollIn(quota.pollPause(Duration.ofMillis(Math.max(0, millis))));
    }

    private void pollIn(Duration pause) {
        timer = vertx.setTimer(Math.max(1, pause.toMillis()), fired -> poll());
    }
}
