package dev.greenroom.chat.twitch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** What has been taken already, for the last ten minutes and at most {@value #MOST} ids. Any thread. */
final class Seen {
    private static final int MOST = 50_000;

    private final Cache<String, Boolean> ids = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** True the first time. */
    boolean isNew(String id) {
        return ids.asMap().putIfAbsent(id, true) == null;
    }
}
