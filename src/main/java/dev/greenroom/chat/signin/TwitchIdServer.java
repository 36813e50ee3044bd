package dev.greenroom.chat.signin;

import dev.greenroom.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Twitch's id server, for a public client: no secret is needed, and a refresh token works once. */
public final class TwitchIdServer implements IdServer {
    private final Clock clock;
    private final String clientId;
    private final FormClient client;

    /** @param base such as {@code https://id.twitch.tv} */
    public TwitchIdServer(Vertx vertx, Clock clock, URI base, String clientId) {
        this.clock = clock;
        this.clientId = clientId;
        this.client = new FormClient(vertx, base);
    }

    @Override
    public String platform() {
        return "Twitch";
    }

    @Override
    public Future<DeviceCode> ask(List<Scope> scopes) {
        // Twitch calls it scopes where everybody else says scope.
        return client.post("/oauth2/device", Map.of("client_id", clientId, "scopes", Scope.names(scopes)))
                .map(reply -> {
                    if (!reply.isOk()) {
                        throw new Rejected(reply.fault());
                    }
                    return reply.deviceCode("verification_uri", scopes, clock.instant());
                });
    }

    @Override
    public Future<Poll> poll(DeviceCode code) {
        Map<String, String> form = Map.of(
                "client_id",
                clientId,
                "scopes",
                Scope.names(code.scopes()),
                "device_code",
                code.device().reveal(),
                "grant_type",
                DEVICE_GRANT);
        return client.post("/oauth2/token", form).map(reply -> {
            if (reply.isOk()) {
                return new Poll.Granted(tokens(reply));
            }
            String fault = reply.fault().toLowerCase(Locale.ROOT);
            if (fault.contains("denied")) {
                return new Poll.Denied();
            } else if (fault.contains("expired")) {
                return new Poll.Expired();
            }
            // Twitch says "invalid device code" of a code that nobody has typed in yet; the time that it is good for
            // ends the asking either way.
            return fault.contains("slow") ? new Poll.SlowDown() : new Poll.Pending();
        });
    }

    @Override
    public Future<Renewal> refresh(Secret refresh) {
        Map<String, String> form =
                Map.of("client_id", clientId, "grant_type", "refresh_token", "refresh_token", refresh.reveal());
        return client.post("/oauth2/token", form).compose(reply -> {
            if (reply.isOk()) {
                return Future.succeededFuture(new Renewal.Renewed(tokens(reply)));
            }
            return reply.status() == 400 || reply.status() == 401
                    ? Future.succeededFuture(new Renewal.Refused(reply.fault()))
                    : Future.failedFuture("Twitch did not renew the tokens: " + reply.fault());
        });
    }

    @Override
    public Future<Validity> validate(Tokens tokens) {
        return client.get("/oauth2/validate", "OAuth " + tokens.access().reveal())
                .compose(reply -> {
                    if (reply.status() == 401) {
                        return Future.succeededFuture(new Validity.Invalid());
                    }
                    if (!reply.isOk()) {
                        return Future.failedFuture("Twitch did not validate the token: " + reply.fault());
                    }
                    return Future.succeededFuture(new Validity.Valid(new Tokens(
                            tokens.access(),
                            tokens.refresh(),
                            scopes(reply, "scopes"),
                            clock.instant().plusSeconds(reply.seconds("expires_in", 3_600)),
                            new Tokens.Account(reply.text("user_id"), reply.text("login")))));
                });
    }

    @Override
    public Future<Void> revoke(Tokens tokens) {
        Map<String, String> form =
                Map.of("client_id", clientId, "token", tokens.access().reveal());
        return client.post("/oauth2/revoke", form)
                .compose(reply -> reply.isOk() || reply.status() == 400
                        ? Future.succeededFuture()
                        : Future.failedFuture("Twitch did not revoke the token: " + reply.fault()));
    }

    @Override
    public Future<Void> close() {
        client.close();
        return Future.succeededFuture();
    }

    private Tokens tokens(FormClient.Reply reply) {
        return new Tokens(
                reply.secret("access_token"),
                reply.optionalSecret("refresh_token").orElse(null),
                scopes(reply, "scope"),
                clock.instant().plusSeconds(reply.seconds("expires_in", 3_600)),
                null);
    }

    private static Set<String> scopes(FormClient.Reply reply, String field) {
        return reply.json().getValue(field) instanceof JsonArray list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
