package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.demo.ScriptedAvatar;
import dev.greenroom.app.demo.ScriptedLlm;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scripted language model and the scripted avatar of the demo; nothing at all where there is no demo. */
final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration PER_TOKEN = Duration.ofMillis(40);
    private static final Duration BREATH = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Config config;
    private final Clock clock;
    private final BiConsumer<String, String> says;
    private @Nullable ScriptedLlm model;
    private @Nullable ScriptedAvatar avatar;

    /** @param says is told each question and what the avatar says to it */
    Demo(Vertx vertx, Config config, Clock clock, BiConsumer<String, String> says) {
        this.says = says;
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
    }

    /** Logs that the avatar speaks, and not what: chat text is logged at debug only. */
    static void log(String question, String answer) {
        LOG.atInfo().addKeyValue("characters", answer.length()).log("the avatar speaks");
    }

    /** Where the language model is: the configured one, else the demo's own, else none. */
    Future<Optional<URI>> startModel() {
        URI configured = config.llm().baseUrl();
        if (configured != null || !config.demo()) {
            return Future.succeededFuture(Optional.ofNullable(configured));
        }
        ScriptedLlm scripted = new ScriptedLlm(vertx, clock, PER_TOKEN);
        model = scripted;
        return scripted.start().map(address -> Optional.of(URI.create(address)));
    }

    /** Lets the avatar take questions, if this is a demo. */
    void startAvatar(URI greenroom, String token) {
        if (config.demo()) {
            avatar = new ScriptedAvatar(vertx, greenroom, token, BREATH, says);
            avatar.start();
        }
    }

    /** The avatar asks for nothing more. */
    Future<Void> stopAvatar() {
        return avatar == null ? Future.succeededFuture() : avatar.stop();
    }

    Future<Void> stopModel() {
        return model == null ? Future.succeededFuture() : model.stop();
    }
}
