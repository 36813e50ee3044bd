package dev.greenroom.testkit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** A server of opinions over a real socket: honest, slow, lying or dead, as a test wants it. */
public final class OpinionDouble implements AutoCloseable {
    /** How a request is answered. */
    @FunctionalInterface
    public interface Manner {
        void answer(JsonObject request, HttpServerResponse response);
    }

    private final Vertx vertx;
    private final HttpServer server;
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Manner manner;

    private OpinionDouble(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        this.manner = honest(text -> 0.01);
    }

    public static OpinionDouble start(Vertx vertx) throws Exception {
        OpinionDouble made = new OpinionDouble(vertx);
        made.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return made;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    /** From now on it answers so. */
    public OpinionDouble is(Manner next) {
        manner = next;
        return this;
    }

    /** A moderation endpoint that gives a text this score for hate. */
    public static Manner honest(ToDoubleFunction<String> hate) {
        return (request, response) -> moderation(
                response,
                new JsonObject()
                        .put("hate", hate.applyAsDouble(request.getString("input")))
                        .put("violence", 0.02));
    }

    /** A chat model that says this. */
    public static Manner says(String words) {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", words);
        return json(new JsonObject().put("choices", new JsonArray().add(new JsonObject().put("message", message))));
    }

    public static Manner json(JsonObject answer) {
        return (request, response) ->
                response.putHeader("content-type", "application/json").end(answer.encode());
    }

    /** Answers with anything. */
    public static Manner raw(int status, String body) {
        return (request, response) -> response.setStatusCode(status).end(body);
    }

    /** As {@code manner}, but so much later. */
    public Manner after(long milliseconds, Manner slow) {
        return (request, response) -> vertx.setTimer(milliseconds, fired -> slow.answer(request, response));
    }

    /** Takes every request and says nothing, ever. */
    public static Manner silent() {
        return (request, response) -> {};
    }

    /** Breaks the connection. */
    public static Manner dead() {
        return (request, response) -> response.reset();
    }

    public List<JsonObject> requests() {
        return requests;
    }

    public List<String> paths() {
        return paths;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.close();
    }

    private static void moderation(HttpServerResponse response, JsonObject scores) {
        JsonObject result = new JsonObject().put("flagged", false).put("category_scores", scores);
        json(new JsonObject().put("id", "modr-1").put("results", new JsonArray().add(result)))
                .answer(new JsonObject(), response);
    }

    private void handle(HttpServerRequest request) {
        String authorization = request.getHeader("authorization");
        authorizations.add(authorization == null ? "" : authorization);
        paths.add(request.path());
        request.body().onSuccess(body -> {
            JsonObject json = body.toJsonObject();
            requests.add(json);
            manner.answer(json, request.response());
        });
    }
}
