package dev.greenroom.opinion;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.text.Language;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opinion, asked on its terms: under a deadline, behind a circuit breaker, and never more calls at once than agreed.
 * Whether it is heard is counted and reported to {@link Health}. Main context only.
 *
 * <p>The breaker opens after {@value #FAILURES} failures within ten seconds; then the opinion is left alone for
 * {@value #REST_MS} ms before one text tries it again.
 */
public final class Adviser {
    private static final Logger LOG = LoggerFactory.getLogger(Adviser.class);
    private static final int FAILURES = 5;
    private static final long REST_MS = 5_000;
    /** So long after the last absence an opinion counts as back; a lamp that flickers tells nobody anything. */
    private static final Duration CONFIDENCE = Duration.ofSeconds(10);
    /** What is asked when nobody says anything, to know whether it would be heard. */
    private static final Utterance PROBE = Utterance.answer("How are you?", "I am fine, thank you.", Language.ENGLISH);

    private final Opinion opinion;
    private final Terms terms;
    private final Health health;
    private final Metrics metrics;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private int underWay;
    private boolean heardSinceLook;
    private @Nullable Instant lastAbsence;

    public Adviser(Vertx vertx, Opinion opinion, Terms terms, Health health, Metrics metrics, Clock clock) {
        this.opinion = opinion;
        this.terms = terms;
        this.health = health;
        this.metrics = metrics;
        this.clock = clock;
        CircuitBreakerOptions options = new CircuitBreakerOptions()
                .setMaxFailures(FAILURES)
                .setTimeout(terms.deadline().toMillis())
                .setResetTimeout(REST_MS);
        this.breaker = CircuitBreaker.create(terms.part(), vertx, options);
        health.report(terms.part(), Health.Status.DEGRADED, terms.required(), "not heard yet");
    }

    boolean isAsked(Direction direction) {
        return terms.about().contains(direction);
    }

    /** Asks about a text. Never fails, and takes no longer than the deadline. */
    Future<Heard> hear(Utterance utterance) {
        if (underWay >= terms.atOnce()) {
            return Future.succeededFuture(absent(Absence.SKIPPED, terms.atOnce() + " texts were under way"));
        }
        long began = System.nanoTime();
        return breaker.<Scores>execute(() -> ask(utterance))
                .map(scores -> scored(scores, began))
                .otherwise(this::lost);
    }

    /** Asks about a harmless text where nothing was asked since the last look, so that health stays true in silence. */
    Future<Void> look() {
        boolean known = heardSinceLook;
        heardSinceLook = false;
        return known ? Future.succeededFuture() : hear(PROBE).mapEmpty();
    }

    Future<Void> close() {
        breaker.close();
        return opinion.close();
    }

    /** A call counts as under way until it is over, even when nobody waits for it any more. */
    private Future<Scores> ask(Utterance utterance) {
        underWay++;
        Future<Scores> asked;
        try {
            asked = opinion.ask(utterance);
        } catch (RuntimeException error) {
            asked = Future.failedFuture(error);
        }
        return asked.onComplete(over -> underWay--);
    }

    private Heard scored(Scores raw, long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Scores scores = terms.weight() == 1 ? raw : raw.weighted(terms.weight());
        var ruling = terms.thresholds().ruling(scores);
        count(ruling.isPresent() ? "over" : "quiet");
        metrics.registry().timer("greenroom.opinion", "opinion", terms.name()).record(took);
        heardSinceLook = true;
        Instant lost = lastAbsence;
        if (lost == null || !clock.instant().isBefore(lost.plus(CONFIDENCE))) {
            lastAbsence = null;
            String detail = "heard, the last time in " + took.toMillis() + " ms";
            health.report(terms.part(), Health.Status.ON, terms.required(), detail);
        }
        return new Heard.Scored(terms.name(), scores, ruling);
    }

    private Heard lost(Throwable error) {
        if (error instanceof NoOpinion none) {
            return absent(none.why(), String.valueOf(none.getMessage()));
        } else if (error instanceof OpenCircuitException) {
            return absent(Absence.BREAKER_OPEN, Absence.BREAKER_OPEN.inEnglish());
        } else if (error instanceof TimeoutException || error instanceof io.vertx.circuitbreaker.TimeoutException) {
            return absent(
                    Absence.TIMEOUT, "no answer within " + terms.deadline().toMillis() + " ms");
        }
        LOG.atWarn()
                .addKeyValue("opinion", terms.name())
                .addKeyValue("error", error.getClass().getName())
                .log("an opinion failed in a way that nobody thought of");
        return absent(Absence.FAILED, error.getClass().getSimpleName());
    }

    private Heard absent(Absence why, String detail) {
        count(why.wire());
        // The breaker's own absences say nothing new of the opinion; the reason why it opened stays to be read.
        if (why != Absence.BREAKER_OPEN || lastAbsence == null) {
            String words = "not heard: " + detail + (terms.required() ? "; every text waits for a person" : "");
            health.report(terms.part(), Health.Status.DEGRADED, terms.required(), words);
        }
        lastAbsence = clock.instant();
        return new Heard.Absent(terms.name(), why, terms.required());
    }

    private void count(String outcome) {
        List<String> tags = List.of("opinion", terms.name(), "outcome", outcome);
        metrics.counter("greenroom.opinions", "Opinions asked for, by what came of it", tags.toArray(String[]::new));
    }
}
