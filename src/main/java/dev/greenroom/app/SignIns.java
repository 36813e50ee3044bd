package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.Platforms;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.signin.GoogleIdServer;
import dev.greenroom.chat.signin.GoogleScopes;
import dev.greenroom.chat.signin.IdServer;
import dev.greenroom.chat.signin.Scope;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.chat.signin.TokenFile;
import dev.greenroom.chat.signin.TwitchIdServer;
import dev.greenroom.chat.signin.TwitchScopes;
import dev.greenroom.secret.Secret;
import dev.greenroom.secret.Vault;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sign-ins that the settings make possible, with the narrowest scopes for what is switched on. */
final class SignIns {
    /** The platforms, as the command line and the dashboard name them. */
    static final List<String> PLATFORMS = List.of("twitch", "youtube");

    private static final Duration VALIDATE_EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final Clock clock;
    private final Platforms platforms;
    private final Vault vault;

    SignIns(Vertx vertx, Clock clock, Config config) {
        this.vertx = vertx;
        this.clock = clock;
        this.platforms = config.platforms();
        this.vault = new Vault(config.dataDir().resolve("vault"), platforms.vaultKey());
    }

    /** Absent where no client id is set. */
    Optional<SignIn> of(String platform) {
        return switch (platform) {
            case "twitch" -> twitch();
            case "youtube" -> youtube();
            default -> Optional.empty();
        };
    }

    Optional<SignIn> twitch() {
        Platforms.Twitch twitch = platforms.twitch();
        String client = twitch.clientId();
        return client == null
                ? Optional.empty()
                : Optional.of(signIn(
                        "twitch", new TwitchIdServer(vertx, clock, twitch.idServer(), client), twitchScopes(twitch)));
    }

    Optional<SignIn> youtube() {
        Platforms.YouTube youtube = platforms.youtube();
        String client = youtube.clientId();
        Secret secret = youtube.clientSecret();
        return client == null || secret == null
                ? Optional.empty()
                : Optional.of(signIn(
                        "youtube",
                        new GoogleIdServer(vertx, clock, youtube.idServer(), client, secret),
                        GoogleScopes.of(youtube.actions())));
    }

    private SignIn signIn(String name, IdServer server, List<Scope> scopes) {
        return new SignIn(vertx, clock, server, new TokenFile(vertx, vault, name), scopes, VALIDATE_EVERY);
    }

    /** In a fixed order. */
    static List<Scope> twitchScopes(Platforms.Twitch twitch) {
        List<Scope> scopes = new ArrayList<>();
        if (twitch.byEventSub()) {
            scopes.add(TwitchScopes.READ);
        }
        if (twitch.isAutoModChecking()) {
            scopes.add(TwitchScopes.CHECK);
        }
        if (twitch.isToldOfSuspects()) {
            scopes.add(TwitchScopes.SUSPICIOUS);
        }
        Set<Kind> actions = twitch.actions();
        scopes.addAll(TwitchScopes.of(actions));
        return scopes;
    }
}
