package dev.greenroom.app;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.policy.Policy;
import dev.greenroom.telemetry.Health;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the rule files and puts a changed policy in force. Files are read and compiled on a worker; the exchange
 * happens on the main context between two decisions. Files that do not compile change nothing: the old policy goes on,
 * and health names the problems. Use it on the main context only.
 */
public final class PolicyReloader {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyReloader.class);
    private static final String PART = "policy";
    private static final int MOST_DETAIL = 2_000;

    /** Compiles rule files; throws with a message for their author. */
    @FunctionalInterface
    public interface Compiler {
        Policy compile(Map<String, String> files) throws Exception;
    }

    private final Vertx vertx;
    private final RuleFiles files;
    private final Compiler compiler;
    private final ActivePolicy active;
    private final Health health;
    private final BiConsumer<String, String> changed;
    private @Nullable String seen;
    private long timer = -1;
    private boolean isBusy;

    /**
     * @param seen fingerprint of the files that {@code active} was compiled from, absent when that is not known
     * @param changed is told the old and the new revision, after the exchange
     */
    public PolicyReloader(
            Vertx vertx,
            RuleFiles files,
            @Nullable String seen,
            Compiler compiler,
            ActivePolicy active,
            Health health,
            BiConsumer<String, String> changed) {
        this.vertx = vertx;
        this.files = files;
        this.seen = seen;
        this.compiler = compiler;
        this.active = active;
        this.health = health;
        this.changed = changed;
    }

    /** Looks now and then again each {@code every}; completes after the first look, whatever came of it. */
    public Future<Void> start(Duration every) {
        on();
        timer = vertx.setPeriodic(every.toMillis(), id -> {
            if (id == timer) {
                look();
            }
        });
        return look();
    }

    public void stop() {
        vertx.cancelTimer(timer);
        timer = -1;
    }

    /** Looks whether the files have changed; completes when the outcome is in force. Never fails. */
    Future<Void> look() {
        if (isBusy) {
            return Future.succeededFuture();
        }
        isBusy = true;
        String known = seen;
        return vertx.executeBlocking(() -> compileIfChanged(known), false)
                .onComplete(done -> isBusy = false)
                .<Void>map(outcome -> {
                    seen = outcome.fingerprint();
                    settle(outcome);
                    return null;
                })
                .otherwise(failure -> {
                    seen = null;
                    degraded(failure);
                    return null;
                });
    }

    /** What came of a look: neither policy nor failure when nothing had changed. */
    private record Outcome(
            String fingerprint,
            @Nullable Policy policy,
            @Nullable Exception failure) {}

    private Outcome compileIfChanged(@Nullable String known) throws IOException {
        String now = files.fingerprint();
        if (now.equals(known)) {
            return new Outcome(now, null, null);
        }
        try {
            return new Outcome(now, compiler.compile(files.read()), null);
        } catch (Exception e) {
            return new Outcome(now, null, e);
        }
    }

    private void settle(Outcome outcome) {
        if (outcome.failure() != null) {
            degraded(outcome.failure());
        } else if (outcome.policy() != null) {
            exchange(outcome.policy());
        }
    }

    private void exchange(Policy next) {
        String before = active.swap(next).revision();
        on();
        if (!before.equals(next.revision())) {
            LOG.atInfo()
                    .addKeyValue("from", before)
                    .addKeyValue("to", next.revision())
                    .log("policy changed");
            changed.accept(before, next.revision());
        }
    }

    private void on() {
        health.report(
                PART, Health.Status.ON, true, "revision " + active.current().revision());
    }

    private void degraded(Throwable failure) {
        String why = String.valueOf(failure.getMessage());
        String detail = "the changed rule files cannot be used, revision "
                + active.current().revision() + " goes on: " + why;
        LOG.atWarn().addKeyValue("why", why).log("policy not changed");
        health.report(
                PART,
                Health.Status.DEGRADED,
                true,
                detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL));
    }
}
