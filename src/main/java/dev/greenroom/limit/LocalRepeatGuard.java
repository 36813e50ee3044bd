package dev.greenroom.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;

/** Fingerprints of the latest messages of each channel, in memory, for one machine. Main context only. */
public final class LocalRepeatGuard implements RepeatGuard {
    private final Ticker ticker;
    private final Cache<String, ArrayDeque<Seen>> channels;

    private record Seen(long at, Fingerprint fingerprint) {}

    /** @param mostChannels how many channels are remembered; beyond it the least used are forgotten */
    public LocalRepeatGuard(Ticker ticker, int mostChannels) {
        this.ticker = ticker;
        this.channels = Caffeine.newBuilder()
                .maximumSize(mostChannels)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Future<Sighting> see(String channel, String text, int window, Duration within) {
        if (window == 0) {
            return Future.succeededFuture(Sighting.NEW);
        }
        ArrayDeque<Seen> latest = channels.get(channel, name -> new ArrayDeque<>());
        long now = ticker.read();
        while (!latest.isEmpty()
                && (latest.size() > window || now - latest.peekFirst().at() > within.toNanos())) {
            latest.removeFirst();
        }
        Fingerprint fingerprint = Fingerprint.of(text);
        boolean repeated = latest.stream().anyMatch(seen -> seen.fingerprint().isLike(fingerprint));
        if (latest.size() == window) {
            latest.removeFirst();
        }
        latest.addLast(new Seen(now, fingerprint));
        return Future.succeededFuture(repeated ? Sighting.REPEATED : Sighting.NEW);
    }
}
