package dev.greenroom.chat.signin;

import dev.greenroom.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts forms to an id server and reads what it answers. Redirects are not followed, so that tokens are shown to nobody
 * but the host that was configured; nothing that is sent stands in an address or a message.
 */
final class FormClient {
    private static final int TIMEOUT_MS = 10_000;

    private final String base;
    private final WebClient client;

    FormClient(Vertx vertx, URI base) {
        this.base = base.toString();
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setConnectTimeout(TIMEOUT_MS)
                        .setUserAgent("Greenroom"));
    }

    /** An answer below 500. */
    record Reply(int status, JsonObject json) {
        boolean isOk() {
            return status == 200;
        }

        /** What the server says is wrong: Twitch's {@code message} or OAuth's {@code error}. */
        String fault() {
            for (String field : List.of("message", "error")) {
                if (json.getValue(field) instanceof String said && !said.isBlank()) {
                    return said.length() > 200 ? said.substring(0, 200) : said;
                }
            }
            return "status " + status;
        }

        String text(String field) {
            if (json.getValue(field) instanceof String text && !text.isBlank()) {
                return text;
            }
            throw new IllegalStateException("the id server's answer lacks '" + field + "'");
        }

        /** A number of seconds, from 1 to a year; {@code otherwise} where there is none. */
        int seconds(String field, int otherwise) {
            return json.getValue(field) instanceof Number number
                    ? (int) Math.max(1, Math.min(number.longValue(), 31_536_000L))
                    : otherwise;
        }

        Secret secret(String field) {
            return new Secret(text(field));
        }

        /** A device code, RFC 8628 section 3.2; {@code where} is the field of the page, which platforms name differently. */
        IdServer.DeviceCode deviceCode(String where, List<Scope> scopes, Instant now) {
            return new IdServer.DeviceCode(
                    secret("device_code"),
                    text("user_code"),
                    URI.create(text(where)),
                    seconds("interval", 5),
                    now.plusSeconds(seconds("expires_in", 1_800)),
                    scopes);
        }

        Optional<Secret> optionalSecret(String field) {
            return json.getValue(field) instanceof String text && !text.isBlank()
                    ? Optional.of(new Secret(text))
                    : Optional.empty();
        }
    }

    Future<Reply> post(String path, Map<String, String> form) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        fields.addAll(form);
        return read(client.postAbs(base + path).timeout(TIMEOUT_MS).sendForm(fields));
    }

    Future<Reply> get(String path, String authorization) {
        HttpRequest<Buffer> request = client.getAbs(base + path).timeout(TIMEOUT_MS);
        return read(request.putHeader("authorization", authorization).send());
    }

    void close() {
        client.close();
    }

    private Future<Reply> read(Future<HttpResponse<Buffer>> sent) {
        return sent.recover(error -> Future.failedFuture(base + " cannot be reached: " + error.getMessage()))
                .compose(response -> response.statusCode() >= 500
                        ? Future.failedFuture(base + " answered with status " + response.statusCode())
                        : json(response).map(json -> new Reply(response.statusCode(), json)));
    }

    private Future<JsonObject> json(HttpResponse<Buffer> response) {
        Buffer body = response.body();
        try {
            return Future.succeededFuture(body == null || body.length() == 0 ? new JsonObject() : body.toJsonObject());
        } catch (DecodeException | ClassCastException e) {
            return Future.failedFuture(
                    base + " did not answer with a JSON object, but with status " + response.statusCode());
        }
    }
}
