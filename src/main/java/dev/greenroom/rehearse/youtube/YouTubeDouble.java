package dev.greenroom.rehearse.youtube;

import dev.greenroom.rehearse.youtube.Faults.Fault;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * YouTube as far as Greenroom knows it, at a port of this machine. What is scripted on the {@link #stage} is told to
 * everybody who reads; what is asked of it can be counted with {@link #asked}.
 */
public final class YouTubeDouble {
    /** The key that reads. */
    public static final String KEY = "rehearsal-key";

    /** The token that may do everything, until it is revoked. */
    public static final String TOKEN = "rehearsal-token";

    private static final int MOST_ASKED = 100_000;
    private static final int BODY_MOST = 64 * 1024;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final LiveStage stage;
    private final Faults faults = new Faults();
    private final Streams streams;
    private final Replies replies;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Consumer<Asked>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private YouTubeDouble(Vertx vertx, Context context, Clock clock, String videoId) {
        this.clock = clock;
        stage = new LiveStage(clock, videoId);
        streams = new Streams(context, stage, faults);
        replies = new Replies(stage, streams);
        tokens.add(TOKEN);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        // Google's own client compresses what it sends.
                        .setDecompressionSupported(true))
                .requestHandler(router(vertx));
    }

    /** Listens at a free port. */
    public static Future<YouTubeDouble> listen(Vertx vertx, Clock clock, String videoId) {
        return listen(vertx, clock, videoId, 0);
    }

    /** Listens at a port that was free a moment ago. */
    public static Future<YouTubeDouble> listen(Vertx vertx, Clock clock, String videoId, int port) {
        Context context = vertx.getOrCreateContext();
        Promise<YouTubeDouble> listening = Promise.promise();
        context.runOnContext(now -> {
            YouTubeDouble youtube = new YouTubeDouble(vertx, context, clock, videoId);
            youtube.server.listen(port).map(youtube).onComplete(listening);
        });
        return listening.future();
    }

    public Future<Void> close() {
        return server.close();
    }

    /** In the place of {@code https://youtube.googleapis.com}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** The chat, to let something happen in it. */
    public LiveStage stage() {
        return stage;
    }

    /** What goes wrong with requests. */
    public Faults faults() {
        return faults;
    }

    /** Ends every stream, as YouTube does from time to time. */
    public void endStreams(boolean withBracket) {
        streams.end(withBracket);
    }

    /** Breaks every stream in the middle of an element. */
    public void cutStreams() {
        streams.cut();
    }

    /** Writes into every stream what is no JSON. */
    public void garbleStreams() {
        streams.garble();
    }

    /** Keeps every stream open without a byte, or lets them speak again. */
    public void muteStreams(boolean is) {
        streams.mute(is);
    }

    /** Accepts another token from now on. */
    public void accept(String token) {
        tokens.add(token);
    }

    /** A token works no longer. */
    public void revoke(String token) {
        tokens.remove(token);
    }

    /** Everything that was asked of it, oldest first. */
    public List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public List<Asked> asked(Endpoint endpoint) {
        return asked().stream().filter(one -> one.endpoint() == endpoint).toList();
    }

    /** Is told every request as it arrives. */
    public void listen(Consumer<Asked> listener) {
        listeners.add(listener);
    }

    private Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        String root = "/youtube/v3/";
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_MOST));
        router.get(root + "videos").handler(ctx -> serve(ctx, Endpoint.VIDEOS, false));
        router.get(root + "liveBroadcasts").handler(ctx -> serve(ctx, Endpoint.BROADCASTS, true));
        router.post(root + "liveBroadcasts/transition").handler(ctx -> serve(ctx, Endpoint.TRANSITION, true));
        router.get(root + "liveChat/messages/stream").handler(ctx -> serve(ctx, Endpoint.STREAM, false));
        router.get(root + "liveChat/messages").handler(ctx -> serve(ctx, Endpoint.LIST, false));
        router.post(root + "liveChat/messages").handler(ctx -> serve(ctx, Endpoint.INSERT, true));
        router.delete(root + "liveChat/messages").handler(ctx -> serve(ctx, Endpoint.DELETE, true));
        router.post(root + "liveChat/bans").handler(ctx -> serve(ctx, Endpoint.BAN, true));
        router.delete(root + "liveChat/bans").handler(ctx -> serve(ctx, Endpoint.UNBAN, true));
        return router;
    }

    private void serve(RoutingContext ctx, Endpoint endpoint, boolean signedIn) {
        Set<String> parts = parts(ctx);
        note(ctx, endpoint, parts);
        ctx.response().putHeader("date", DATE.format(clock.instant()));
        Optional<Fault> fault = faults.take(endpoint);
        Optional<Replies.Refusal> stranger = stranger(ctx, signedIn);
        if (fault.isPresent() && strike(ctx, endpoint, parts, fault.get())) {
            return;
        }
        if (stranger.isPresent()) {
            refuse(ctx, stranger.get());
            return;
        }
        replies.to(ctx, endpoint, parts).ifPresent(refusal -> refuse(ctx, refusal));
    }

    /** What went wrong; the request may have been carried out all the same. */
    private boolean strike(RoutingContext ctx, Endpoint endpoint, Set<String> parts, Fault fault) {
        if (fault instanceof Fault.Refuse refuse) {
            refuse(ctx, new Replies.Refusal(refuse.status(), refuse.reason()));
        } else if (fault instanceof Fault.DoneYet yet) {
            replies.carryOut(ctx, endpoint);
            refuse(ctx, new Replies.Refusal(yet.status(), "backendError"));
        } else if (fault instanceof Fault.Cut cut) {
            if (cut.isDone()) {
                replies.carryOut(ctx, endpoint);
            }
            ctx.request().connection().close();
        } else if (fault instanceof Fault.Hang hang) {
            if (hang.isDone()) {
                replies.carryOut(ctx, endpoint);
            }
        } else if (fault instanceof Fault.Garbage garbage) {
            ctx.response().putHeader("content-type", "text/html").end(garbage.body());
        }
        return true;
    }

    private void note(RoutingContext ctx, Endpoint endpoint, Set<String> parts) {
        String body = ctx.body().asString();
        List<String> position = ctx.queryParam("pageToken");
        Asked request = new Asked(
                endpoint,
                List.copyOf(parts),
                position.isEmpty() ? null : position.get(0),
                String.join(",", ctx.queryParam("id")),
                body == null ? "" : body);
        if (asked.size() < MOST_ASKED) {
            asked.add(request);
        }
        listeners.forEach(listener -> listener.accept(request));
    }

    /** {@code part=id,snippet} and {@code part=id&part=snippet} are the same. */
    private static Set<String> parts(RoutingContext ctx) {
        Set<String> parts = new TreeSet<>();
        ctx.queryParam("part").forEach(value -> parts.addAll(List.of(value.split(","))));
        return parts;
    }

    private Optional<Replies.Refusal> stranger(RoutingContext ctx, boolean signedIn) {
        String authorization = ctx.request().getHeader("authorization");
        if (authorization != null) {
            boolean known = authorization.startsWith("Bearer ") && tokens.contains(authorization.substring(7));
            return known ? Optional.empty() : Optional.of(new Replies.Refusal(401, "authError"));
        }
        if (signedIn) {
            return Optional.of(new Replies.Refusal(401, "required"));
        }
        List<String> parameter = ctx.queryParam("key");
        String key = parameter.isEmpty() ? ctx.request().getHeader("x-goog-api-key") : parameter.get(0);
        if (key == null) {
            return Optional.of(new Replies.Refusal(403, "forbidden"));
        }
        return key.equals(KEY) ? Optional.empty() : Optional.of(new Replies.Refusal(400, "keyInvalid"));
    }

    private static void refuse(RoutingContext ctx, Replies.Refusal refusal) {
        String domain = refusal.reason().startsWith("liveChat") ? "youtube.liveChat" : "youtube.quota";
        JsonObject one = new JsonObject()
                .put("domain", domain)
                .put("reason", refusal.reason())
                .put("message", "The request was refused.");
        JsonObject error = new JsonObject()
                .put("code", refusal.status())
                .put("message", "The request was refused.")
                .put("errors", new JsonArray().add(one));
        ctx.response().setStatusCode(refusal.status());
        ctx.json(new JsonObject().put("error", error));
    }
}
