package dev.greenroom.dashboard;

import dev.greenroom.action.Act;
import dev.greenroom.action.Connection;
import dev.greenroom.chat.ChatConnector;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Scope;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.chat.signin.SignInState;
import dev.greenroom.chat.signin.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections and acts as the API shows them; never a token. */
final class ConnectionJson {
    private ConnectionJson() {}

    static JsonObject connection(Connection connection) {
        var status = connection.source().status();
        JsonArray abilities = new JsonArray();
        connection
                .abilities()
                .forEach((kind, ability) -> abilities.add(new JsonObject()
                        .put("action", kind.wire())
                        .put("ready", ability instanceof Ability.Ready)
                        .put("why", ability instanceof Ability.Missing missing ? words(missing.why()) : null)));
        JsonArray gaps = new JsonArray();
        connection.connector().map(ChatConnector::gaps).orElse(List.of()).forEach(gap -> gaps.add(gap(gap)));
        return new JsonObject()
                .put("name", connection.name())
                .put("state", status.state().name().toLowerCase(Locale.ROOT))
                .put("words", words(status.words()))
                .put("acts", connection.connector().isPresent())
                .put("abilities", abilities)
                .put("gaps", gaps)
                .put("sign_in", connection.signIn().map(ConnectionJson::signIn).orElse(null));
    }

    static JsonObject signIn(SignIn signIn) {
        SignInState state = signIn.state();
        Set<String> granted = state instanceof SignInState.In in ? in.granted() : Set.of();
        JsonArray scopes = new JsonArray();
        for (Scope scope : signIn.wanted()) {
            scopes.add(new JsonObject()
                    .put("name", scope.name())
                    .put("purpose", words(scope.purpose()))
                    .put("granted", granted.contains(scope.name())));
        }
        JsonObject json = new JsonObject().put("scopes", scopes);
        if (state instanceof SignInState.Out out) {
            return json.put("state", "out").put("words", words(out.why()));
        } else if (state instanceof SignInState.Asking asking) {
            return json.put("state", "asking")
                    .put("code", asking.code())
                    .put("url", asking.where().toString())
                    .put("expires_at", asking.expiresAt().toString());
        }
        SignInState.In in = (SignInState.In) state;
        Tokens.Account account = in.account();
        return json.put("state", "in")
                .put("account", account == null ? null : account.name())
                .put("complete", in.missing().isEmpty())
                .put("trouble", in.trouble() == null ? null : words(in.trouble()));
    }

    static JsonObject act(Act act) {
        return new JsonObject()
                .put("at", act.at().toString())
                .put("action", act.order().action().kind().wire())
                .put("channel", act.order().action().channel())
                .put("exchange", act.order().exchange())
                .put("by", act.order().by())
                .put("outcome", act.wire())
                .put("why", act.why().map(ConnectionJson::words).orElse(null));
    }

    static JsonObject words(Words words) {
        return new JsonObject().put("en", words.en()).put("fr", words.fr());
    }

    private static JsonObject gap(ChatConnector.Gap gap) {
        Instant until = gap.until();
        return new JsonObject()
                .put("from", gap.from().toString())
                .put("until", text(until))
                .put("words", words(gap.why()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
