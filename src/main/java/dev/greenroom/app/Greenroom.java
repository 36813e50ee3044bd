package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.opinion.Council;
import dev.greenroom.opinion.OnnxClassifier;
import dev.greenroom.policy.Policy;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.telemetry.Tripwire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Metrics metrics = new Metrics();
    private final Health health;
    private final Deque<Supplier<Future<?>>> closing = new ArrayDeque<>();

    private Greenroom(Vertx vertx, Config config, Clock clock) {
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
        Greenroom greenroom = new Greenroom(vertx, config, clock);
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
            Policy policy,
            SentenceModels sentences,
            @Nullable OnnxClassifier classifier) {}

    private Loaded load() throws Exception {
        RuleFiles files = RuleFiles.packaged(config.rules());
        // Taken before the files are read: a change in between is then seen at the first look.
        String fingerprint = files.fingerprint();
        Policy policy = PolicyLoader.compile(files.read(), config.policy());
        return new Loaded(files, fingerprint, policy, SentenceModels.load(), Advisers.classifier(vertx, config));
    }

    private Future<Running> open(Stores stores, Loaded loaded) {
        ActivePolicy policy = new ActivePolicy(loaded.policy());
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
                    council);
            closing.push(soon(council.watch(vertx, config.canaryEvery())));
            PolicyReloader reloader = reloader(stores, loaded, policy);
            Web.WebParts parts =
                    new Web.WebParts(stores, policy, modes, tripwire.result(), gates, health, metrics, reloader);
            return run(stores, policy, gates, new Web(vertx, clock, config, parts), reloader);
        });
    }

    private Future<Running> run(Stores stores, ActivePolicy policy, Gates gates, Web web, PolicyReloader reloader) {
        Watch watch = new Watch(vertx, config, stores, gates, health, metrics);
        Demo demo = new Demo(vertx, config, clock);
        Chats chats = new Chats(vertx, config, clock, gates.questions(), health, metrics);
        health.onLamp(lamp -> changed(stores, "lamp", "", lamp.wire()));
        return gates.holds()
                .recover()
                .onSuccess(done -> gates.questions().recover())
                .compose(done -> reloader.start(LOOK_FOR_RULES))
                .compose(done -> {
                    closing.push(soon(reloader::stop));
                    return demo.startModel();
                })
                .compose(model -> {
                    closing.push(demo::stop);
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
        return new PolicyReloader(
                vertx,
                loaded.files(),
                loaded.fingerprint(),
                files -> PolicyLoader.compile(files, config.policy()),
                policy,
                health,
                (before, after) -> changed(stores, "policy", before, after));
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
