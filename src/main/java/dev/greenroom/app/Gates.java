package dev.greenroom.app;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.app.config.Config;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.AnswerDesk;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.gate.Guard;
import dev.greenroom.gate.Mode;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.gate.QuestionChecks;
import dev.greenroom.gate.QuestionFeed;
import dev.greenroom.gate.QuestionGate;
import dev.greenroom.gate.QuestionPolicy;
import dev.greenroom.gate.QuestionQueue;
import dev.greenroom.gate.SplitMessages;
import dev.greenroom.gate.SpokenNames;
import dev.greenroom.gate.Viewers;
import dev.greenroom.hold.Holds;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.opinion.Council;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Persona;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Lamp;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.telemetry.Tripwire;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The question gate and the answer gate, wired. */
record Gates(
        Gatekeeper gatekeeper,
        Holds holds,
        AnswerDesk answers,
        QuestionQueue queue,
        QuestionGate questions,
        QuestionFeed feed,
        SpokenNames names) {
    private static final int MOST_VIEWERS = 50_000;
    private static final int MOST_CHANNELS = 100;
    private static final int MOST_NAMES = 10_000;

    static Gates build(
            Vertx vertx,
            Clock clock,
            Config config,
            Stores stores,
            ActivePolicy policy,
            ModeSwitch modes,
            Tripwire tripwire,
            Health health,
            Metrics metrics,
            SentenceModels sentences,
            Council council,
            Persona persona) {
        Gatekeeper gatekeeper = new Gatekeeper(
                policy::current,
                modes::current,
                guards(tripwire, health),
                stores.journal(),
                clock,
                new Gatekeeper.Bounds(config.textMost(), config.holds().patience()),
                metrics.registry(),
                council,
                persona);
        Holds holds = new Holds(
                vertx, stores.holds(), stores.journal(), clock, config.holds().mostWaiting());
        QuestionFeed feed = new QuestionFeed(metrics.registry());
        Config.Queue bounds = config.queue();
        QuestionQueue queue = new QuestionQueue(
                vertx,
                clock,
                new QuestionQueue.Bounds(
                        bounds.size(), bounds.perViewer(), bounds.inFlight(), 16, bounds.answerTimeout()),
                stores.journal(),
                feed);
        QuestionPolicy questions = questions(config);
        Ticker ticker = Ticker.systemTicker();
        QuestionChecks checks = new QuestionChecks(
                gatekeeper,
                new LocalRepeatGuard(ticker, MOST_CHANNELS),
                new LocalRateLimiter(ticker, MOST_VIEWERS),
                new LocalRateLimiter(ticker, MOST_CHANNELS),
                () -> policy.current().limits(),
                () -> questions,
                config.language());
        modes.onChange(mode -> queue.pause(mode == Mode.CLOSED));
        queue.pause(modes.current() == Mode.CLOSED);
        AnswerDesk answers =
                new AnswerDesk(gatekeeper, holds, stores.journal(), policy::current, sentences::borders, clock);
        QuestionGate gate = new QuestionGate(
                checks,
                holds,
                queue,
                feed,
                new Viewers(ticker, MOST_VIEWERS),
                new SplitMessages(gatekeeper::judge, clock));
        SpokenNames names = new SpokenNames(
                gatekeeper::judge,
                () -> policy.current().revision(),
                config.language(),
                ticker,
                MOST_NAMES,
                metrics.registry());
        return new Gates(gatekeeper, holds, answers, queue, gate, feed, names);
    }

    private static QuestionPolicy questions(Config config) {
        QuestionPolicy usual = QuestionPolicy.DEFAULT;
        // A recording at full speed is not a raid: all of it is to be seen.
        boolean fullSpeed = Double.isInfinite(config.chat().replaySpeed());
        return new QuestionPolicy(
                QuestionPolicy.Which.valueOf(config.questions().which().toUpperCase(Locale.ROOT)),
                config.questions().addresses(),
                usual.questionWords(),
                usual.mostCodePoints(),
                fullSpeed ? new Limits.Rate(Limits.Rate.MOST, Duration.ofSeconds(1)) : usual.flood(),
                usual.mostInCheck(),
                config.questions().testPrefix());
    }

    private static List<Guard> guards(Tripwire tripwire, Health health) {
        return List.of(
                new Guard(
                        "tripwire",
                        Map.of(
                                "en",
                                        "Something changed behind the avatar; everything waits until a person confirms it.",
                                "fr",
                                        "Quelque chose a changé derrière l'avatar ; tout attend qu'une personne le confirme."),
                        tripwire::isTripped),
                new Guard(
                        "lamp-red",
                        Map.of(
                                "en", "The lamp is red: a filter has not proved that it works, so everything waits.",
                                "fr", "Le voyant est rouge : un filtre n'a pas prouvé qu'il marche, donc tout attend."),
                        () -> health.lamp() == Lamp.RED));
    }
}
