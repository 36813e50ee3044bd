package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.Opinions;
import dev.greenroom.opinion.Adviser;
import dev.greenroom.opinion.Council;
import dev.greenroom.opinion.GuardModel;
import dev.greenroom.opinion.ModerationEndpoint;
import dev.greenroom.opinion.OnnxClassifier;
import dev.greenroom.opinion.Opinion;
import dev.greenroom.opinion.Terms;
import dev.greenroom.secret.Secret;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The opinions that the settings ask for; health names those that they do not ask for, too. */
final class Advisers {
    private final Vertx vertx;
    private final Health health;
    private final Metrics metrics;
    private final Clock clock;
    private final List<Adviser> advisers = new ArrayList<>();

    private Advisers(Vertx vertx, Health health, Metrics metrics, Clock clock) {
        this.vertx = vertx;
        this.health = health;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Loads the model of the classifier, if there is one. Blocks. */
    static @Nullable OnnxClassifier classifier(Vertx vertx, Config config) {
        Opinions.Onnx onnx = config.opinions().onnx();
        return onnx == null ? null : OnnxClassifier.load(vertx, onnx.model(), onnx.labels(), onnx.terms());
    }

    /** Main context only. */
    static Council of(
            Vertx vertx,
            Config config,
            @Nullable OnnxClassifier classifier,
            Health health,
            Metrics metrics,
            Clock clock) {
        Advisers advisers = new Advisers(vertx, health, metrics, clock);
        advisers.take(config.opinions(), classifier);
        return new Council(advisers.advisers);
    }

    private void take(Opinions opinions, @Nullable OnnxClassifier classifier) {
        List<String> unused = new ArrayList<>(Opinions.NAMES);
        Opinions.Moderation moderation = opinions.moderation();
        if (moderation != null) {
            Terms terms = moderation.terms();
            add(
                    new ModerationEndpoint(
                            vertx, moderation.baseUrl(), reveal(moderation.apiKey()), moderation.model(), terms),
                    terms,
                    unused);
        }
        Opinions.Guard guard = opinions.guard();
        if (guard != null) {
            Terms terms = guard.terms();
            add(
                    new GuardModel(
                            vertx, guard.baseUrl(), reveal(guard.apiKey()), guard.model(), guard.prompt(), terms),
                    terms,
                    unused);
        }
        Opinions.Onnx onnx = opinions.onnx();
        if (onnx != null && classifier != null) {
            add(classifier, onnx.terms(), unused);
        }
        unused.forEach(name -> health.reportUnused("opinion/" + name, "not configured"));
    }

    private void add(Opinion opinion, Terms terms, List<String> unused) {
        unused.remove(terms.name());
        advisers.add(new Adviser(vertx, opinion, terms, health, metrics, clock));
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }
}
