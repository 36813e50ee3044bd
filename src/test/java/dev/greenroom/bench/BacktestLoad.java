package dev.greenroom.bench;

import dev.greenroom.backtest.Backtest;
import dev.greenroom.backtest.BacktestReport;
import dev.greenroom.backtest.JournalSource;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.policy.Utterance;
import dev.greenroom.store.sqlite.JournalFile;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteJournalStore;
import dev.greenroom.text.Language;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes a journal of a million chat messages of one week, made from templates with a fixed seed, and backtests a
 * policy that changes a sixth of them over it, three times. Prints messages a second, and how long the
 * reading thread had a core, which other programs do not disturb. Reading and deciding use one thread.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@backtest</pre>
 *
 * The journal stays in {@code target/backtest} for the next time; {@code -Dfolder} and {@code -Drows} choose others.
 */
public final class BacktestLoad {
    private static final long SEED = 20_261_122;
    private static final int BATCH = 5_000;
    private static final int ROUNDS = 3;

    /** What chat says again and again, word for word. */
    private static final List<String> REPEATED = List.of(
            "LOL",
            "gg",
            "KEKW",
            "KEKW KEKW KEKW",
            "PogChamp",
            "mdr",
            "ptdr",
            "W",
            "F in the chat",
            "LETS GOOOOO",
            "hi",
            "salut",
            "hello everyone",
            "first",
            "nice one!",
            "xD",
            "bien joué !",
            "no way",
            "what the hell",
            "stfu");

    private static final List<String> SUBJECTS = List.of(
            "this boss",
            "the stream",
            "your voice",
            "the new patch",
            "ce jeu",
            "la musique",
            "my cat",
            "the dragon",
            "mon frère",
            "that ending");

    private static final List<String> TEMPLATES = List.of(
            "what do you think about %s, number %d?",
            "I watched %s %d times and I still do not get it",
            "tu penses quoi de %s ? (%d)",
            "can you tell us a story about %s and %d pirates",
            "%s is killing me %d times a day lol",
            "why is everybody talking about %s since %d",
            "est-ce que %s est mieux qu'en %d ?",
            "go to hell %s, that was try %d",
            "@somebody have you seen %s at minute %d");

    private final Random random = new Random(SEED);
    private final Policy policy = ShippedRules.policy("twitch");

    public static void main(String[] args) throws Exception {
        int rows = Integer.getInteger("rows", 1_000_000);
        String named = System.getProperty("folder", "");
        Path folder = named.isEmpty() ? Files.createTempDirectory("greenroom-backtest") : Path.of(named);
        Path file = folder.resolve(SqliteDatabase.FILE);
        if (!Files.exists(file)) {
            new BacktestLoad().write(folder, rows);
        }
        System.out.printf(Locale.ROOT, "journal: %s, %,d MB%n", file, Files.size(file) / 1_000_000);
        Policy candidate = candidate();
        for (int round = 0; round < ROUNDS; round++) {
            measure(file, candidate);
        }
        System.exit(0);
    }

    /** Blocks a sixth of all messages, nearly all of them different texts. */
    private static Policy candidate() {
        Map<String, String> files = new TreeMap<>(ShippedRules.files());
        files.put("lexicons/en/bench.yaml", """
                lexicon: bench
                language: en
                category: pirates
                terms: [pirates, boss]
                """);
        files.put("policies/candidate.yaml", """
                policy: candidate
                extends: twitch
                rules:
                  - id: no-pirates
                    when: { category: pirates }
                    then: block
                    explain: { en: "Pirates." }
                """);
        if (PolicyCompiler.compile(files, "candidate") instanceof Compilation.Compiled compiled) {
            return compiled.policy();
        }
        throw new IllegalStateException("the candidate does not compile");
    }

    private static void measure(Path file, Policy candidate) throws IOException {
        JournalSource source =
                new JournalSource("journal", taker -> JournalFile.decisions(file, Instant.EPOCH, taker::take));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long busy = threads.getCurrentThreadCpuTime();
        BacktestReport report = Backtest.run(source, candidate, Backtest.FLIPS, (done, all) -> true, System::nanoTime);
        double seconds = report.took().toNanos() / 1e9;
        double cpu = (threads.getCurrentThreadCpuTime() - busy) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d messages in %.1f s, %,.0f a second; the core was busy for %.1f s; %,d verdicts change, %,d MB of memory in use%n",
                report.decided(),
                seconds,
                report.decided() / seconds,
                cpu,
                report.changed(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000);
    }

    private void write(Path folder, int rows) {
        Vertx vertx = Vertx.vertx();
        SqliteDatabase database = SqliteDatabase.open(vertx, folder).await();
        SqliteJournalStore store =
                SqliteJournalStore.open(database, Clock.systemUTC()).await();
        Instant at = Instant.now().minus(Duration.ofDays(7));
        Duration between = Duration.ofDays(7).dividedBy(rows);
        long begun = System.nanoTime();
        for (int written = 0; written < rows; written += BATCH) {
            List<JournalEntry> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, rows - written); i++) {
                at = at.plus(between);
                batch.add(entry(at));
            }
            store.append("batch-" + written, batch).await();
        }
        database.close().await();
        vertx.close().await();
        System.out.printf(Locale.ROOT, "%,d rows written in %.0f s%n", rows, (System.nanoTime() - begun) / 1e9);
    }

    private JournalEntry entry(Instant at) {
        Circumstances around = Circumstances.in("twitch/somebody")
                .by(Author.named("viewer" + random.nextInt(5_000)))
                .when(at, "open");
        Utterance utterance = Utterance.question(text(), Language.ENGLISH).in(around);
        Decision decision = policy.decide(utterance);
        return new JournalEntry.Decided(
                at,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "twitch",
                utterance,
                0,
                decision,
                "open",
                decision.verdict().wire(),
                Duration.ofNanos(12_000));
    }

    /** Four of ten messages are said again and again, as in real chat. */
    private String text() {
        if (random.nextInt(10) < 4) {
            return REPEATED.get(random.nextInt(REPEATED.size()));
        }
        return String.format(
                Locale.ROOT,
                TEMPLATES.get(random.nextInt(TEMPLATES.size())),
                SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                random.nextInt(1_000_000));
    }
}
