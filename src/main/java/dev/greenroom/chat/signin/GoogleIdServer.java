package dev.greenroom.chat.signin;

import dev.greenroom.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Google's, for a client of the kind "TVs and Limited Input devices", the only one that may sign in by a code. Its
 * refresh tokens go on working; it says nothing of whose they are.
 */
public final class GoogleIdServer implements IdServer {
    private final Clock clock;
    private final String clientId;
    private final Secret clientSecret;
    private final FormClient client;

    /** @param base such as {@code https://oauth2.googleapis.com} */
    public GoogleIdServer(Vertx vertx, Clock clock, URI base, String clientId, Secret clientSecret) {
        this.clock = clock;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.client = new FormClient(vertx, base);
    }

    @Override
    public String platform() {
        return "YouTube";
    }

    @Override
    public Future<DeviceCode> ask(List<Scope> scopes) {
        Map<String, String> form = Map.of("client_id", clientId, "scope", Scope.names(scopes));
        return client.post("/device/code", form).map(reply -> {
            if (!reply.isOk()) {
                throw new Rejected(explained(reply));
            }
            return reply.deviceCode("verification_url", scopes, clock.instant());
        });
    }

    @Override
    public Future<Poll> poll(DeviceCode code) {
        Map<String, String> form = Map.of(
                "client_id",
                clientId,
                "client_secret",
                clientSecret.reveal(),
                "device_code",
                code.device().reveal(),
                "grant_type",
                DEVICE_GRANT);
        return client.post("/token", form).map(reply -> {
            if (reply.isOk()) {
                return new Poll.Granted(
                        tokens(reply, reply.optionalSecret("refresh_token").orElse(null)));
            }
            return switch (reply.fault()) {
                case "authorization_pending" -> new Poll.Pending();
                case "slow_down" -> new Poll.SlowDown();
                case "access_denied" -> new Poll.Denied();
                case "expired_token", "invalid_grant" -> new Poll.Expired();
                default -> throw new Rejected(explained(reply));
            };
        });
    }

    @Override
    public Future<Renewal> refresh(Secret refresh) {
        Map<String, String> form = Map.of(
                "client_id",
                clientId,
                "client_secret",
                clientSecret.reveal(),
                "refresh_token",
                refresh.reveal(),
                "grant_type",
                "refresh_token");
        return client.post("/token", form).compose(reply -> {
            if (reply.isOk()) {
                // Google keeps the refresh token that there is, and sends none.
                Secret next = reply.optionalSecret("refresh_token").orElse(refresh);
                return Future.succeededFuture(new Renewal.Renewed(tokens(reply, next)));
            }
            return reply.fault().equals("invalid_grant")
                    ? Future.succeededFuture(new Renewal.Refused(explained(reply)))
                    : Future.failedFuture("Google did not renew the tokens: " + explained(reply));
        });
    }

    /** Google asks for no validation: that a token does not work is seen where it is used. */
    @Override
    public Future<Validity> validate(Tokens tokens) {
        return Future.succeededFuture(new Validity.Valid(tokens));
    }

    @Override
    public Future<Void> revoke(Tokens tokens) {
        // The refresh token takes its access tokens with it.
        Secret refresh = tokens.refresh();
        Secret last = refresh == null ? tokens.access() : refresh;
        return client.post("/revoke", Map.of("token", last.reveal()))
                .compose(reply -> reply.isOk() || reply.status() == 400
                        ? Future.succeededFuture()
                        : Future.failedFuture("Google did not revoke the token: " + reply.fault()));
    }

    @Override
    public Future<Void> close() {
        client.close();
        return Future.succeededFuture();
    }

    private Tokens tokens(FormClient.Reply reply, @org.jspecify.annotations.Nullable Secret refresh) {
        return new Tokens(
                reply.secret("access_token"),
                refresh,
                Set.of(reply.text("scope").split(" ")),
                clock.instant().plusSeconds(reply.seconds("expires_in", 3_600)),
                null);
    }

    private static String explained(FormClient.Reply reply) {
        return reply.json().getValue("error_description") instanceof String words && !words.isBlank()
                ? reply.fault() + " (" + words + ")"
                : reply.fault();
    }
}
