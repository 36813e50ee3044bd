package dev.greenroom.rehearse.twitch;

import dev.greenroom.rehearse.twitch.Faults.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Helix: knows tokens and their scopes, changes the {@link Stage}, goes wrong as {@link Faults} say, remembers what was asked. */
public final class HelixWire {
    private static final int POINTS = 800;

    private final Vertx vertx;
    private final Faults faults;
    private final HelixDeeds deeds;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Consumer<Asked>> listeners = new CopyOnWriteArrayList<>();

    /** Who a token stands for, and what it may. */
    public record Token(String value, String clientId, Viewer who, Set<String> scopes) {
        public Token {
            scopes = Set.copyOf(scopes);
        }
    }

    /** What Helix answers. */
    record Answer(int status, @Nullable JsonObject body) {
        static Answer of(JsonObject... data) {
            return new Answer(200, new JsonObject().put("data", new JsonArray(List.of(data))));
        }

        static Answer nothing() {
            return new Answer(204, null);
        }

        static Answer refused(int status, String message) {
            String error = switch (status) {
                case 400 -> "Bad Request";
                case 401 -> "Unauthorized";
                case 403 -> "Forbidden";
                case 404 -> "Not Found";
                case 409 -> "Conflict";
                case 422 -> "Unprocessable Entity";
                case 429 -> "Too Many Requests";
                default -> "Service Unavailable";
            };
            return new Answer(
                    status,
                    new JsonObject().put("error", error).put("status", status).put("message", message));
        }
    }

    HelixWire(Vertx vertx, Stage stage, EventSubWire eventSub, Faults faults) {
        this.vertx = vertx;
        this.faults = faults;
        this.deeds = new HelixDeeds(stage, eventSub);
    }

    /** What it makes of what is asked, and how it can be told to refuse. */
    public HelixDeeds deeds() {
        return deeds;
    }

    /** Lets a token in. */
    public void accept(Token token) {
        tokens.put(token.value(), token);
    }

    /** Whose token it is, for an id server that speaks of the same people. */
    public @Nullable Token token(String value) {
        return tokens.get(value);
    }

    /** A token is refused from now on. */
    public void expire(String token) {
        tokens.remove(token);
    }

    /** Every request so far. */
    public List<Asked> asked() {
        return asked;
    }

    /** The requests of one kind, such as {@code POST /chat/messages}. */
    public List<Asked> asked(String what) {
        return asked.stream().filter(one -> one.what().equals(what)).toList();
    }

    /** Is told every request as it arrives. */
    public void listen(Consumer<Asked> listener) {
        listeners.add(listener);
    }

    void mount(Router router) {
        router.route("/helix/*")
                .handler(BodyHandler.create(false).setBodyLimit(1024 * 1024))
                .handler(this::handle);
    }

    private void handle(RoutingContext ctx) {
        Asked request = read(ctx);
        asked.add(request);
        listeners.forEach(listener -> listener.accept(request));
        Token token = tokens.get(request.token());
        Fault fault = faults.take(request.what()).orElse(null);
        if (fault instanceof Fault.Refuse refuse) {
            send(ctx, Answer.refused(refuse.status(), refuse.message()));
        } else if (token == null || !token.clientId().equals(request.clientId())) {
            send(ctx, Answer.refused(401, "Invalid OAuth token"));
        } else {
            strike(ctx, fault, () -> deeds.handle(request, token));
        }
    }

    private void strike(RoutingContext ctx, @Nullable Fault fault, HelixDeeds.Deed deed) {
        if (fault instanceof Fault.DoneYet done) {
            deed.act();
            send(ctx, Answer.refused(done.status(), ""));
        } else if (fault instanceof Fault.Late late) {
            Answer early = late.isDone() ? deed.act() : Answer.refused(503, "");
            vertx.setTimer(Math.max(1, late.by().toMillis()), fired -> send(ctx, early));
        } else if (fault instanceof Fault.Cut cut) {
            if (cut.isDone()) {
                deed.act();
            }
            ctx.request().connection().close();
        } else {
            send(ctx, deed.act());
        }
    }

    private static Asked read(RoutingContext ctx) {
        String header = ctx.request().getHeader("authorization");
        String token = header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        String client = ctx.request().getHeader("client-id");
        HttpMethod method = ctx.request().method();
        return new Asked(
                method + " " + ctx.request().path().substring("/helix".length()),
                ctx.queryParams(),
                token,
                client == null ? "" : client,
                body(ctx));
    }

    private static JsonObject body(RoutingContext ctx) {
        try {
            JsonObject body = ctx.body().asJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException e) {
            return new JsonObject().put("unreadable", ctx.body().asString());
        }
    }

    private static void send(RoutingContext ctx, Answer answer) {
        if (ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(answer.status())
                .putHeader("Ratelimit-Limit", String.valueOf(POINTS))
                .putHeader("Ratelimit-Remaining", answer.status() == 429 ? "0" : String.valueOf(POINTS - 1))
                .putHeader("Ratelimit-Reset", "1");
        if (answer.body() == null) {
            ctx.response().end();
        } else {
            ctx.json(answer.body());
        }
    }
}
