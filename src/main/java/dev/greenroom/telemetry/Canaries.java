package dev.greenroom.telemetry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every gate's canary at the start and then again and again. A gate that lets its canary pass, fails or does not
 * answer in time is off, and the lamp is red until it proves itself again. Use it on the main context only.
 */
public final class Canaries {
    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);

    private final Vertx vertx;
    private final Health health;
    private final Metrics metrics;
    private final Duration every;
    private final Duration deadline;
    private final List<Canary> canaries = new ArrayList<>();
    private long timer = -1;

    /**
     * @param every time between two rounds
     * @param deadline how long a gate may take; shorter than {@code every}, so that rounds do not overlap
     */
    public Canaries(Vertx vertx, Health health, Metrics metrics, Duration every, Duration deadline) {
        if (deadline.compareTo(every) >= 0 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("A canary's deadline is shorter than its round, got " + deadline);
        }
        this.vertx = vertx;
        this.health = health;
        this.metrics = metrics;
        this.every = every;
        this.deadline = deadline;
    }

    /** Takes a gate's canary; until it has proved itself for the first time the gate counts as off. */
    public void register(Canary canary) {
        canaries.add(canary);
        report(canary, Health.Status.OFF, "has not proved yet that it catches");
    }

    /** Runs the first round and begins the others; completes when the first is over, whatever it found. */
    public Future<Void> start() {
        timer = vertx.setPeriodic(every.toMillis(), id -> round());
        return round();
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** One round over all gates; never fails. */
    Future<Void> round() {
        return Future.join(canaries.stream().map(this::run).toList()).mapEmpty();
    }

    private Future<Boolean> run(Canary canary) {
        Future<Boolean> caught;
        try {
            caught = canary.caught();
        } catch (RuntimeException e) {
            caught = Future.failedFuture(e);
        }
        return caught.timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .andThen(outcome -> {
                    if (outcome.failed()) {
                        failed(canary, "could not be tried: " + outcome.cause().getMessage());
                    } else if (Boolean.TRUE.equals(outcome.result())) {
                        passed(canary);
                    } else {
                        failed(canary, "let a marked harmful text pass");
                    }
                })
                .otherwise(false);
    }

    private void passed(Canary canary) {
        metrics.counter("greenroom.canaries", "Canaries by outcome", "gate", canary.gate(), "outcome", "caught");
        report(canary, Health.Status.ON, "caught its canary");
    }

    private void failed(Canary canary, String why) {
        metrics.counter("greenroom.canaries", "Canaries by outcome", "gate", canary.gate(), "outcome", "missed");
        LOG.atError().addKeyValue("gate", canary.gate()).addKeyValue("why", why).log("canary missed");
        report(canary, Health.Status.OFF, why);
    }

    private void report(Canary canary, Health.Status status, String detail) {
        health.report("canary/" + canary.gate(), status, true, detail);
    }
}
