package dev.greenroom.chat.replay;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.ChatSource;
import dev.greenroom.chat.Words;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a recorded chat: JSON lines with a time offset ({@code t} or {@code offset}, in seconds since the stream began,
 * fractions allowed), an author ({@code user} or {@code author}) and a text ({@code body}, {@code text} or
 * {@code message}); other keys are ignored. Playing begins with the first message at once, and goes on at the messages'
 * distances divided by the speed. A line that cannot be read is counted and logged with its number; the rest goes on.
 *
 * <p>The recording is read on a worker, at most two batches ahead. At full speed the event loop is given back after
 * every few messages. Use it on one context.
 */
public final class ReplaySource implements ChatSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReplaySource.class);
    private static final int BATCH = 256;
    private static final int MESSAGES_PER_TURN = 32;

    /** So many bad lines are logged one by one; a file of another kind should not fill the log. */
    private static final int MOST_REPORTED = 20;

    private final Vertx vertx;
    private final Clock clock;
    private final Script script;
    private final Speed speed;
    private final boolean loop;
    private final Deque<ReplayLine> ahead = new ArrayDeque<>();
    private final Promise<ReplayProgress> ended = Promise.promise();
    private Handler<ChatEvent> sink = event -> {};
    private @Nullable ReplayReader reader;
    private @Nullable Duration first;
    private Status status = new Status(Status.State.CONNECTING, "not started", "pas encore démarré");
    private ReplayProgress progress = ReplayProgress.NONE;
    private long beganMillis;
    private long timer = -1;
    private boolean reading;
    private boolean starved = true;
    private boolean readToTheEnd;
    private boolean stopped;

    /** @param loop whether it begins again at the end */
    public ReplaySource(Vertx vertx, Clock clock, Script script, Speed speed, boolean loop) {
        this.vertx = vertx;
        this.clock = clock;
        this.script = script;
        this.speed = speed;
        this.loop = loop;
    }

    @Override
    public String name() {
        return "replay";
    }

    /** The channel of its messages, such as {@code replay/stream.jsonl}. */
    public String channel() {
        return "replay/" + script.name();
    }

    @Override
    public Future<Void> start(Handler<ChatEvent> newSink) {
        sink = newSink;
        return open().onFailure(error -> {
                    status = new Status(
                            Status.State.FAILED,
                            "cannot play " + script.name() + ": " + error.getMessage(),
                            "lecture impossible de " + script.name() + " : " + error.getMessage());
                    ended.tryFail(error);
                })
                .onSuccess(opened -> {
                    if (stopped) {
                        closeReader();
                        return;
                    }
                    status = new Status(
                            Status.State.CONNECTED,
                            "playing " + script.name() + " at " + speed,
                            "lit " + script.name() + " à " + speed);
                    readAhead();
                });
    }

    @Override
    public Future<Void> stop() {
        if (!stopped) {
            finish(new Words("stopped", "arrêtée"));
        }
        return Future.succeededFuture();
    }

    @Override
    public Status status() {
        return status;
    }

    public ReplayProgress progress() {
        return progress;
    }

    /** Completes when the last message has been delivered or playing was stopped; fails if reading fails. */
    public Future<ReplayProgress> ended() {
        return ended.future();
    }

    private Future<Void> open() {
        return vertx.executeBlocking(() -> {
                    long size = script.size();
                    return new Opened(new ReplayReader(script.open()), size);
                })
                .map(opened -> {
                    reader = opened.reader();
                    progress = progress.from(opened.size());
                    readToTheEnd = false;
                    first = null;
                    return null;
                });
    }

    private record Opened(ReplayReader reader, long size) {}

    private void readAhead() {
        ReplayReader from = reader;
        if (reading || readToTheEnd || from == null || ahead.size() > BATCH) {
            return;
        }
        reading = true;
        vertx.executeBlocking(() -> from.next(BATCH))
                .onSuccess(lines -> {
                    reading = false;
                    if (stopped) {
                        close(from);
                    } else {
                        take(lines);
                    }
                })
                .onFailure(error -> {
                    reading = false;
                    fail(error);
                });
    }

    private void take(List<ReplayLine> lines) {
        readToTheEnd = lines.size() < BATCH;
        ahead.addAll(lines);
        if (starved) {
            starved = false;
            play();
        }
    }

    /** Plays what is due, then comes back when more is. */
    private void play() {
        timer = -1;
        for (int i = 0; i < MESSAGES_PER_TURN; i++) {
            ReplayLine line = ahead.peekFirst();
            if (line == null) {
                atEndOfBatch();
                return;
            }
            long wait = line instanceof ReplayLine.Message message ? millisUntil(message) : 0;
            if (wait > 0) {
                timer = vertx.setTimer(wait, fired -> play());
                return;
            }
            ahead.removeFirst();
            deliver(line);
            if (stopped) {
                return;
            }
            readAhead();
        }
        vertx.runOnContext(next -> {
            if (!stopped) {
                play();
            }
        });
    }

    private void atEndOfBatch() {
        if (!readToTheEnd) {
            starved = true;
            readAhead();
            return;
        }
        closeReader();
        progress = progress.anotherRound();
        if (loop && progress.played() > 0) {
            starved = true;
            open().onSuccess(opened -> readAhead()).onFailure(this::fail);
        } else {
            finish(new Words("played to the end", "lue jusqu’au bout"));
        }
    }

    private long millisUntil(ReplayLine.Message message) {
        if (speed.isMax()) {
            return 0;
        }
        Duration begin = first;
        if (begin == null) {
            first = message.offset();
            beganMillis = clock.millis();
            return 0;
        }
        long due = beganMillis + speed.playedAt(message.offset().minus(begin)).toMillis();
        return due - clock.millis();
    }

    private void deliver(ReplayLine line) {
        if (line instanceof ReplayLine.Bad bad) {
            if (progress.bad() < MOST_REPORTED) {
                LOG.atWarn()
                        .addKeyValue("file", script.name())
                        .addKeyValue("line", bad.number())
                        .log("Line {} of {} is left out: {}", bad.number(), script.name(), bad.problem());
            }
            progress = progress.bad(bad);
            return;
        }
        ReplayLine.Message message = (ReplayLine.Message) line;
        boolean failed = false;
        try {
            sink.handle(new ChatEvent.Said(new ChatMessage(
                    "r" + progress.rounds() + "-" + message.number(),
                    channel(),
                    message.author(),
                    message.author(),
                    message.text(),
                    clock.instant(),
                    message.standing())));
        } catch (RuntimeException error) {
            failed = true;
            LOG.atError().addKeyValue("line", message.number()).setCause(error).log("A chat message was lost");
        }
        progress = progress.played(message, failed);
    }

    private void finish(Words how) {
        stop(new Status(
                Status.State.ENDED,
                how.en() + ", " + progress.played() + " messages, " + progress.bad() + " bad lines",
                how.fr() + ", " + progress.played() + " messages, " + progress.bad() + " lignes illisibles"));
        ended.tryComplete(progress);
    }

    private void fail(Throwable error) {
        stop(new Status(
                Status.State.FAILED,
                "reading " + script.name() + " failed: " + error.getMessage(),
                "la lecture de " + script.name() + " a échoué : " + error.getMessage()));
        ended.tryFail(error);
    }

    private void stop(Status last) {
        stopped = true;
        status = last;
        vertx.cancelTimer(timer);
        ahead.clear();
        closeReader();
    }

    private void closeReader() {
        ReplayReader open = reader;
        reader = null;
        if (open != null && !reading) {
            close(open);
        }
    }

    private void close(ReplayReader open) {
        vertx.executeBlocking(() -> {
                    open.close();
                    return null;
                })
                .onFailure(error -> LOG.atWarn().setCause(error).log("A recording could not be closed"));
    }
}
