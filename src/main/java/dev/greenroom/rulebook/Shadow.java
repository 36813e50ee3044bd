package dev.greenroom.rulebook;

import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.journal.JournalEntry.Decided;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.rulebook.ShadowTally.Difference;
import dev.greenroom.yaml.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A candidate policy that runs beside the one in force: it is asked the same texts on a worker, and where it would have
 * decided otherwise that is counted and journalled. It changes nothing and delays nothing: what it cannot keep up with is
 * dropped and counted. Its files are read anew when they change, and counting begins anew with them. Main context only.
 */
public final class Shadow {
    /** Texts that wait to be compared; further ones are dropped. */
    static final int MOST_WAITING = 1_000;

    /** Differences that are journalled in a second; further ones are counted only. */
    static final int MOST_JOURNALLED = 20;

    private static final int BATCH = 100;

    /** Decisions that no policy made, and trials. */
    private static final Set<String> UNREAD = Set.of("too-long", "unbroken", "policy-failed");

    private static final Set<String> TRIALS = Set.of("check", "dashboard");

    /**
     * What the shadow works with.
     *
     * @param policyName the candidate's name
     */
    public record Parts(
            Vertx vertx,
            Clock clock,
            RuleSource files,
            PolicyReloader.Compiler compiler,
            String policyName,
            Policies live,
            Journal journal) {}

    /** The policy in force. */
    @FunctionalInterface
    public interface Policies {
        Policy current();
    }

    /**
     * How it stands.
     *
     * @param tally of the candidate's present revision, absent while there is none
     * @param problems why its files make no policy
     */
    public record Status(String policyName, @Nullable ShadowTally tally, List<Problem> problems) {}

    private record Waiting(Decided entry, Policy live) {}

    private record Compared(
            Waiting waiting,
            @Nullable Decision live,
            @Nullable Decision candidate) {}

    private final Parts parts;
    private final RuleReader reader;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable String seen;
    private @Nullable Policy candidate;
    private @Nullable ShadowTally tally;
    private List<Problem> problems = List.of();
    private Future<Void> looking = Future.succeededFuture();
    private boolean isComparing;
    private long second;
    private int journalledInIt;
    private long timer = -1;

    public Shadow(Parts parts) {
        this.parts = parts;
        this.reader = new RuleReader(parts.files(), parts.compiler());
    }

    /** Reads the candidate, and listens to what is decided from now on. Completes when the candidate was read. */
    public Future<Void> start(Duration every) {
        parts.journal().onAppend(this::see);
        timer = parts.vertx().setPeriodic(every.toMillis(), id -> {
            if (id == timer) {
                look();
            }
        });
        return look();
    }

    /** Completes when nothing is read or compiled any more. */
    public Future<Void> stop() {
        parts.vertx().cancelTimer(timer);
        timer = -1;
        forget();
        return looking.onComplete(done -> forget());
    }

    private void forget() {
        candidate = null;
        waiting.clear();
    }

    public Status status() {
        return new Status(parts.policyName(), tally, problems);
    }

    Future<Void> look() {
        if (!looking.isComplete()) {
            return looking;
        }
        String known = seen;
        looking = parts.vertx()
                .executeBlocking(() -> reader.look(known), false)
                .map(found -> {
                    if (found instanceof RuleReader.Found.Changed changed) {
                        seen = changed.fingerprint();
                        take(changed.compilation());
                    }
                    return (Void) null;
                })
                .otherwise(failure -> {
                    seen = null;
                    problems = List.of(RuleReader.unreadable(failure));
                    return null;
                });
        return looking;
    }

    /** A candidate that does not compile leaves the one before it in its place, as a policy in force would. */
    private void take(Compilation compilation) {
        if (compilation instanceof Compilation.Compiled compiled) {
            candidate = compiled.policy();
            tally = new ShadowTally(compiled.policy().revision(), parts.clock().instant());
            waiting.clear();
            problems = List.of();
        } else {
            problems = ((Compilation.Rejected) compilation).problems();
        }
    }

    private void see(JournalEntry entry) {
        ShadowTally counts = tally;
        if (candidate == null || counts == null || !(entry instanceof Decided decided) || !isLive(decided)) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            counts.drop();
            return;
        }
        // The end of an answer that began under an earlier revision is not compared.
        Policy live = parts.live().current();
        if (live.revision().equals(decided.decision().policyRevision())) {
            waiting.add(new Waiting(decided, live));
            compareNext();
        }
    }

    private static boolean isLive(Decided decided) {
        List<Reason> reasons = decided.decision().reasons();
        boolean unread = !reasons.isEmpty() && UNREAD.contains(reasons.get(0).rule());
        return !decided.isProof() && !decided.isTest() && !TRIALS.contains(decided.source()) && !unread;
    }

    private void compareNext() {
        Policy by = candidate;
        if (isComparing || waiting.isEmpty() || by == null) {
            return;
        }
        isComparing = true;
        List<Waiting> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < BATCH) {
            batch.add(waiting.remove());
        }
        parts.vertx()
                .executeBlocking(
                        () -> batch.stream().map(each -> compare(each, by)).toList(), false)
                .onComplete(done -> {
                    isComparing = false;
                    if (done.succeeded() && by == candidate) {
                        done.result().forEach(this::count);
                    }
                    compareNext();
                });
    }

    private static Compared compare(Waiting text, Policy candidate) {
        try {
            Utterance utterance = text.entry().utterance();
            // Asked again: what was journalled has been made stricter by the mode, a guard or an opinion.
            return new Compared(text, text.live().decide(utterance), candidate.decide(utterance));
        } catch (RuntimeException | StackOverflowError e) {
            return new Compared(text, null, null);
        }
    }

    private void count(Compared compared) {
        ShadowTally counts = tally;
        if (counts == null) {
            return;
        }
        Decision live = compared.live();
        Decision instead = compared.candidate();
        if (live == null || instead == null) {
            counts.fail();
            return;
        }
        Decided entry = compared.waiting().entry();
        counts.compared(new Difference(entry.at(), entry.exchange(), entry.utterance(), live, instead));
        if (live.verdict() != instead.verdict() && mayJournal()) {
            parts.journal()
                    .append(new JournalEntry.Differed(
                            parts.clock().instant(), entry.exchange(), entry.id(), live, instead));
        }
    }

    /** So that a candidate that differs on everything cannot fill the journal. */
    private boolean mayJournal() {
        long now = parts.clock().instant().getEpochSecond();
        if (now != second) {
            second = now;
            journalledInIt = 0;
        }
        return parts.journal().isHealthy() && journalledInIt++ < MOST_JOURNALLED;
    }
}
