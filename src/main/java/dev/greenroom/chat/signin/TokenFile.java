package dev.greenroom.chat.signin;

import dev.greenroom.secret.Secret;
import dev.greenroom.secret.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One platform's tokens in the vault. Reads and writes follow each other in the order in which they were asked for. */
public final class TokenFile {
    private final Vertx vertx;
    private final Vault vault;
    private final String name;

    /** @param name in the vault, such as {@code twitch} */
    public TokenFile(Vertx vertx, Vault vault, String name) {
        this.vertx = vertx;
        this.vault = vault;
        this.name = name;
    }

    /** Fails with a message for the streamer where the vault cannot be opened. */
    Future<Optional<Tokens>> read() {
        return vertx.executeBlocking(() -> {
            Optional<String> text = vault.read(name);
            return text.isPresent() ? Optional.of(decode(text.get())) : Optional.empty();
        });
    }

    Future<Void> write(Tokens tokens) {
        String text = encode(tokens).encode();
        return vertx.<Void>executeBlocking(() -> {
            vault.write(name, text);
            return null;
        });
    }

    Future<Void> delete() {
        return vertx.<Void>executeBlocking(() -> {
            vault.delete(name);
            return null;
        });
    }

    private static JsonObject encode(Tokens tokens) {
        Secret refresh = tokens.refresh();
        Tokens.Account account = tokens.account();
        JsonObject json = new JsonObject()
                .put("access", tokens.access().reveal())
                .put("refresh", refresh == null ? null : refresh.reveal())
                .put("scopes", new JsonArray(tokens.scopes().stream().sorted().toList()))
                .put("expires_at", tokens.expiresAt().toString());
        return account == null ? json : json.put("account_id", account.id()).put("account", account.name());
    }

    private Tokens decode(String text) throws IOException {
        try {
            JsonObject json = new JsonObject(text);
            String refresh = json.getString("refresh");
            Set<String> scopes =
                    json.getJsonArray("scopes").stream().map(String::valueOf).collect(Collectors.toSet());
            return new Tokens(
                    new Secret(json.getString("access")),
                    refresh == null ? null : new Secret(refresh),
                    scopes,
                    Instant.parse(json.getString("expires_at")),
                    account(json));
        } catch (DecodeException | IllegalArgumentException | NullPointerException | java.time.DateTimeException e) {
            // Never the text itself: it holds tokens.
            throw new IOException("What is kept of the sign-in to " + name + " cannot be read. Sign out and in again.");
        }
    }

    private static Tokens.@Nullable Account account(JsonObject json) {
        String id = json.getString("account_id");
        return id == null ? null : new Tokens.Account(id, json.getString("account", id));
    }
}
