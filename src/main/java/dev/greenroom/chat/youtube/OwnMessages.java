package dev.greenroom.chat.youtube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.greenroom.chat.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What Greenroom wrote itself. It comes back with the chat, sometimes before YouTube has said under which id, and is
 * nobody's question.
 */
final class OwnMessages {
    private static final int MOST = 1_000;
    private static final Duration COMES_BACK_WITHIN = Duration.ofMinutes(1);

    private final Cache<String, Integer> awaited;
    private final Cache<String, Boolean> ids;

    OwnMessages(Clock clock) {
        Caffeine<Object, Object> bounded = Caffeine.newBuilder()
                .maximumSize(MOST)
                .executor(Runnable::run)
                .expireAfterWrite(COMES_BACK_WITHIN)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        awaited = bounded.build();
        ids = bounded.build();
    }

    void writing(String text) {
        awaited.asMap().merge(text, 1, Integer::sum);
    }

    void written(String text, String id) {
        noMore(text);
        ids.put(id, true);
    }

    /** It will not come back. */
    void refused(String text) {
        noMore(text);
    }

    /** Whether a message is one of these; each is recognised once. */
    boolean recognise(ChatMessage message) {
        return ids.asMap().remove(message.id()) != null || noMore(message.text());
    }

    private boolean noMore(String text) {
        Integer left = awaited.asMap().computeIfPresent(text, (known, count) -> count - 1);
        if (left == null) {
            return false;
        }
        if (left <= 0) {
            awaited.asMap().remove(text);
        }
        return true;
    }
}
