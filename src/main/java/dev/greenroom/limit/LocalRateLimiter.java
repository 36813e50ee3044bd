package dev.greenroom.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Bucket4j's token buckets in a bounded cache, for one machine. A bucket that nobody asked for {@code rate.per()} is full
 * again, so forgetting it then changes nothing. Main context only.
 */
public final class LocalRateLimiter implements RateLimiter {
    private final TimeMeter time;
    private final Cache<Claim, Bucket> buckets;

    /** @param mostKeys how many buckets are kept; beyond it the least used are forgotten, which refills them */
    public LocalRateLimiter(Ticker ticker, int mostKeys) {
        this.time = new TickerTime(ticker);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(mostKeys)
                .expireAfter(Expiry.<Claim, Bucket>accessing(
                        (claim, bucket) -> claim.rate().per()))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Future<Taken> take(List<Claim> claims) {
        return Future.succeededFuture(takeNow(claims));
    }

    /** As {@link #take}, at once. */
    public Taken takeNow(List<Claim> claims) {
        for (Claim claim : claims) {
            var estimate = bucket(claim).estimateAbilityToConsume(1);
            if (!estimate.canBeConsumed()) {
                return new Taken.Refused(claim, Duration.ofNanos(estimate.getNanosToWaitForRefill()));
            }
        }
        claims.forEach(claim -> bucket(claim).tryConsume(1));
        return new Taken.Granted();
    }

    private Bucket bucket(Claim claim) {
        return buckets.get(claim, this::fullBucket);
    }

    private Bucket fullBucket(Claim claim) {
        int count = claim.rate().count();
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(count).refillGreedy(count, claim.rate().per()))
                .withCustomTimePrecision(time)
                .build();
    }

    private record TickerTime(Ticker ticker) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
