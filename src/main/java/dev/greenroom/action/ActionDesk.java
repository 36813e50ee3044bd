package dev.greenroom.action;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.journal.JournalEntry.Acted;
import dev.greenroom.limit.RateLimiter;
import dev.greenroom.policy.Limits.Rate;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is to be done on platforms, each order once:
 *
 * <pre>
 * asked for before? ─► switched on and possible? ─► our own limits ─► journalled as intended ─► the platform ─► journalled
 * </pre>
 *
 * What the platform does not answer in time is unknown, and never tried again; what was never tried may be asked for
 * again. Meter: {@code greenroom.actions.done} by {@code action} and {@code outcome}. Main context only.
 */
public final class ActionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ActionDesk.class);

    private final Vertx vertx;
    private final Clock clock;
    private final Supplier<? extends Collection<Connection>> connections;
    private final Journal journal;
    private final RateLimiter limiter;
    private final MeterRegistry meters;
    private final Options options;
    private final Cache<String, Future<Act>> known;
    /** What earlier processes did. */
    private final Cache<String, ActionOutcome> before;

    private final List<Consumer<Act>> listeners = new ArrayList<>();

    /**
     * @param deadline how long a platform may take to answer
     * @param remembered orders by which a second one is known
     * @param memory how long they are
     * @param limits how much of each kind is done in one channel; a kind without one is not limited
     */
    public record Options(Duration deadline, int remembered, Duration memory, Map<Kind, Rate> limits) {
        /** Below what the platforms allow, so that theirs are not met. */
        public static final Options DEFAULT = new Options(
                Duration.ofSeconds(15),
                10_000,
                Duration.ofHours(24),
                Map.of(
                        Kind.SEND,
                        new Rate(18, Duration.ofSeconds(30)),
                        Kind.DELETE,
                        new Rate(100, Duration.ofMinutes(1)),
                        Kind.TIMEOUT,
                        new Rate(60, Duration.ofMinutes(1)),
                        Kind.BAN,
                        new Rate(60, Duration.ofMinutes(1)),
                        Kind.WARN,
                        new Rate(60, Duration.ofMinutes(1)),
                        Kind.EMERGENCY,
                        new Rate(10, Duration.ofMinutes(1)),
                        Kind.DECIDE_HELD,
                        new Rate(100, Duration.ofMinutes(1)),
                        Kind.MARK,
                        new Rate(6, Duration.ofMinutes(1))));

        public Options {
            limits = Map.copyOf(limits);
            if (deadline.toMillis() < 1 || remembered < 1 || memory.toMillis() < 1) {
                throw new IllegalArgumentException("A deadline, a number and a memory are 1 or more");
            }
        }
    }

    /** @param connections what can be acted on, asked at each order */
    public ActionDesk(
            Vertx vertx,
            Clock clock,
            Ticker ticker,
            Supplier<? extends Collection<Connection>> connections,
            Journal journal,
            RateLimiter limiter,
            MeterRegistry meters,
            Options options) {
        this.vertx = vertx;
        this.clock = clock;
        this.connections = connections;
        this.journal = journal;
        this.limiter = limiter;
        this.meters = meters;
        this.options = options;
        Caffeine<Object, Object> memory = Caffeine.newBuilder()
                .maximumSize(options.remembered())
                .expireAfterWrite(options.memory())
                .ticker(ticker)
                .executor(Runnable::run);
        this.known = memory.build();
        this.before = memory.build();
    }

    /** Is told every act when its outcome is known. Listeners must be quick; one that throws is logged. */
    public void onAct(Consumer<Act> listener) {
        listeners.add(listener);
    }

    /**
     * Takes up what an earlier process did, as its journal tells: nothing of it is done again, and what was only
     * intended is journalled as unknown.
     */
    public void recover(List<Acted> earlier) {
        Instant oldest = clock.instant().minus(options.memory());
        Map<String, Acted> last = new LinkedHashMap<>();
        earlier.stream().filter(acted -> acted.at().isAfter(oldest)).forEach(acted -> last.put(acted.key(), acted));
        last.values().forEach(this::remember);
    }

    private void remember(Acted acted) {
        if (acted.outcome().equals(Acted.INTENDED)) {
            journal.append(acted.ended(clock.instant(), "unknown", ActionWords.STOPPED.en()));
        }
        Act.outcome(acted).ifPresent(outcome -> before.put(acted.key(), outcome));
    }

    /** The connection that a channel belongs to, if it is one that is read now. */
    public Optional<Connection> connection(String channel) {
        int slash = channel.indexOf('/');
        String name = slash < 0 ? channel : channel.substring(0, slash);
        return connections.get().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst();
    }

    /** Carries out an order, or tells what became of it when it was asked for before. Never fails. */
    public Future<Act> ask(Order order) {
        String key = order.key();
        Future<Act> asked = known.getIfPresent(key);
        if (asked != null) {
            return asked;
        }
        ActionOutcome earlier = before.getIfPresent(key);
        if (earlier != null) {
            return Future.succeededFuture(new Act(key, order, clock.instant(), earlier));
        }
        Promise<Act> promise = Promise.promise();
        known.put(key, promise.future());
        connection(order.action().channel())
                .ifPresentOrElse(
                        on -> check(order, on, promise),
                        () -> notTried(
                                order,
                                promise,
                                ActionWords.impossible(order.action().channel())));
        return promise.future();
    }

    private void check(Order order, Connection on, Promise<Act> promise) {
        Kind kind = order.action().kind();
        Optional<ChatConnector> connector = on.connector();
        if (on.ability(kind) instanceof Ability.Missing missing) {
            notTried(order, promise, missing.why());
        } else if (connector.isEmpty()) {
            notTried(order, promise, ActionWords.impossible(on.name()));
        } else {
            limited(order, kind)
                    .onSuccess(why -> why.ifPresentOrElse(
                            words -> notTried(order, promise, words), () -> carryOut(order, connector.get(), promise)))
                    .onFailure(error -> notTried(order, promise, ActionWords.unlimited()));
        }
    }

    private Future<Optional<Words>> limited(Order order, Kind kind) {
        Rate rate = options.limits().get(kind);
        if (rate == null) {
            return Future.succeededFuture(Optional.empty());
        }
        String bucket = "action/" + order.action().channel() + "/" + kind.wire();
        return limiter.take(List.of(new RateLimiter.Claim(bucket, rate)))
                .map(taken -> taken instanceof RateLimiter.Taken.Refused refused
                        ? Optional.of(ActionWords.limited(refused.retryAfter()))
                        : Optional.empty());
    }

    private void carryOut(Order order, ChatConnector connector, Promise<Act> promise) {
        if (!journal.append(entry(order, Acted.INTENDED, ""))) {
            notTried(order, promise, ActionWords.NOT_PROVABLE);
            return;
        }
        Duration deadline = options.deadline();
        long timer = vertx.setTimer(
                deadline.toMillis(),
                late -> finish(order, promise, new ActionOutcome.Unknown(ActionWords.silent(deadline))));
        Future.succeededFuture()
                .compose(now -> connector.carryOut(order.action()))
                .otherwise(error -> {
                    LOG.atError().setCause(error).log("A connector failed where it should have told an outcome");
                    return new ActionOutcome.Unknown(
                            ActionWords.failed(error.getClass().getSimpleName()));
                })
                .onSuccess(outcome -> {
                    vertx.cancelTimer(timer);
                    finish(order, promise, outcome);
                });
    }

    private void notTried(Order order, Promise<Act> promise, Words why) {
        // It never happened, so it may be asked for again.
        known.invalidate(order.key());
        finish(order, promise, new ActionOutcome.NotTried(why));
    }

    /** Also for an answer that comes after its deadline: then it corrects what was unknown. */
    private void finish(Order order, Promise<Act> promise, ActionOutcome outcome) {
        Act act = new Act(order.key(), order, clock.instant(), outcome);
        journal.append(entry(order, act.wire(), act.detail()));
        meters.counter("greenroom.actions.done", "action", order.action().kind().wire(), "outcome", act.wire())
                .increment();
        if (!promise.tryComplete(act)) {
            known.put(act.key(), Future.succeededFuture(act));
        }
        for (Consumer<Act> listener : listeners) {
            try {
                listener.accept(act);
            } catch (RuntimeException error) {
                LOG.atWarn().setCause(error).log("A listener to actions failed");
            }
        }
    }

    private JournalEntry entry(Order order, String outcome, String detail) {
        return new Acted(
                clock.instant(),
                order.exchange(),
                order.key(),
                order.action().kind().wire(),
                order.action().channel(),
                order.target(),
                order.by(),
                outcome,
                detail);
    }
}
