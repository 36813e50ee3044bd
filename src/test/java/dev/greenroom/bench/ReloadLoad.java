package dev.greenroom.bench;

import static dev.greenroom.testkit.OnContext.on;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.gate.Mode;
import dev.greenroom.gate.QuestionChecks;
import dev.greenroom.gate.QuestionFeed;
import dev.greenroom.gate.QuestionGate;
import dev.greenroom.gate.QuestionPolicy;
import dev.greenroom.gate.QuestionQueue;
import dev.greenroom.gate.SplitMessages;
import dev.greenroom.gate.Viewers;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Verdict;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.RuleSource;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteHoldStore;
import dev.greenroom.store.sqlite.SqliteJournalStore;
import dev.greenroom.store.sqlite.SqliteRevisionStore;
import dev.greenroom.telemetry.Health;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * 500 chat messages a second through the real question gate, with its journal on disk, while the rules are reloaded
 * again and again between two versions of which one blocks {@code blorb} and the other {@code zibzob}. A message is late
 * by what passes between the moment in which it is due and its decision, so a stall of the event loop counts for every
 * message that was due in it.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@reload</pre>
 *
 * {@code -Dpause} are the milliseconds between two reloads; without it one follows the other. {@code -Drounds} says how
 * often, {@code -Dcollector} which garbage collector, as {@code UseShenandoahGC}.
 */
public final class ReloadLoad implements AutoCloseable {
    private static final int PER_SECOND = 500;
    private static final int RELOADS = 4;

    /** Milliseconds from one reload to the next. */
    private static final long PAUSE = Long.getLong("pause", 0);

    /** How often a calm run and one with reloads follow each other. */
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    /** No number of a message is a sign of hatred, as 88 and 14 are. */
    private static final int FIRST_NUMBER = 100_000;

    private static final Duration LONGER = Duration.ofMinutes(4);
    private static final String CHANNEL = "load/test";
    private static final List<String> LINES = List.of(
            "what a %s you are, number %d",
            "who would eat a %s at night, number %d",
            "good evening from Lyon, what is your favourite %3$s, number %2$d",
            "can you sing the %3$s song again please, number %2$d");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Versions versions;
    private final String policy;
    private final ActivePolicy active;
    private final SqliteDatabase database;
    private final BatchingJournal journal;
    private final PolicyReloader reloader;
    private final QuestionGate gate;
    /** What each of the two revisions blocks. */
    private final Map<String, String> words = new HashMap<>();

    private Ledger ledger = new Ledger(0);
    private int runs;

    /**
     * What came of one run; late times in milliseconds.
     *
     * @param wrong decisions that the policy of their own revision would not have made
     */
    public record Run(int sent, int decided, int wrong, Set<String> revisions, int reloads, double p50, double p99) {}

    private static final class Ledger {
        final long begin = System.nanoTime();
        final long[] due;
        final double[] late;
        final Set<String> revisions = new TreeSet<>();
        int decided;
        int wrong;

        Ledger(int messages) {
            due = new long[messages];
            late = new double[messages];
        }
    }

    /** The two versions of the rules. */
    private static final class Versions implements RuleSource {
        private final Map<String, String> one;
        private final Map<String, String> other;
        volatile int turn;

        Versions(Map<String, String> rules) {
            one = with(rules, "blorb");
            other = with(rules, "zibzob");
        }

        private static Map<String, String> with(Map<String, String> rules, String word) {
            Map<String, String> files = new TreeMap<>(rules);
            files.put(
                    "lexicons/en/load.yaml",
                    "lexicon: load\nlanguage: en\ncategory: hate/slur\nseverity: 0.95\nsureness: 1\nterms: [" + word
                            + "]\n");
            return files;
        }

        @Override
        public Map<String, String> read() {
            return turn % 2 == 0 ? one : other;
        }

        @Override
        public String fingerprint() {
            return String.valueOf(turn);
        }
    }

    /** @param rules that know the category {@code hate/slur} and block it in the policy {@code policy} */
    public ReloadLoad(Map<String, String> rules, String policy, Path folder) {
        this.policy = policy;
        versions = new Versions(rules);
        Policy one = compiled(versions.one);
        words.put(one.revision(), "blorb");
        words.put(compiled(versions.other).revision(), "zibzob");
        active = new ActivePolicy(one);
        database = SqliteDatabase.open(vertx, folder).await();
        Clock clock = Clock.systemUTC();
        SqliteJournalStore rows = SqliteJournalStore.open(database, clock).await();
        journal = new BatchingJournal(vertx, rows, BatchingJournal.Options.DEFAULT);
        journal.onAppend(this::decided);
        reloader = new PolicyReloader(new PolicyReloader.Parts(
                vertx,
                clock,
                versions,
                files -> PolicyCompiler.compile(files, policy),
                policy,
                active,
                new SqliteRevisionStore(database),
                new Health(clock)));
        gate = gate(clock);
    }

    private Policy compiled(Map<String, String> files) {
        return ((Compilation.Compiled) PolicyCompiler.compile(files, policy)).policy();
    }

    private QuestionGate gate(Clock clock) {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        Gatekeeper gatekeeper = new Gatekeeper(
                active::current,
                () -> Mode.OPEN,
                List.of(),
                journal,
                clock,
                new Gatekeeper.Bounds(20_000, Duration.ofSeconds(45)),
                metrics);
        QuestionPolicy usual = QuestionPolicy.DEFAULT;
        QuestionPolicy wide = new QuestionPolicy(
                usual.which(),
                usual.addresses(),
                usual.questionWords(),
                usual.mostCodePoints(),
                new Limits.Rate(Limits.Rate.MOST, Duration.ofSeconds(1)),
                usual.mostInCheck());
        QuestionChecks checks = new QuestionChecks(
                gatekeeper,
                new LocalRepeatGuard(System::nanoTime, 10),
                new LocalRateLimiter(System::nanoTime, 10_000),
                new LocalRateLimiter(System::nanoTime, 10),
                () -> active.current().limits(),
                () -> wide,
                Language.ENGLISH);
        QuestionFeed feed = new QuestionFeed(metrics);
        Holds holds = new Holds(vertx, new SqliteHoldStore(database), journal, clock, 10);
        return new QuestionGate(
                checks,
                holds,
                new QuestionQueue(vertx, clock, QuestionQueue.Bounds.DEFAULT, journal, feed),
                feed,
                new Viewers(Ticker.systemTicker(), 10_000),
                new SplitMessages(gatekeeper::judge, clock));
    }

    /** Sends for so long, reloading all the time or never; longer where a busy machine has not reloaded often enough. */
    public Run run(Duration time, boolean reloading) {
        int least = messagesIn(time);
        Promise<Integer> done = Promise.promise();
        AtomicInteger reloads = new AtomicInteger();
        on(context, () -> {
            ledger = new Ledger(least + messagesIn(LONGER));
            runs++;
            send(least, reloading, reloads, done);
            return Future.succeededFuture();
        });
        int messages = done.future().await();
        Ledger counted = ledger;
        double[] late = Arrays.copyOf(counted.late, messages);
        Arrays.sort(late);
        return new Run(
                messages,
                counted.decided,
                counted.wrong,
                counted.revisions,
                reloads.get(),
                late[messages / 2],
                late[messages * 99 / 100]);
    }

    private static int messagesIn(Duration time) {
        return Math.toIntExact(PER_SECOND * time.toMillis() / 1_000);
    }

    /** From a thread of its own: a timer of the event loop would be late by what it measures. */
    private void send(int least, boolean reloading, AtomicInteger reloads, Promise<Integer> done) {
        Ledger running = ledger;
        Thread sender = new Thread(() -> {
            int sent = 0;
            while (sent < running.due.length && (sent < least || reloading && reloads.get() < RELOADS)) {
                int number = sent++;
                running.due[number] = running.begin + number * (1_000_000_000L / PER_SECOND);
                sleepUntil(running.due[number]);
                context.runOnContext(due -> say(number));
            }
            int all = sent;
            context.runOnContext(last -> done.complete(all));
        });
        sender.setDaemon(true);
        sender.start();
        if (reloading) {
            reloadAgain(reloads, done);
        }
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void reloadAgain(AtomicInteger reloads, Promise<Integer> done) {
        versions.turn++;
        reloader.look().onSuccess(looked -> {
            reloads.incrementAndGet();
            if (PAUSE > 0) {
                vertx.setTimer(PAUSE, timer -> reloadUnlessDone(reloads, done));
            } else {
                reloadUnlessDone(reloads, done);
            }
        });
    }

    private void reloadUnlessDone(AtomicInteger reloads, Promise<Integer> done) {
        if (!done.future().isComplete()) {
            reloadAgain(reloads, done);
        }
    }

    private void say(int number) {
        String text = String.format(
                Locale.ROOT,
                LINES.get(number % LINES.size()),
                number % 8 < 4 ? "blorb" : "zibzob",
                FIRST_NUMBER + number,
                "train");
        gate.accept(
                "load",
                new ChatEvent.Said(new ChatMessage(
                        runs + "-" + number,
                        CHANNEL,
                        "u" + number % 100,
                        "viewer" + number % 100,
                        text,
                        Clock.systemUTC().instant())));
    }

    private void decided(JournalEntry entry) {
        if (entry instanceof JournalEntry.Decided decided) {
            int number = Integer.parseInt(
                    decided.exchange().substring(decided.exchange().lastIndexOf('-') + 1));
            ledger.late[number] = (System.nanoTime() - ledger.due[number]) / 1e6;
            ledger.decided++;
            String revision = decided.decision().policyRevision();
            ledger.revisions.add(revision);
            String blocked = words.getOrDefault(revision, "a half-loaded policy");
            boolean isBlocked = decided.decision().verdict() == Verdict.BLOCK;
            ledger.wrong += isBlocked == decided.utterance().text().contains(blocked) ? 0 : 1;
        }
    }

    @Override
    public void close() {
        on(context, journal::close);
        database.close().await();
        vertx.close().await();
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("greenroom-reload");
        try (ReloadLoad load = new ReloadLoad(ShippedRules.files(), "twitch", folder)) {
            load.run(Duration.ofSeconds(10), true);
            for (int round = 1; round <= ROUNDS; round++) {
                Run calm = load.run(Duration.ofSeconds(20), false);
                Run busy = load.run(Duration.ofSeconds(20), true);
                System.out.printf(
                        Locale.ROOT,
                        "calm p50 %5.2f ms p99 %6.2f ms | %d reloads: p50 %5.2f ms p99 %6.2f ms | ratio p50 %.2f, p99 %.2f"
                                + " | sent %d, decided %d, wrong %d%n",
                        calm.p50(),
                        calm.p99(),
                        busy.reloads(),
                        busy.p50(),
                        busy.p99(),
                        busy.p50() / calm.p50(),
                        busy.p99() / calm.p99(),
                        calm.sent() + busy.sent(),
                        calm.decided() + busy.decided(),
                        calm.wrong() + busy.wrong());
            }
        }
        System.exit(0);
    }
}
