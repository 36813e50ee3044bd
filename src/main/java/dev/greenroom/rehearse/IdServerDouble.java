package dev.greenroom.rehearse;

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
import java.util.HashSet;
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
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Set<String>> access = new HashMap<>();
    private final Map<String, Set<String>> refresh = new HashMap<>();
    private @Nullable HttpServer server;
    private int counted;
    private int codeLife = 1_800;
    private int tokenLife = 14_400;
    private @Nullable Set<String> grantsOnly;

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

    private static final class Code {
        final Set<String> scopes;
        String fate = "pending";

        Code(Set<String> scopes) {
            this.scopes = scopes;
        }
    }

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
        grantsOnly = Set.copyOf(scopes);
    }

    /** The person types in every code that is out. */
    public void approve() {
        codes.values().forEach(code -> code.fate = "approved");
    }

    /** The person says no to every code that is out. */
    public void deny() {
        codes.values().forEach(code -> code.fate = "denied");
    }

    /** Every code that is out runs out. */
    public void expireCodes() {
        codes.values().forEach(code -> code.fate = "expired");
    }

    /** Access tokens stop working; refresh tokens go on. */
    public void expireTokens() {
        access.clear();
    }

    /** The platform ends every sign-in, as after a changed password. */
    public void endAll() {
        access.clear();
        refresh.clear();
    }

    /** Gives tokens without a code, as {@code access_token} and {@code refresh_token}. */
    public JsonObject issue(Set<String> scopes) {
        return granted(scopes, null);
    }

    /** Whether an access token works: for the doubles of the platforms' other servers. */
    public boolean isValid(String token) {
        return access.containsKey(token);
    }

    /** The scopes of an access token; empty when it does not work. */
    public Set<String> scopesOf(String token) {
        return access.getOrDefault(token, Set.of());
    }

    /** How many refresh tokens work. */
    public int liveRefreshTokens() {
        return refresh.size();
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
        int number = ++counted;
        codes.put("device-" + number, new Code(Set.of(asked.split(" "))));
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
        Code code = codes.get(device);
        if (code == null) {
            return no(400, dialect == Dialect.TWITCH ? "invalid device code" : "invalid_grant");
        }
        boolean twitch = dialect == Dialect.TWITCH;
        switch (code.fate) {
            case "approved":
                codes.remove(device);
                return ok(granted(code.scopes, null));
            case "denied":
                return no(twitch ? 400 : 403, "access_denied");
            case "expired":
                return no(400, "expired_token");
            default:
                return no(twitch ? 400 : 428, "authorization_pending");
        }
    }

    private JsonObject refreshed(String token) {
        Set<String> scopes = refresh.get(token);
        if (scopes == null) {
            return no(400, dialect == Dialect.TWITCH ? "Invalid refresh token" : "invalid_grant");
        }
        if (dialect == Dialect.TWITCH) {
            // A public client's works once.
            refresh.remove(token);
            return ok(granted(scopes, null));
        }
        return ok(granted(scopes, token));
    }

    private JsonObject granted(Set<String> asked, @Nullable String kept) {
        Set<String> scopes = new HashSet<>(asked);
        if (grantsOnly != null) {
            scopes.retainAll(grantsOnly);
        }
        int number = ++counted;
        String token = "access-" + number;
        access.put(token, Set.copyOf(scopes));
        JsonObject json = new JsonObject()
                .put("access_token", token)
                .put("token_type", "bearer")
                .put("expires_in", tokenLife);
        if (kept == null) {
            refresh.put("refresh-" + number, Set.copyOf(asked));
            json.put("refresh_token", "refresh-" + number);
        }
        return dialect == Dialect.TWITCH
                ? json.put("scope", new JsonArray(List.copyOf(scopes)))
                : json.put("scope", String.join(" ", scopes));
    }

    private JsonObject validate(String authorization) {
        String token = authorization.startsWith("OAuth ") ? authorization.substring(6) : "";
        Set<String> scopes = access.get(token);
        return scopes == null
                ? no(401, "invalid access token")
                : ok(new JsonObject()
                        .put("client_id", "rehearsal")
                        .put("login", "somebody")
                        .put("user_id", TWITCH_ACCOUNT)
                        .put("scopes", new JsonArray(List.copyOf(scopes)))
                        .put("expires_in", tokenLife));
    }

    private JsonObject revoke(String token) {
        boolean known = access.remove(token) != null | refresh.remove(token) != null;
        return known ? ok(new JsonObject()) : no(400, "invalid token");
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
