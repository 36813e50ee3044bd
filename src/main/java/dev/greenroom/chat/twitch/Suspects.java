package dev.greenroom.chat.twitch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.greenroom.chat.Attached.Flag;
import java.time.Duration;
import java.util.List;

/** Who Twitch suspects, as far as EventSub told within a day, and how gravely. Any thread. */
final class Suspects {
    private static final int MOST = 10_000;
    private static final int MONITORED = 1;
    private static final int RESTRICTED = 2;

    private final Cache<String, Integer> levels = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofHours(24))
            .build();

    /** @param status {@code none}, {@code active_monitoring} or {@code restricted}; anything else counts as monitored */
    void take(String userId, String status) {
        if (status.equals("none")) {
            levels.invalidate(userId);
        } else {
            levels.put(userId, status.equals("restricted") ? RESTRICTED : MONITORED);
        }
    }

    /** A mark on the whole of what a suspect wrote; none for everybody else. */
    List<Flag> flags(String userId, String text) {
        Integer level = levels.getIfPresent(userId);
        return level == null
                ? List.of()
                : List.of(new Flag("suspicious", level, 0, text.codePointCount(0, text.length())));
    }
}
