package dev.greenroom.app;

import dev.greenroom.action.Connection;
import dev.greenroom.app.config.Platforms;
import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.chat.youtube.QuotaStore;
import dev.greenroom.chat.youtube.YouTubeConnector;
import dev.greenroom.chat.youtube.YouTubeOptions;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.Settings;
import dev.greenroom.secret.Secret;
import dev.greenroom.telemetry.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Puts the YouTube connector together with the rest: the settings, the policy in force, the memory of the quota. */
final class YouTubeChats {
    private static final String QUOTA = "youtube.quota";
    private static final String REAL_PERSON = "persona-public-figure";

    private YouTubeChats() {}

    /** Absent when no broadcast is named. */
    static Optional<Connection> of(
            Vertx vertx,
            Clock clock,
            Platforms.YouTube youtube,
            Optional<SignIn> signIn,
            Credentials credentials,
            Settings settings,
            ActivePolicy policy,
            Metrics metrics) {
        if (youtube.video() == null) {
            return Optional.empty();
        }
        Secret key = youtube.apiKey();
        YouTubeOptions options = YouTubeOptions.of(
                youtube.video(),
                key == null ? null : key.reveal(),
                youtube.apiServer().toString(),
                youtube.quota());
        YouTubeConnector connector = new YouTubeConnector(new YouTubeConnector.Parts(
                vertx,
                clock,
                ZoneId.systemDefault(),
                metrics.registry(),
                options,
                credentials,
                new KeptQuota(settings),
                speaksAsRealPerson(policy)));
        return Optional.of(new Connection(connector, signIn, youtube.actions()));
    }

    /** Whether the policy in force, or one that it stands on, is that of an avatar of a real person. */
    private static BooleanSupplier speaksAsRealPerson(ActivePolicy policy) {
        return () -> policy.current().contents().rules().stream()
                .anyMatch(rule -> rule.policy().equals(REAL_PERSON));
    }

    private record KeptQuota(Settings settings) implements QuotaStore {
        @Override
        public Future<Optional<String>> load() {
            return settings.get(QUOTA);
        }

        @Override
        public Future<Void> save(String state) {
            return settings.put(QUOTA, state);
        }
    }
}
