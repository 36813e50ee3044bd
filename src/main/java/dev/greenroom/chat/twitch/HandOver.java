package dev.greenroom.chat.twitch;

import dev.greenroom.chat.ChatEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events from the connection's thread over to the event loop, in order. Messages beyond the bound are dropped and
 * counted ({@code greenroom.chat.dropped}); deletions and bans have as much room again, since losing one of them would
 * leave something standing that the platform took away.
 */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final int EVENTS_PER_TURN = 64;

    private final Context context;
    private final Handler<ChatEvent> sink;
    private final int most;
    private final Counter dropped;
    private final Counter failed;
    private final Queue<ChatEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    HandOver(Context context, Handler<ChatEvent> sink, int most, MeterRegistry meters) {
        this.context = context;
        this.sink = sink;
        this.most = most;
        this.dropped = meters.counter("greenroom.chat.dropped", "source", "twitch");
        this.failed = meters.counter("greenroom.chat.failed", "source", "twitch");
    }

    /** Any thread; never blocks. */
    void offer(ChatEvent event) {
        if (closed) {
            return;
        }
        int bound = event instanceof ChatEvent.Said ? most : 2 * most;
        if (size.incrementAndGet() > bound) {
            size.decrementAndGet();
            dropped.increment();
            return;
        }
        events.add(event);
        schedule();
    }

    /** Nothing is delivered after this. On the context. */
    void close() {
        closed = true;
        events.clear();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(turn -> drain());
        }
    }

    private void drain() {
        for (int i = 0; i < EVENTS_PER_TURN && !closed; i++) {
            ChatEvent event = events.poll();
            if (event == null) {
                break;
            }
            size.decrementAndGet();
            deliver(event);
        }
        scheduled.set(false);
        if (!closed && !events.isEmpty()) {
            schedule();
        }
    }

    private void deliver(ChatEvent event) {
        try {
            sink.handle(event);
        } catch (RuntimeException error) {
            failed.increment();
            LOG.atError().addKeyValue("source", "twitch").setCause(error).log("A chat event was lost");
        }
    }
}
