package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.telemetry.Canaries;
import dev.greenroom.telemetry.Canary;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** Watches what is not asked on every text: the canaries, the journal, and the figures that are read now and then. */
final class Watch {
    private static final Duration DEADLINE = Duration.ofMillis(900);
    private static final long LOOK_MS = 500;

    private final Vertx vertx;
    private final BatchingJournal journal;
    private final Health health;
    private final Canaries canaries;
    private long timer = -1;

    Watch(Vertx vertx, Config config, Stores stores, Gates gates, Health health, Metrics metrics) {
        this.vertx = vertx;
        this.journal = stores.journal();
        this.health = health;
        this.canaries = new Canaries(vertx, health, metrics, config.canaryEvery(), DEADLINE);
        metrics.gauge(
                "greenroom.questions.waiting", "Accepted questions that wait for the avatar.", gates.queue()::size);
        metrics.gauge("greenroom.questions.in.flight", "Questions that the avatar has.", gates.queue()::inFlight);
        metrics.gauge(
                "greenroom.holds.waiting",
                "Texts that wait for a person.",
                () -> gates.holds().waiting().size());
        metrics.gauge("greenroom.journal.pending", "Entries that wait for the disk.", journal::pending);
        metrics.gauge(
                "greenroom.journal.dropped.full", "Entries refused because too many waited.", journal::droppedFull);
        metrics.gauge(
                "greenroom.journal.dropped.unhealthy",
                "Entries refused because the disk failed.",
                journal::droppedUnhealthy);
    }

    /** Lets the canaries fly for the first time; completes when they are back. */
    Future<Void> start(List<Canary> birds) {
        birds.forEach(canaries::register);
        report();
        timer = vertx.setPeriodic(LOOK_MS, tick -> report());
        return canaries.start();
    }

    void stop() {
        vertx.cancelTimer(timer);
        canaries.stop();
    }

    private void report() {
        if (journal.isHealthy()) {
            health.report("journal", Health.Status.ON, true, "entries are written");
        } else {
            health.report("journal", Health.Status.OFF, true, "entries cannot be written; nothing passes unproved");
        }
    }
}
