package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.rehearse.Rehearsal;
import dev.greenroom.backtest.JournalSource;
import dev.greenroom.detect.Leaning;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.opinion.Council;
import dev.greenroom.opinion.OnnxClassifier;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Persona;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.rulebook.AllowDrafts;
import dev.greenroom.rulebook.Backtests;
import dev.greenroom.rulebook.OtherPolicies;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.Shadow;
import dev.greenroom.store.sqlite.JournalFile;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.telemetry.Tripwire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Greenroom, running. Everything that has state lives on the context that {@link #start} was called on.
 *
 * <pre>
 * stores ─► policy ─► gates ─► web ─► canaries prove the gates ─► chat begins
 * </pre>
 */
public final class Greenroom {
    private static final Duration LOOK_FOR_RULES = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Config config;
    private final Clock clock;
    private final @Nullable Rehearsal rehearsal;
    private final Metrics metrics = new Metrics();
    private final Health health;
    private final Deque<Supplier<Future<?>>> closing = new ArrayDeque<>();

    private Greenroom(Vertx vertx, Config config, Clock clock, @Nullable Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.health = new Health(clock);
        metrics.watch(health);
        closing.push(() -> {
            metrics.close();
            return Future.succeededFuture();
        });
    }

    /**
     * What can be reached of a started Greenroom.
     *
     * @param context that everything lives on; call {@link #stop} there
     * @param address where it listens
     * @param signIn a link that signs one person in once
     * @param chat the chats that are read, among them a recording's end
     */
    public record Running(Greenroom greenroom, Context context, URI address, URI signIn, Chats chat) {
        /** Stops everything in the opposite order; what is under way is abandoned, what waits stays on disk. */
        public Future<Void> stop() {
            return greenroom.stop();
        }
    }

    /**
     * Starts everything; completes when it can be used. A failure's message is for the person who starts it, and leaves
     * nothing running.
     */
    public static Future<Running> start(Vertx vertx, Config config, Clock clock) {
        return start(vertx, config, clock, null);
    }

    /** The same before a rehearsal's viewers; the settings name its platform. */
    static Future<Running> start(Vertx vertx, Config config, Clock clock, @Nullable Rehearsal rehearsal) {
        Greenroom greenroom = new Greenroom(vertx, config, clock, rehearsal);
        return greenroom.start().recover(error -> greenroom.stop().transform(done -> Future.failedFuture(error)));
    }

    private Future<Running> start() {
        return Stores.open(vertx, config.dataDir(), config.journalQueue(), clock)
                .compose(stores -> {
                    closing.push(stores::close);
                    return vertx.executeBlocking(this::load, false).compose(loaded -> open(stores, loaded));
                });
    }

    private record Loaded(
            RuleFiles files,
            String fingerprint,
            Map<String, String> texts,
            Compilation.Compiled compiled,
            @Nullable Leaning leaning,
            Persona persona,
            SentenceModels sentences,
            @Nullable OnnxClassifier classifier) {}

    private Loaded load() throws Exception {
        RuleFiles files = RuleFiles.packaged(config.rules());
        // Taken before the files are read: a change in between is then seen at the first look.
        String fingerprint = files.fingerprint();
        Map<String, String> texts = files.read();
        Leaning leaning = PolicyLoader.leaning(config.detectModel());
        Compilation.Compiled compiled = PolicyLoader.compiled(texts, config.policy(), RuleFiles.today(), leaning);
        return new Loaded(
                files,
                fingerprint,
                texts,
                compiled,
                leaning,
                PolicyLoader.persona(config.persona().file()),
                SentenceModels.load(),
                Advisers.classifier(vertx, config));
    }

    private Future<Running> open(Stores stores, Loaded loaded) {
        ActivePolicy policy = new ActivePolicy(loaded.compiled().policy());
        Leaning leaning = loaded.leaning();
        if (leaning == null) {
            health.reportUnused("detect/model", "not configured");
        } else {
            health.report("detect/model", Health.Status.ON, false, "model " + leaning.id() + " weighs what is found");
        }
        Council council = Advisers.of(vertx, config, loaded.classifier(), health, metrics, clock);
        closing.push(council::close);
        ModeSwitch modes = new ModeSwitch(stores.settings(), stores.journal(), clock);
        Future<Tripwire> tripwire = Tripwire.load(
                health,
                clock,
                stores.settings()::get,
                stores.settings()::put,
                state -> changed(stores, "tripwire", "", state.toString()));
        return Future.all(modes.load(), tripwire).compose(ready -> {
            Gates gates = Gates.build(
                    vertx,
                    clock,
                    config,
                    stores,
                    policy,
                    modes,
                    tripwire.result(),
                    health,
                    metrics,
                    loaded.sentences(),
                    council,
                    loaded.persona());
            closing.push(soon(council.watch(vertx, config.canaryEvery())));
            PolicyReloader reloader = reloader(stores, loaded, policy);
            Optional<Backtests.Rules> candidate = candidate();
            Optional<Shadow> shadow = candidate.map(rules -> shadow(rules, stores, loaded, policy));
            Backtests backtests = backtests(candidate, stores, loaded);
            closing.push(backtests::stop);
            AllowDrafts drafts = new AllowDrafts(
                    vertx,
                    clock,
                    loaded.files(),
                    files -> PolicyCompiler.compile(files, config.policy(), RuleFiles.today(), loaded.leaning()),
                    stores.drafts(),
                    config.rules());
            Chats chats = new Chats(
                    vertx, config, clock, gates.questions(), policy, stores.settings(), health, metrics, rehearsal);
            if (rehearsal != null) {
                gates.feed().onQuestion(rehearsal::tell);
                gates.holds().onChange(rehearsal::tell);
            }
            Acting actions = Acting.of(vertx, config, clock, stores, gates, chats, health, metrics);
            if (rehearsal != null) {
                actions.desk().onAct(rehearsal::tell);
            }
            Web.WebParts parts = new Web.WebParts(
                    stores,
                    policy,
                    modes,
                    tripwire.result(),
                    gates,
                    health,
                    metrics,
                    reloader,
                    others(stores, loaded, policy),
                    shadow,
                    drafts,
                    backtests,
                    actions,
                    chats);
            shadow.ifPresent(beside -> closing.push(beside::stop));
            return run(
                            stores,
                            gates,
                            new Web(vertx, clock, config, parts, rehearsal == null ? null : rehearsal.title()),
                            reloader,
                            loaded,
                            chats,
                            actions)
                    .onSuccess(running -> shadow.ifPresent(beside -> beside.start(LOOK_FOR_RULES)));
        });
    }

    private Future<Running> run(
            Stores stores, Gates gates, Web web, PolicyReloader reloader, Loaded loaded, Chats chats, Acting actions) {
        Watch watch = new Watch(vertx, config, stores, gates, health, metrics);
        Demo demo = new Demo(vertx, config, clock, rehearsal == null ? Demo::log : rehearsal::spoke);
        health.onLamp(lamp -> changed(stores, "lamp", "", lamp.wire()));
        return gates.holds()
                .recover()
                .onSuccess(done -> gates.questions().recover())
                .compose(done -> actions.recover())
                .compose(done -> reloader.start(
                        LOOK_FOR_RULES,
                        loaded.fingerprint(),
                        loaded.texts(),
                        loaded.compiled().warnings()))
                .compose(done -> {
                    closing.push(reloader::stop);
                    return demo.startModel();
                })
                .compose(model -> {
                    closing.push(demo::stopModel);
                    return web.open(model);
                })
                .compose(address -> {
                    closing.push(web::close);
                    closing.push(soon(watch::stop));
                    return watch.start(web.canaries()).map(address);
                })
                .compose(address -> {
                    closing.push(chats::stop);
                    return chats.start().map(address);
                })
                .map(address -> {
                    // Pushed last: it stops before what it speaks with.
                    closing.push(demo::stopAvatar);
                    demo.startAvatar(address, web.scriptToken());
                    web.opened();
                    return new Running(this, vertx.getOrCreateContext(), address, web.signInLink(), chats);
                });
    }

    private static Supplier<Future<?>> soon(Runnable step) {
        return () -> {
            step.run();
            return Future.succeededFuture();
        };
    }

    private PolicyReloader reloader(Stores stores, Loaded loaded, ActivePolicy policy) {
        PolicyReloader reloader = new PolicyReloader(new PolicyReloader.Parts(
                vertx,
                clock,
                loaded.files(),
                files -> PolicyCompiler.compile(files, config.policy(), RuleFiles.today(), loaded.leaning()),
                config.policy(),
                policy,
                stores.revisions(),
                health));
        reloader.onExchange(exchange -> stores.journal()
                .append(new JournalEntry.Changed(
                        exchange.now().since(),
                        "policy",
                        exchange.before(),
                        exchange.now().revision(),
                        exchange.now().by())));
        return reloader;
    }

    private OtherPolicies others(Stores stores, Loaded loaded, ActivePolicy policy) {
        return new OtherPolicies(
                vertx,
                policy,
                stores.revisions(),
                (files, names) -> PolicyCompiler.compileAll(files, names, RuleFiles.today(), loaded.leaning()));
    }

    /** The candidate that runs beside the policy in force, where the settings name one. */
    private Optional<Backtests.Rules> candidate() {
        Config.Shadow wanted = config.shadow();
        if (!wanted.isOn()) {
            return Optional.empty();
        }
        RuleFiles files = RuleFiles.packaged(wanted.rules() == null ? config.rules() : wanted.rules());
        return Optional.of(new Backtests.Rules(files, wanted.policy() == null ? config.policy() : wanted.policy()));
    }

    private Shadow shadow(Backtests.Rules candidate, Stores stores, Loaded loaded, ActivePolicy policy) {
        String name = candidate.policyName();
        return new Shadow(new Shadow.Parts(
                vertx,
                clock,
                candidate.files(),
                files -> PolicyCompiler.compile(files, name, RuleFiles.today(), loaded.leaning()),
                name,
                policy::current,
                stores.journal()));
    }

    private Backtests backtests(Optional<Backtests.Rules> candidate, Stores stores, Loaded loaded) {
        Path journal = config.dataDir().resolve(SqliteDatabase.FILE);
        return new Backtests(new Backtests.Parts(
                vertx,
                clock,
                new Backtests.Rules(loaded.files(), config.policy()),
                candidate,
                stores.revisions(),
                (files, name) -> PolicyCompiler.compile(files, name, RuleFiles.today(), loaded.leaning()),
                from -> new JournalSource(
                        "the journal in " + config.dataDir(),
                        taker -> JournalFile.decisions(journal, from, taker::take))));
    }

    private void changed(Stores stores, String what, String from, String to) {
        stores.journal().append(new JournalEntry.Changed(clock.instant(), what, from, to, "greenroom"));
    }

    private Future<Void> stop() {
        Future<?> done = Future.succeededFuture();
        while (!closing.isEmpty()) {
            Supplier<Future<?>> step = closing.pop();
            done = done.transform(before -> step.get());
        }
        return done.transform(before -> Future.succeededFuture());
    }
}
