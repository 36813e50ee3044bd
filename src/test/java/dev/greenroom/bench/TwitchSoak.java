package dev.greenroom.bench;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ChatConnector.Gap;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.twitch.TwitchAccount;
import dev.greenroom.chat.twitch.TwitchOptions;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.chat.twitch.TwitchSource;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.rehearse.twitch.HelixWire;
import dev.greenroom.rehearse.twitch.Stage;
import dev.greenroom.rehearse.twitch.TwitchDouble;
import dev.greenroom.rehearse.twitch.Viewer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Reads a busy channel for a long time, with a reconnect every 30 seconds: by IRC with the connection cut or moved in
 * turn, by EventSub likewise. Ends with 1 when a message came twice, or is missing from a time for which the connector
 * does not say that messages may be missing.
 *
 * <pre>{@code mvn -q -Pbench test-compile exec:exec@twitch [-Dminutes=10] [-Drate=200] [-Dreading=IRC]}</pre>
 */
public final class TwitchSoak {
    private static final Duration BETWEEN_RECONNECTS = Duration.ofSeconds(30);
    private static final Duration IN_FLIGHT = Duration.ofMillis(200);
    private static final Set<String> SCOPES = Set.of("user:read:chat");

    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> told = new HashMap<>();
    private final TwitchDouble twitch;
    private final Reading reading;

    private TwitchSoak(TwitchDouble twitch, Reading reading) {
        this.twitch = twitch;
        this.reading = reading;
    }

    public static void main(String[] args) throws Exception {
        double minutes = Double.parseDouble(System.getProperty("minutes", "10"));
        int rate = Integer.getInteger("rate", 200);
        Reading reading = Reading.valueOf(System.getProperty("reading", "IRC"));
        Vertx vertx = Vertx.vertx();
        TwitchDouble twitch = soon(TwitchDouble.listen(vertx, Clock.systemUTC(), "somebody"));
        boolean isSound = new TwitchSoak(twitch, reading).run(vertx, minutes, rate);
        soon(vertx.close());
        System.exit(isSound ? 0 : 1);
    }

    private boolean run(Vertx vertx, double minutes, int rate) throws Exception {
        Context context = vertx.getOrCreateContext();
        TwitchSource source = source(vertx);
        soon(on(context, () -> source.start(this::hear)));
        while (soon(on(context, () -> Future.succeededFuture(source.status()))).state() != State.CONNECTED) {
            Thread.sleep(100);
        }
        Stage stage = twitch.stage();
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            viewers.add(stage.viewer("viewer_" + i));
        }
        long begin = System.nanoTime();
        long messages = (long) (minutes * 60 * rate);
        int reconnects = 0;
        for (long i = 0; i < messages; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            if (due - begin > (reconnects + 1) * BETWEEN_RECONNECTS.toNanos()) {
                reconnect(reconnects++);
            }
            Instant at = Instant.now();
            String id = stage.say(viewers.get((int) (i % viewers.size())), "message number " + i)
                    .orElseThrow()
                    .id();
            told.put(id, at);
        }
        Thread.sleep(5_000);
        boolean isSound = report(soon(on(context, () -> Future.succeededFuture(source.gaps()))), reconnects);
        soon(on(context, source::stop));
        return isSound;
    }

    /** Cut without a word, or moved as Twitch does it, in turn. */
    private void reconnect(int count) {
        if (reading == Reading.IRC) {
            if (count % 2 == 0) {
                twitch.irc().drop();
            } else {
                twitch.irc().reconnect();
            }
        } else if (count % 2 == 0) {
            twitch.eventSub().drop();
        } else {
            twitch.eventSub().moveSessions();
        }
    }

    private TwitchSource source(Vertx vertx) {
        Viewer broadcaster = twitch.stage().broadcaster();
        twitch.helix().accept(new HelixWire.Token("token-1", "client-1", broadcaster, SCOPES));
        TwitchAccount.Token token =
                new TwitchAccount.Token("client-1", broadcaster.id(), broadcaster.login(), SCOPES, "token-1");
        TwitchAccount account = new TwitchAccount() {
            @Override
            public Optional<Token> token() {
                return Optional.of(token);
            }

            @Override
            public Future<Token> refreshed(Token refused) {
                return Future.failedFuture("nothing to renew");
            }
        };
        TwitchOptions options = TwitchOptions.at(
                "somebody",
                reading,
                twitch.ircAddress().toString(),
                twitch.eventSubAddress().toString(),
                twitch.helixAddress().toString(),
                false);
        return new TwitchSource(
                vertx,
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                options,
                account,
                new LocalRateLimiter(Ticker.systemTicker(), 100));
    }

    private void hear(ChatEvent event) {
        if (event instanceof ChatEvent.Said said) {
            heard.computeIfAbsent(said.message().id(), id -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    private boolean report(List<Gap> gaps, int reconnects) {
        long twice = heard.values().stream().filter(times -> times.get() > 1).count();
        List<Instant> missing = told.entrySet().stream()
                .filter(one -> !heard.containsKey(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        long untold = missing.stream()
                .filter(at -> gaps.stream().noneMatch(gap -> covers(gap, at)))
                .count();
        System.out.printf(
                "%s: %d messages, %d reconnects; %d arrived, %d twice, %d are missing, %d of them outside of the gaps"
                        + " that were told%n",
                reading, told.size(), reconnects, heard.size(), twice, missing.size(), untold);
        gaps.forEach(gap -> System.out.println(
                "  " + gap.from() + " to " + gap.until() + ": " + gap.why().en()));
        return untold == 0 && twice == 0;
    }

    /** What was in flight when the connection ended was said a little before. */
    private static boolean covers(Gap gap, Instant at) {
        Instant until = gap.until();
        return !at.isBefore(gap.from().minus(IN_FLIGHT)) && (until == null || !at.isAfter(until.plus(IN_FLIGHT)));
    }

    private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
        Promise<T> result = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(result));
        return result.future();
    }

    private static <T> T soon(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
