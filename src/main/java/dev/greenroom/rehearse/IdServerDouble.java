package dev.greenroom.rehearse;

import dev.greenroom.rehearse.Grants.Fate;
import dev.greenroom.rehearse.Grants.Pair;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's or Google's server for signing in, on a loopback port: codes, tokens that rotate or not, validation, revoking,
 * and the faults that the real ones are known for. Who types a code in is told by {@link #approve} and {@link #deny}. Keeps
 * at most {@value #MOST_SEEN} requests. Use it on the context that started it.
 */
public final class IdServerDouble {
    private static final int MOST_SEEN = 1_000;
    private static final String TWITCH_ACCOUNT = "4242";

    private final Dialect dialect;
    private final List<Seen> seen = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Grants grants = new Grants();
    private @Nullable HttpServer server;
    private int codeLife = 1_800;
    private int tokenLife = 14_400;

    /** Whose server it is. */
    public enum Dialect {
        TWITCH,
        GOOGLE
    }

    /** What goes wrong with the next request, once. */
    public enum Fault {
        /** Status 503. */
        UNAVAILABLE,
        /** Status 200 with what is no JSON. */
        GARBLED,
        /** The connection is cut before an answer. */
        CUT_OFF,
        /** What was asked for is done, and the answer is cut off. */
        DONE_AND_CUT_OFF,
        /** No answer at all. */
        SILENT,
        /** Twitch's answer to a code that nobody has typed in yet, every now and then. */
        INVALID_DEVICE_CODE,
        /** Asked too often. */
        SLOW_DOWN,
        /** The client id is of the wrong kind. */
        INVALID_CLIENT
    }

    /** A request as it came in. */
    public record Seen(
            String path, Map<String, String> form, @Nullable String authorization, String query) {}

    private IdServerDouble(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Listens on a free port of this machine. */
    public static Future<IdServerDouble> start(Vertx vertx, Dialect dialect) {
        IdServerDouble made = new IdServerDouble(dialect);
        return vertx.createHttpServer()
                .requestHandler(made::receive)
                .listen(0, "127.0.0.1")
                .map(listening -> {
                    made.server = listening;
                    return made;
                });
    }

    public Future<Void> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** For {@code chat.twitch.id_server} or {@code chat.youtube.id_server}. */
    public URI address() {
        if (server == null) {
            throw new IllegalStateException("not listening");
        }
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** What goes wrong, each with the next request. */
    public void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Codes that are out live so long, in seconds. */
    public void codesLive(int seconds) {
        codeLife = seconds;
    }

    /** Access tokens that are given from now on are said to live so long, in seconds. */
    public void tokensLive(int seconds) {
        tokenLife = seconds;
    }

    /** Grants these scopes at most, whatever is asked for. */
    public void grantOnly(Set<String> scopes) {
        grants.atMost(scopes);
    }

    /** The person types in every code that is out. */
    public void approve() {
        grants.decide(Fate.APPROVED);
    }

    /** The person says no to every code that is out. */
    public void deny() {
        grants.decide(Fate.DENIED);
    }

    /** Every code that is out runs out. */
    public void expireCodes() {
        grants.decide(Fate.EXPIRED);
    }

    /** Access tokens stop working; refresh tokens go on. */
    public void expireTokens() {
        grants.expireAccess();
    }

    /** The platform ends every sign-in, as after a changed password. */
    public void endAll() {
        grants.endAll();
    }

    /** Gives tokens without a code, as {@code access_token} and {@code refresh_token}. */
    public JsonObject issue(Set<String> scopes) {
        return told(grants.issue(scopes, false));
    }

    /** Whether an access token works: for the doubles of the platforms' other servers. */
    public boolean isValid(String token) {
        return grants.scopesOf(token).isPresent();
    }

    /** The scopes of an access token; empty when it does not work. */
    public Set<String> scopesOf(String token) {
        return grants.scopesOf(token).orElse(Set.of());
    }

    /** How many refresh tokens work. */
    public int liveRefreshTokens() {
        return grants.liveRefreshTokens();
    }

    /** What came in, oldest first. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** How often a path was asked for. */
    public long count(String path) {
        return seen.stream().filter(each -> each.path().equals(path)).count();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, form(body)));
    }

    private void answer(HttpServerRequest request, Map<String, String> form) {
        if (seen.size() < MOST_SEEN) {
            seen.add(new Seen(
                    request.path(), form, request.getHeader("authorization"), String.valueOf(request.query())));
        }
        Fault fault = faults.poll();
        if (fault == Fault.SILENT) {
            return;
        }
        if (fault == Fault.CUT_OFF) {
            request.connection().close();
            return;
        }
        JsonObject reply = fault == null || fault == Fault.DONE_AND_CUT_OFF ? reply(request, form) : broken(fault);
        if (fault == Fault.DONE_AND_CUT_OFF) {
            request.connection().close();
            return;
        }
        int status = (Integer) reply.remove("#status");
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(fault == Fault.GARBLED ? "<html>oops" : reply.encode());
    }

    private JsonObject broken(Fault fault) {
        return switch (fault) {
            case UNAVAILABLE -> status(503, new JsonObject());
            case GARBLED -> status(200, new JsonObject());
            case INVALID_DEVICE_CODE -> no(400, "invalid device code");
            case SLOW_DOWN -> no(dialect == Dialect.TWITCH ? 400 : 403, "slow_down");
            case INVALID_CLIENT -> no(dialect == Dialect.TWITCH ? 400 : 401, "invalid_client");
            case CUT_OFF, DONE_AND_CUT_OFF, SILENT -> throw new IllegalArgumentException("has no answer: " + fault);
        };
    }

    private JsonObject reply(HttpServerRequest request, Map<String, String> form) {
        return switch (request.path()) {
            case "/oauth2/device", "/device/code" -> code(form);
            case "/oauth2/token", "/token" -> token(form);
            case "/oauth2/validate" -> validate(String.valueOf(request.getHeader("authorization")));
            case "/oauth2/revoke", "/revoke" -> revoke(form.getOrDefault("token", ""));
            default -> no(404, "not found");
        };
    }

    private JsonObject code(Map<String, String> form) {
        String asked = form.get(dialect == Dialect.TWITCH ? "scopes" : "scope");
        if (asked == null || !form.containsKey("client_id")) {
            return no(400, "missing " + (asked == null ? "scopes" : "client id"));
        }
        int number = grants.code(Set.of(asked.split(" ")));
        String page = address() + "/activate";
        return ok(new JsonObject()
                .put("device_code", "device-" + number)
                .put("user_code", "ABCD-" + (1000 + number))
                .put(dialect == Dialect.TWITCH ? "verification_uri" : "verification_url", page)
                .put("interval", 1)
                .put("expires_in", codeLife));
    }

    private JsonObject token(Map<String, String> form) {
        if (dialect == Dialect.GOOGLE && !form.containsKey("client_secret")) {
            return no(401, "invalid_client");
        }
        return "refresh_token".equals(form.get("grant_type"))
                ? refreshed(form.getOrDefault("refresh_token", ""))
                : polled(form.getOrDefault("device_code", ""));
    }

    private JsonObject polled(String device) {
        boolean twitch = dialect == Dialect.TWITCH;
        Fate fate = grants.fate(device).orElse(null);
        if (fate == null) {
            return no(400, twitch ? "invalid device code" : "invalid_grant");
        }
        return switch (fate) {
            case APPROVED -> ok(told(grants.redeem(device)));
            case DENIED -> no(twitch ? 400 : 403, "access_denied");
            case EXPIRED -> no(400, "expired_token");
            case PENDING -> no(twitch ? 400 : 428, "authorization_pending");
        };
    }

    private JsonObject refreshed(String token) {
        boolean twitch = dialect == Dialect.TWITCH;
        // A public client's works once.
        return grants.refresh(token, twitch)
                .map(pair -> ok(told(pair)))
                .orElseGet(() -> no(400, twitch ? "Invalid refresh token" : "invalid_grant"));
    }

    private JsonObject told(Pair pair) {
        JsonObject json = new JsonObject()
                .put("access_token", pair.access())
                .put("token_type", "bearer")
                .put("expires_in", tokenLife);
        if (pair.refresh() != null) {
            json.put("refresh_token", pair.refresh());
        }
        return dialect == Dialect.TWITCH
                ? json.put("scope", new JsonArray(List.copyOf(pair.scopes())))
                : json.put("scope", String.join(" ", pair.scopes()));
    }

    private JsonObject validate(String authorization) {
        String token = authorization.startsWith("OAuth ") ? authorization.substring(6) : "";
        return grants.scopesOf(token)
                .map(scopes -> ok(new JsonObject()
                        .put("client_id", "rehearsal")
                        .put("login", "somebody")
                        .put("user_id", TWITCH_ACCOUNT)
                        .put("scopes", new JsonArray(List.copyOf(scopes)))
                        .put("expires_in", tokenLife)))
                .orElseGet(() -> no(401, "invalid access token"));
    }

    private JsonObject revoke(String token) {
        return grants.revoke(token) ? ok(new JsonObject()) : no(400, "invalid token");
    }

    private JsonObject no(int status, String why) {
        JsonObject json = dialect == Dialect.TWITCH
                ? new JsonObject().put("status", status).put("message", why)
                : new JsonObject().put("error", why);
        return status(status, json);
    }

    private static JsonObject ok(JsonObject json) {
        return status(200, json);
    }

    private static JsonObject status(int status, JsonObject json) {
        return json.put("#status", status);
    }

    private static Map<String, String> form(Buffer body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.toString().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
