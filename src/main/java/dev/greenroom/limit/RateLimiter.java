package dev.greenroom.limit;

import dev.greenroom.policy.Limits.Rate;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Token buckets by key. An implementation that fails fails the future; the caller then lets nothing through. */
public interface RateLimiter {
    /**
     * Takes one token for every claim, or none at all: who is refused by the channel keeps what the viewer had left.
     * The future completes on the caller's context.
     */
    Future<Taken> take(List<Claim> claims);

    /**
     * One bucket that is asked.
     *
     * @param key whose bucket, such as {@code viewer/twitch/somebody/42}; together with {@code rate} it names the
     *     bucket, so a reload that changes a rate begins with full buckets
     */
    record Claim(String key, Rate rate) {}

    /** What came of it. */
    sealed interface Taken {
        /** Every claim was granted. */
        record Granted() implements Taken {}

        /** Nothing was taken; {@code by} is the first claim that has nothing left. */
        record Refused(Claim by, Duration retryAfter) implements Taken {}
    }
}
