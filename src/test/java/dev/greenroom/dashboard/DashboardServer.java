package dev.greenroom.dashboard;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.action.ActionDesk;
import dev.greenroom.action.Connection;
import dev.greenroom.app.FakePolicy;
import dev.greenroom.backtest.JournalSource;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.gate.QuestionFeed;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.Holds;
import dev.greenroom.hold.NewHold;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.rulebook.AllowDrafts;
import dev.greenroom.rulebook.Backtests;
import dev.greenroom.rulebook.OtherPolicies;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.RuleSource;
import dev.greenroom.store.sqlite.JournalFile;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteDraftStore;
import dev.greenroom.store.sqlite.SqliteHoldStore;
import dev.greenroom.store.sqlite.SqliteJournalStore;
import dev.greenroom.store.sqlite.SqliteRevisionStore;
import dev.greenroom.store.sqlite.SqliteRuleStatistics;
import dev.greenroom.store.sqlite.SqliteSettings;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.HealthRoutes;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.testkit.OnContext;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * The dashboard on a real server with real holds and a real journal in a real database. The policy is one sentence: {@code forbidden} is
 * blocked.
 */
final class DashboardServer implements AutoCloseable {
    static final String OWNER_TOKEN = "an-owner-token-for-tests";
    static final String BLOCKED_WORD = "forbidden";

    final Vertx vertx = Vertx.vertx();
    final Context context = vertx.getOrCreateContext();
    final Clock clock;
    final Sessions sessions;
    final BatchingJournal journal;
    final Health health;
    private final SqliteJournalStore journalStore;
    private final SqliteDatabase database;
    final Holds holds;
    final ModeSwitch modes;
    final DashboardRoutes routes;
    final Router router;
    final CandidateFiles candidate = new CandidateFiles();
    /** A backtest reads the journal only while this can be taken. */
    final Semaphore mayRead = new Semaphore(1);

    /** The chats that are read; none unless a test says so. */
    private final List<Connection> connections;

    private final Path folder;
    private HttpServer server;
    private int port;
    private int exchanges;
    private int decided;
    private final Metrics metrics = new Metrics();

    DashboardServer(Path folder, Clock clock) {
        this(folder, clock, vertx -> List.of());
    }

    /** @param connected makes the chats that are read */
    DashboardServer(Path folder, Clock clock, Function<Vertx, List<Connection>> connected) {
        this.connections = connected.apply(vertx);
        this.folder = folder;
        this.clock = clock;
        this.sessions = new Sessions(clock, OWNER_TOKEN);
        this.health = new Health(clock);
        this.database = SqliteDatabase.open(vertx, folder).await();
        journalStore = SqliteJournalStore.open(database, clock).await();
        journal = new BatchingJournal(vertx, journalStore, BatchingJournal.Options.DEFAULT);
        holds = new Holds(vertx, new SqliteHoldStore(database), journal, clock, 100);
        modes = new ModeSwitch(new SqliteSettings(database), journal, clock);
        on(() -> modes.load());
        on(() -> {
            health.report("journal", Health.Status.ON, true, "Every decision is being written down.");
            health.report("canary/openai", Health.Status.ON, true, "A marked text was caught 12 s ago.");
            return Future.succeededFuture();
        });
        routes = on(() -> Future.succeededFuture(new DashboardRoutes(parts())));
        router = on(() -> Future.succeededFuture(route()));
        server = start();
    }

    private DashboardParts parts() {
        return new DashboardParts(
                vertx,
                clock,
                holds,
                this::decide,
                modes,
                journal,
                new QuestionFeed(new SimpleMeterRegistry()),
                new JournalDecisions(journal, journalStore),
                rules(),
                connections(),
                health,
                new HealthRoutes(health, metrics, () -> true),
                sessions,
                this::check,
                this::address,
                false,
                null);
    }

    private RulesParts rules() {
        ActivePolicy active = new ActivePolicy(new FakePolicy("r-7f3a9c"));
        SqliteRevisionStore revisions = new SqliteRevisionStore(database);
        PolicyReloader reloader = new PolicyReloader(new PolicyReloader.Parts(
                vertx,
                clock,
                new NoFiles(),
                files -> new Compilation.Compiled(active.current(), List.of()),
                "fake",
                active,
                revisions,
                health));
        return new RulesParts(
                reloader,
                active,
                new OtherPolicies(vertx, active, revisions, (files, names) -> Map.of()),
                revisions,
                new SqliteRuleStatistics(database),
                Optional.empty(),
                new AllowDrafts(
                        vertx,
                        clock,
                        new NoFiles(),
                        files -> new Compilation.Compiled(active.current(), List.of()),
                        new SqliteDraftStore(database),
                        null),
                backtests(revisions),
                new CheckRequest.Defaults(Direction.ANSWER, Language.ENGLISH, 20_000));
    }

    private ConnectionParts connections() {
        ActionDesk desk = new ActionDesk(
                vertx,
                clock,
                Ticker.systemTicker(),
                () -> List.copyOf(connections),
                journal,
                new LocalRateLimiter(Ticker.systemTicker(), 100),
                new SimpleMeterRegistry(),
                ActionDesk.Options.DEFAULT);
        return new ConnectionParts(desk, () -> List.copyOf(connections));
    }

    private Backtests backtests(SqliteRevisionStore revisions) {
        return new Backtests(new Backtests.Parts(
                vertx,
                clock,
                new Backtests.Rules(candidate, "small"),
                Optional.empty(),
                revisions,
                PolicyCompiler::compile,
                from -> new JournalSource("the journal", taker -> {
                    mayRead.acquireUninterruptibly();
                    mayRead.release();
                    JournalFile.decisions(folder.resolve(SqliteDatabase.FILE), from, taker::take);
                })));
    }

    /** Rules that a test writes. */
    static final class CandidateFiles implements RuleSource {
        volatile Map<String, String> texts = Map.of();

        @Override
        public Map<String, String> read() {
            return texts;
        }

        @Override
        public String fingerprint() {
            return "";
        }
    }

    private record NoFiles() implements RuleSource {
        @Override
        public Map<String, String> read() {
            return Map.of();
        }

        @Override
        public String fingerprint() {
            return "";
        }
    }

    private Router route() {
        Router all = Router.router(vertx);
        all.route().handler(new HostGuard(Set.of("greenroom.example"), Set.of("http://bot.example")));
        all.post("/v1/echo").handler(context -> context.end("ok"));
        routes.mount(all);
        return all;
    }

    /** Listens again, on the same port as before. */
    HttpServer start() {
        server = on(() -> vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1"));
        port = server.actualPort();
        return server;
    }

    /** Stops listening and cuts every connection. */
    void stop() {
        on(() -> server.close());
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    String signInLink() {
        return address() + "/#sign-in=" + on(() -> Future.succeededFuture(sessions.newCode(Duration.ofMinutes(10))));
    }

    Hold place(Utterance utterance, Decision decision, Duration patience) {
        String exchange = "exchange-" + ++exchanges;
        return on(() -> {
            record(utterance, decision, "openai", exchange);
            return holds.place(new NewHold(utterance, decision, exchange, null, patience));
        });
    }

    void say(Utterance utterance, Decision decision) {
        say("replay", utterance, decision);
    }

    void say(String source, Utterance utterance, Decision decision) {
        on(() -> {
            record(utterance, decision, source, "exchange-" + ++exchanges);
            return Future.succeededFuture();
        });
    }

    /** Does something on the main context and waits for what comes of it. */
    <T> T on(Callable<Future<T>> work) {
        return OnContext.on(context, work);
    }

    @Override
    public void close() {
        on(journal::close);
        database.close().await();
        metrics.close();
        vertx.close().await();
    }

    static Decision held(String text, String span, String category, double harm, double exposure) {
        int start = text.codePointCount(0, text.indexOf(span));
        Span where = new Span(start, start + span.codePointCount(0, span.length()));
        return new Decision(
                new Outcome.Hold(Duration.ofSeconds(45)),
                harm,
                exposure,
                List.of(new Reason(
                        "likely-misread",
                        category,
                        where,
                        span,
                        "place-name",
                        Map.of(
                                "en",
                                "Harmless here (a place name), but an automatic moderator may read “" + span + "” as "
                                        + category + ".",
                                "fr",
                                "Inoffensif ici (un nom de lieu), mais un modérateur automatique peut lire « " + span
                                        + " » comme " + category + "."),
                        "twitch/hateful-conduct")),
                "r-7f3a9c");
    }

    static Decision decided(Outcome outcome) {
        List<Reason> reasons = outcome instanceof Outcome.Allow
                ? List.of()
                : List.of(new Reason(
                        "no-forbidden-words",
                        "hate/slur",
                        null,
                        "",
                        null,
                        Map.of("en", "This word is never said.", "fr", "Ce mot n’est jamais dit."),
                        "twitch/hateful-conduct"));
        double harm = reasons.isEmpty() ? 0.02 : 0.95;
        return new Decision(outcome, harm, harm, reasons, "r-7f3a9c");
    }

    private Decision decide(String source, String exchange, int from, Utterance utterance) {
        Decision decision = judge(utterance.text());
        record(utterance, decision, source, exchange);
        return decision;
    }

    private static Decision judge(String text) {
        return decided(text.contains(BLOCKED_WORD) ? new Outcome.Block() : new Outcome.Allow());
    }

    private void record(Utterance utterance, Decision decision, String source, String exchange) {
        journal.append(new JournalEntry.Decided(
                clock.instant(),
                "decision-" + ++decided,
                exchange,
                source,
                utterance,
                0,
                decision,
                modes.current().wire(),
                decision.verdict().wire(),
                Duration.ofMillis(1)));
    }

    private void check(RoutingContext context) {
        context.request().body().onSuccess(body -> {
            JsonObject line = body.toJsonObject();
            Decision decision = judge(line.getString("text"));
            context.response()
                    .putHeader("Content-Type", "application/x-ndjson")
                    .end(DashboardJson.decision(decision, Language.ENGLISH).encode() + "\n");
        });
    }
}
