package dev.greenroom.app;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.action.ActionDesk;
import dev.greenroom.action.PolicyActions;
import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.Platforms;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.journal.JournalKind;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Comparator;
import java.util.Set;

/** What is done on the platforms, wired. */
record Actions(ActionDesk desk, Stores stores) {
    private static final int MOST_LIMITS = 1_000;
    private static final int MOST_EARLIER = 5_000;

    static Actions of(
            Vertx vertx,
            Config config,
            Clock clock,
            Stores stores,
            Gates gates,
            Chats chats,
            Health health,
            Metrics metrics) {
        Ticker ticker = Ticker.systemTicker();
        ActionDesk desk = new ActionDesk(
                vertx,
                clock,
                ticker,
                chats::connections,
                stores.journal(),
                new LocalRateLimiter(ticker, MOST_LIMITS),
                metrics.registry(),
                ActionDesk.Options.DEFAULT);
        Platforms.Held held = config.platforms().held();
        PolicyActions policy =
                new PolicyActions(desk, health, new PolicyActions.HeldPolicy(held.denyRejected(), held.denyExpired()));
        gates.feed().onQuestion(policy::tell);
        return new Actions(desk, stores);
    }

    /** Learns what an earlier process did, so that nothing is done twice. */
    Future<Void> recover() {
        return stores.journalStore()
                .latest(MOST_EARLIER, Set.of(JournalKind.ACTED))
                .map(rows -> {
                    desk.recover(rows.stream()
                            .sorted(Comparator.comparingLong(row -> row.seq()))
                            .map(JournalEntry.Acted::of)
                            .toList());
                    return null;
                });
    }
}
