package dev.greenroom.app;

import dev.greenroom.app.config.Secret;
import dev.greenroom.app.config.YouTubeChat;
import dev.greenroom.chat.youtube.QuotaStore;
import dev.greenroom.chat.youtube.YouTubeConnector;
import dev.greenroom.chat.youtube.YouTubeOptions;
import dev.greenroom.chat.youtube.YouTubeTokens;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.Settings;
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

    static YouTubeConnector of(
            Vertx vertx,
            Clock clock,
            YouTubeChat chat,
            YouTubeTokens tokens,
            Settings settings,
            ActivePolicy policy,
            Metrics metrics) {
        Secret key = chat.apiKey();
        YouTubeOptions options = YouTubeOptions.of(
                chat.target(),
                key == null ? null : key.reveal(),
                chat.apiServer().toString(),
                chat.quota());
        return new YouTubeConnector(new YouTubeConnector.Parts(
                vertx,
                clock,
                ZoneId.systemDefault(),
                metrics.registry(),
                options,
                tokens,
                new KeptQuota(settings),
                speaksAsRealPerson(policy)));
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
