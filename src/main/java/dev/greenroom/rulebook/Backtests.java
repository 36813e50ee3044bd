package dev.greenroom.rulebook;

import dev.greenroom.backtest.Backtest;
import dev.greenroom.backtest.BacktestReport;
import dev.greenroom.backtest.PastSource;
import dev.greenroom.policy.Compilation;
import dev.greenroom.yaml.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a candidate over the journal while Greenroom goes on: one at a time, on a thread of its own, so that neither the
 * gates nor other work waits for it. The latest outcome is kept until the next one begins. Main context only.
 */
public final class Backtests {
    /** The farthest that is looked back. */
    public static final Duration FARTHEST = Duration.ofDays(365);

    /** Rules and the policy that is compiled out of them unless somebody names another one. */
    public record Rules(RuleSource files, String policyName) {}

    /** Compiles texts by path. Called on a worker. */
    @FunctionalInterface
    public interface Compiler {
        Compilation compile(Map<String, String> files, String policyName);
    }

    /** What was said since then. Read on a worker. */
    @FunctionalInterface
    public interface Past {
        PastSource since(Instant from);
    }

    /**
     * What backtests work with.
     *
     * @param mine the rules folder as it lies on disk
     * @param shadow the candidate that runs beside the policy in force, where there is one
     */
    public record Parts(
            Vertx vertx,
            Clock clock,
            Rules mine,
            Optional<Rules> shadow,
            RevisionStore history,
            Compiler compiler,
            Past past) {}

    /** Which rules are tried. */
    public sealed interface Candidate {
        /** The rules folder as it lies on disk, in force or not. */
        record Files() implements Candidate {}

        /** The candidate that runs beside the policy in force. */
        record Shadow() implements Candidate {}

        /** @param name a kept revision, or the number of one */
        record Revision(String name) implements Candidate {}
    }

    /**
     * What somebody wants to know.
     *
     * @param since how far back, more than nothing and at most {@link #FARTHEST}
     * @param policyName another policy than the candidate's own
     */
    public record Wish(
            Duration since, Candidate candidate, @Nullable String policyName) {
        public Wish {
            if (since.isZero() || since.isNegative() || since.compareTo(FARTHEST) > 0) {
                throw new IllegalArgumentException("A backtest looks back at most " + FARTHEST + ", got " + since);
            }
        }
    }

    /** @param policyName the policy that is tried */
    public record Run(Wish wish, String policyName, String by, Instant begun) {}

    /** How it stands. */
    public sealed interface State {
        /** There was none since Greenroom started. */
        record None() implements State {}

        /** @param all 0 while the candidate is still being compiled */
        record Running(Run run, long done, long all) implements State {}

        /** A report that is not complete was cancelled. */
        record Done(Run run, Instant ended, BacktestReport report) implements State {}

        /** The candidate's files make no policy. */
        record Rejected(Run run, Instant ended, List<Problem> problems) implements State {}

        /** The journal cannot be read, or something broke. */
        record Failed(Run run, Instant ended, String why) implements State {}
    }

    /** What came of asking for one. */
    public sealed interface Start {
        record Begun(State state) implements Start {}

        /** Another one runs. */
        record Busy(Run run) implements Start {}

        /** There is no such candidate. */
        record Unknown() implements Start {}
    }

    /** What runs; the worker writes the progress, and the main context reads it. */
    private static final class Job implements Backtest.Watcher {
        private final Run run;
        private volatile boolean isCancelled;
        private volatile long done;
        private volatile long all;

        private Job(Run run) {
            this.run = run;
        }

        @Override
        public boolean goOn(long read, long most) {
            done = read;
            all = most;
            return !isCancelled;
        }
    }

    private final Parts parts;
    private final WorkerExecutor worker;
    private @Nullable Job job;
    private State last = new State.None();

    public Backtests(Parts parts) {
        this.parts = parts;
        // A year of chat takes minutes, which is more than a shared worker may be kept.
        this.worker = parts.vertx().createSharedWorkerExecutor("greenroom-backtest", 1, 1, TimeUnit.DAYS);
    }

    public State state() {
        Job now = job;
        return now == null ? last : new State.Running(now.run, now.done, now.all);
    }

    /** Begins one for {@code by}, unless another one runs. */
    public Future<Start> start(Wish wish, String by) {
        return rules(wish.candidate()).map(found -> {
            Job running = job;
            if (running != null) {
                return new Start.Busy(running.run);
            }
            return found.<Start>map(rules -> begin(wish, rules, by)).orElseGet(Start.Unknown::new);
        });
    }

    /** What was found until now becomes the outcome. Does nothing when none runs. */
    public void cancel() {
        Job running = job;
        if (running != null) {
            running.isCancelled = true;
        }
    }

    /** Ends what runs; none can be started afterwards. */
    public Future<Void> stop() {
        cancel();
        return worker.close();
    }

    private Future<Optional<Rules>> rules(Candidate candidate) {
        if (candidate instanceof Candidate.Revision revision) {
            return parts.history()
                    .find(revision.name())
                    .compose(found -> found.isEmpty()
                            ? Future.succeededFuture(Optional.empty())
                            : kept(found.get()).map(Optional::of));
        }
        return Future.succeededFuture(
                candidate instanceof Candidate.Shadow ? parts.shadow() : Optional.of(parts.mine()));
    }

    private Future<Rules> kept(RevisionStore.Kept kept) {
        return parts.history()
                .files(kept.number())
                .map(files -> new Rules(new KeptFiles(files), kept.inForce().policy()));
    }

    private Start begin(Wish wish, Rules rules, String by) {
        String policy = wish.policyName() == null ? rules.policyName() : wish.policyName();
        Job begun = new Job(new Run(wish, policy, by, parts.clock().instant()));
        job = begun;
        worker.executeBlocking(() -> work(begun, rules.files()), false)
                .otherwise(error -> new State.Failed(begun.run, parts.clock().instant(), words(error)))
                .onSuccess(outcome -> {
                    last = outcome;
                    job = null;
                });
        return new Start.Begun(state());
    }

    private State work(Job job, RuleSource files) throws IOException {
        Run run = job.run;
        RuleReader reader = new RuleReader(files, texts -> parts.compiler().compile(texts, run.policyName()));
        RuleReader.Found.Changed read = (RuleReader.Found.Changed) reader.look(null);
        if (read.compilation() instanceof Compilation.Rejected rejected) {
            return new State.Rejected(run, parts.clock().instant(), rejected.problems());
        }
        Compilation.Compiled compiled = (Compilation.Compiled) read.compilation();
        PastSource past = parts.past().since(run.begun().minus(run.wish().since()));
        BacktestReport report = Backtest.run(past, compiled.policy(), Backtest.FLIPS, job, System::nanoTime);
        return new State.Done(run, parts.clock().instant(), report);
    }

    private static String words(Throwable error) {
        String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }

    private record KeptFiles(Map<String, String> texts) implements RuleSource {
        @Override
        public Map<String, String> read() {
            return texts;
        }

        @Override
        public String fingerprint() {
            return "";
        }
    }
}
