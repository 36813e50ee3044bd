package dev.greenroom.rulebook;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.rulebook.InForce.Cause;
import dev.greenroom.telemetry.Health;
import dev.greenroom.yaml.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts policies in force: when the rule files change, when a person asks, and when a person goes back to an earlier
 * revision. Files are read and compiled on a worker; the exchange happens on the main context between two decisions.
 * Files that do not compile change nothing: the old policy goes on, and health and {@link #status} name the problems.
 * One thing after the other, whoever asks. Use it on the main context only.
 *
 * <p>A roll-back touches no file. It lasts until the files change, a person reloads, or Greenroom is started anew.
 */
public final class PolicyReloader {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyReloader.class);
    private static final String PART = "policy";
    private static final String HISTORY = "policy-history";
    private static final int MOST_DETAIL = 2_000;
    private static final int MOST_WAITING = 8;

    /** Compiles texts by path. Called on workers. */
    @FunctionalInterface
    public interface Compiler {
        Compilation compile(Map<String, String> files);
    }

    /** What came of a roll-back. */
    public sealed interface RollBack {
        record Done(InForce inForce) implements RollBack {}

        /** No such revision is kept. */
        record Unknown() implements RollBack {}

        /** Its files no longer make a policy, as may happen after an upgrade of Greenroom. */
        record Rejected(List<Problem> problems) implements RollBack {}
    }

    /**
     * What the reloader works with.
     *
     * @param policyName the policy that is compiled out of the files
     */
    public record Parts(
            Vertx vertx,
            Clock clock,
            RuleSource files,
            Compiler compiler,
            String policyName,
            ActivePolicy active,
            RevisionStore history,
            Health health) {}

    /** @param before the revision that was in force until now */
    public record Exchange(String before, InForce now) {}

    private final Parts parts;
    private final RuleReader reader;
    private final List<Consumer<Exchange>> exchanges = new ArrayList<>();
    private final List<Consumer<PolicyStatus>> statuses = new ArrayList<>();
    private @Nullable String seen;
    private InForce inForce;
    private List<Problem> warnings = List.of();
    private PolicyStatus.@Nullable Rejection rejection;
    private @Nullable String filesRevision;
    private Future<?> last = Future.succeededFuture();
    private boolean isGone;
    private int waiting;
    private long timer = -1;

    public PolicyReloader(Parts parts) {
        this.parts = parts;
        this.reader = new RuleReader(parts.files(), parts.compiler());
        this.inForce = new InForce(
                parts.active().current().revision(),
                parts.policyName(),
                parts.clock().instant(),
                Cause.START,
                InForce.ITSELF);
    }

    /** Is told when another policy has come into force. Listeners must be quick and must not throw. */
    public void onExchange(Consumer<Exchange> listener) {
        exchanges.add(listener);
    }

    /** Is told whenever something of the status has changed. Listeners must be quick and must not throw. */
    public void onStatus(Consumer<PolicyStatus> listener) {
        statuses.add(listener);
    }

    /**
     * Keeps the policy that Greenroom starts with, looks now and then again each {@code every}; completes after the first
     * look, whatever came of it.
     *
     * @param fingerprint of the files that the policy in force was compiled from
     * @param files those files
     */
    public Future<Void> start(Duration every, String fingerprint, Map<String, String> files, List<Problem> warned) {
        seen = fingerprint;
        warnings = warned;
        filesRevision = inForce.revision();
        on();
        timer = parts.vertx().setPeriodic(every.toMillis(), id -> {
            if (id == timer && waiting == 0) {
                look();
            }
        });
        return keep(files).compose(kept -> look());
    }

    /** Completes when nothing is read or compiled any more. */
    public Future<Void> stop() {
        parts.vertx().cancelTimer(timer);
        timer = -1;
        return last.transform(ended -> Future.succeededFuture());
    }

    public PolicyStatus status() {
        boolean differ = filesRevision != null && !filesRevision.equals(inForce.revision());
        return new PolicyStatus(inForce, warnings, rejection, differ);
    }

    /** Looks whether the files have changed; completes when the outcome is in force. Never fails. */
    public Future<Void> look() {
        return inTurn(() -> use(seen, Cause.FILES, InForce.ITSELF));
    }

    /** Reads the files for {@code by}, changed or not. Fails only when too many ask at once. */
    public Future<Void> reload(String by) {
        return inTurn(() -> use(null, Cause.RELOAD, by));
    }

    /**
     * Puts a kept revision in force again, compiled from the texts that were kept with it.
     *
     * @param name a revision, or the number of a kept one
     */
    public Future<RollBack> rollBack(String name, String by) {
        return inTurn(() -> parts.history()
                .find(name)
                .compose(found -> found.map(kept -> goBack(kept, by))
                        .orElseGet(() -> Future.succeededFuture(new RollBack.Unknown()))));
    }

    private Future<RollBack> goBack(RevisionStore.Kept kept, String by) {
        return parts.history()
                .files(kept.number())
                .compose(files -> compiled(files).compose(compilation -> {
                    if (compilation instanceof Compilation.Rejected rejected) {
                        return Future.succeededFuture(new RollBack.Rejected(rejected.problems()));
                    }
                    Compilation.Compiled compiled = (Compilation.Compiled) compilation;
                    return exchange(compiled, files, Cause.ROLL_BACK, by)
                            .map(done -> (RollBack) new RollBack.Done(inForce));
                }));
    }

    private Future<Compilation> compiled(Map<String, String> files) {
        return parts.vertx().executeBlocking(() -> reader.compile(files), false);
    }

    private <T> Future<T> inTurn(Supplier<Future<T>> work) {
        if (waiting >= MOST_WAITING) {
            return Future.failedFuture("too many reloads wait already; try again in a moment");
        }
        waiting++;
        Future<T> mine = last.transform(before -> work.get()).onComplete(done -> waiting--);
        last = mine;
        return mine;
    }

    private Future<Void> use(@Nullable String known, Cause cause, String by) {
        return parts.vertx()
                .executeBlocking(() -> reader.look(known), false)
                .compose(found -> settle(found, cause, by))
                .recover(failure -> {
                    isGone = true;
                    reject(List.of(RuleReader.unreadable(failure)));
                    return Future.succeededFuture();
                });
    }

    private Future<Void> settle(RuleReader.Found found, Cause cause, String by) {
        boolean back = isGone;
        isGone = false;
        if (!(found instanceof RuleReader.Found.Changed changed)) {
            if (back) {
                rejection = null;
                on();
            }
            return Future.succeededFuture();
        }
        seen = changed.fingerprint();
        if (changed.compilation() instanceof Compilation.Compiled compiled) {
            boolean isSaidAnew = !compiled.policy().revision().equals(filesRevision);
            filesRevision = compiled.policy().revision();
            if (cause == Cause.FILES && inForce.cause() == Cause.ROLL_BACK && !isSaidAnew) {
                // A new day, or a file that was only touched, does not end what a person decided.
                return Future.succeededFuture();
            }
            return exchange(compiled, changed.files(), cause, by);
        }
        filesRevision = null;
        reject(((Compilation.Rejected) changed.compilation()).problems());
        return Future.succeededFuture();
    }

    private Future<Void> exchange(Compilation.Compiled next, Map<String, String> files, Cause cause, String by) {
        Policy policy = next.policy();
        String before = parts.active().swap(policy).revision();
        warnings = next.warnings();
        rejection = null;
        boolean changed = !before.equals(policy.revision());
        if (changed) {
            inForce = new InForce(
                    policy.revision(), parts.policyName(), parts.clock().instant(), cause, by);
        }
        on();
        if (!changed) {
            return Future.succeededFuture();
        }
        LOG.atInfo()
                .addKeyValue("from", before)
                .addKeyValue("to", policy.revision())
                .addKeyValue("cause", cause.wire())
                .log("policy changed");
        exchanges.forEach(listener -> listener.accept(new Exchange(before, inForce)));
        return keep(files);
    }

    /** A policy that cannot be kept is in force all the same: what protects is worth more than its record. */
    private Future<Void> keep(Map<String, String> files) {
        return parts.history()
                .keep(inForce, files)
                .onSuccess(kept -> {
                    inForce = kept.inForce();
                    parts.health().forget(HISTORY);
                })
                .onFailure(failure -> parts.health()
                        .report(
                                HISTORY,
                                Health.Status.DEGRADED,
                                false,
                                "revision " + inForce.revision() + " could not be kept: " + failure.getMessage()))
                .transform(done -> Future.succeededFuture());
    }

    private void on() {
        parts.health().report(PART, Health.Status.ON, true, "revision " + inForce.revision());
        tellStatus();
    }

    private void reject(List<Problem> problems) {
        boolean known = rejection != null && rejection.problems().equals(problems);
        if (known) {
            return;
        }
        rejection = new PolicyStatus.Rejection(parts.clock().instant(), problems);
        String why = problems.stream().map(Problem::format).collect(Collectors.joining("\n"));
        String detail = "the changed rule files cannot be used, revision " + inForce.revision() + " goes on: " + why;
        LOG.atWarn().addKeyValue("why", why).log("policy not changed");
        parts.health()
                .report(
                        PART,
                        Health.Status.DEGRADED,
                        true,
                        detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL));
        tellStatus();
    }

    private void tellStatus() {
        PolicyStatus now = status();
        statuses.forEach(listener -> listener.accept(now));
    }
}
