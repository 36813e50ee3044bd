package dev.greenroom.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Verdict;
import java.time.Duration;
import java.util.Arrays;

/**
 * What is remembered of viewers: what became of their messages in the last hour, to five minutes, and until when they
 * are in a cool-down. In memory: a restart forgets it. Main context only.
 */
public final class Viewers {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ticker ticker;
    private final Cache<String, Slots> latest;
    private final Cache<String, Duration> cooling;

    /** @param most how many viewers are remembered; beyond it the least used are forgotten */
    public Viewers(Ticker ticker, int most) {
        this.ticker = ticker;
        this.latest = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(HOUR)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
        this.cooling = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.<String, Duration>writing((viewer, length) -> length))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Who wrote a message, with what became of their earlier ones. */
    Author author(ChatMessage message) {
        Slots slots = latest.getIfPresent(key(message));
        Author.History history = slots == null ? Author.History.NONE : slots.sums(ticker.read());
        return new Author(
                message.authorName(),
                message.standing().roles(),
                message.standing().accountAge(),
                message.standing().firstMessage(),
                history);
    }

    /** Counts a message, and what the policy made of it. */
    void count(ChatMessage message, Verdict verdict) {
        latest.get(key(message), viewer -> new Slots()).count(ticker.read(), verdict);
    }

    /** Begins a cool-down, or makes the one that runs longer; a shorter one changes nothing. */
    void coolDown(ChatMessage message, Duration length) {
        String viewer = key(message);
        Duration left = cooling.policy()
                .expireVariably()
                .flatMap(expiry -> expiry.getExpiresAfter(viewer))
                .orElse(Duration.ZERO);
        if (length.compareTo(left) > 0) {
            cooling.put(viewer, length);
        }
    }

    boolean isCooling(ChatMessage message) {
        return cooling.getIfPresent(key(message)) != null;
    }

    private static String key(ChatMessage message) {
        return message.channel() + "#" + message.authorId();
    }

    /** Three counts for each five minutes of the last hour, in a ring. */
    private static final class Slots {
        private static final int SLOTS = 12;
        private static final long SLOT = HOUR.toNanos() / SLOTS;
        private static final int KINDS = 3;

        private final int[] counts = new int[SLOTS * KINDS];
        private long newest = Long.MIN_VALUE;

        void count(long now, Verdict verdict) {
            int at = moveTo(now);
            counts[at]++;
            counts[at + 1] += verdict == Verdict.HOLD ? 1 : 0;
            counts[at + 2] += verdict == Verdict.BLOCK ? 1 : 0;
        }

        Author.History sums(long now) {
            moveTo(now);
            int[] sums = new int[KINDS];
            for (int i = 0; i < counts.length; i++) {
                sums[i % KINDS] += counts[i];
            }
            return new Author.History(sums[0], sums[1], sums[2]);
        }

        /** Empties the slots that are over; answers with the place of the present one. */
        private int moveTo(long now) {
            long slot = Math.floorDiv(now, SLOT);
            long first = newest == Long.MIN_VALUE ? slot : Math.max(newest + 1, slot - SLOTS + 1);
            for (long each = first; each <= slot; each++) {
                int at = place(each);
                Arrays.fill(counts, at, at + KINDS, 0);
            }
            newest = Math.max(newest, slot);
            return place(slot);
        }

        private static int place(long slot) {
            return (int) Math.floorMod(slot, (long) SLOTS) * KINDS;
        }
    }
}
