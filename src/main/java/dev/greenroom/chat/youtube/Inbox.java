package dev.greenroom.chat.youtube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.greenroom.chat.ChatEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what is new, once. What was written before the connector began is left out, so that nobody is answered who
 * asked an hour ago; removals pass whenever they happened. Everything that is left out is counted by its reason
 * ({@code greenroom.chat.ignored}).
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String SOURCE = "youtube";
    private static final Boolean SEEN = true;

    private final Handler<ChatEvent> sink;
    private final MeterRegistry meters;
    private final Counter failed;
    private final OwnMessages own;
    private final Cache<String, Boolean> seen;

    Inbox(Handler<ChatEvent> sink, MeterRegistry meters, OwnMessages own, int mostSeen) {
        this.own = own;
        this.sink = sink;
        this.meters = meters;
        this.failed = meters.counter("greenroom.chat.failed", "source", SOURCE);
        // On the caller's thread: what is evicted is then a matter of what came, not of when.
        this.seen = Caffeine.newBuilder()
                .maximumSize(mostSeen)
                .executor(Runnable::run)
                .build();
    }

    /** Takes one element; true when it ends the chat. */
    boolean take(Item item, Instant began) {
        if (item instanceof Item.Told told) {
            tell(told, began);
        } else if (item instanceof Item.Silent) {
            ignored("silent");
        } else if (item instanceof Item.Unknown) {
            ignored("unknown_type");
        } else if (item instanceof Item.Unreadable) {
            ignored("unreadable");
        }
        return item instanceof Item.ChatEnded;
    }

    private void tell(Item.Told told, Instant began) {
        if (seen.asMap().putIfAbsent(told.key(), SEEN) != null) {
            ignored("duplicate");
        } else if (told.event() instanceof ChatEvent.Said && told.at().isBefore(began)) {
            ignored("backlog");
        } else if (told.event() instanceof ChatEvent.Said said && own.recognise(said.message())) {
            ignored("own");
        } else {
            deliver(told.event());
        }
    }

    private void deliver(ChatEvent event) {
        try {
            sink.handle(event);
        } catch (RuntimeException error) {
            failed.increment();
            LOG.atError().addKeyValue("source", SOURCE).setCause(error).log("A chat event was lost");
        }
    }

    private void ignored(String why) {
        meters.counter("greenroom.chat.ignored", "source", SOURCE, "why", why).increment();
    }
}
