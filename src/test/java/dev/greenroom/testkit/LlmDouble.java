package dev.greenroom.testkit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A language model over a real socket that says what a test tells it to, and fails in the ways that real ones do. What it
 * says next is queued; without anything queued it says the request's own {@code script}, or "Hello there.".
 */
public final class LlmDouble implements AutoCloseable {
    /** How to answer one request. */
    @FunctionalInterface
    public interface Script {
        void answer(JsonObject request, HttpServerResponse response);
    }

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicInteger closedEarly = new AtomicInteger();
    private volatile String model = "double-1";

    private LlmDouble(HttpServer server) {
        this.server = server;
    }

    public static LlmDouble start(Vertx vertx) throws Exception {
        HttpServer server = vertx.createHttpServer();
        LlmDouble llm = new LlmDouble(server);
        server.requestHandler(llm::handle);
        await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
        return llm;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    /** Says these pieces next: as a stream if it is asked for one, else as a whole. */
    public LlmDouble says(String... pieces) {
        JsonArray script = new JsonArray(List.of(pieces));
        return next((request, response) -> obey(request.copy().put("script", script), response));
    }

    /** Answers the next request so. */
    public LlmDouble next(Script script) {
        scripts.add(script);
        return this;
    }

    public void calls(String otherModel) {
        model = otherModel;
    }

    public List<JsonObject> requests() {
        return requests;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    /** How many answers were cut off by the other side. */
    public int closedEarly() {
        return closedEarly.get();
    }

    public void stream(HttpServerResponse response, List<String> pieces) {
        begin(response);
        pieces.forEach(piece -> response.write(data(chunk(new JsonObject().put("content", piece), null))));
        finish(response);
    }

    public void begin(HttpServerResponse response) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.write(data(chunk(new JsonObject().put("role", "assistant").put("content", ""), null)));
    }

    public void finish(HttpServerResponse response) {
        response.write(data(chunk(new JsonObject(), "stop")));
        response.end("data: [DONE]\n\n");
    }

    public void whole(HttpServerResponse response, String text) {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", text);
        response.putHeader("content-type", "application/json")
                .end(completion(message, "stop").encode());
    }

    public JsonObject completion(JsonObject message, String finishReason) {
        return new JsonObject()
                .put("id", "chatcmpl-double")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", model)
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("message", message)
                                        .put("finish_reason", finishReason)))
                .put("usage", new JsonObject().put("total_tokens", 3));
    }

    public JsonObject chunk(JsonObject delta, String finishReason) {
        return new JsonObject()
                .put("id", "chatcmpl-double")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", model)
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("delta", delta)
                                        .put("finish_reason", finishReason)));
    }

    public static Buffer data(JsonObject event) {
        return Buffer.buffer("data: " + event.encode() + "\n\n");
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpServerRequest request) {
        String authorization = request.getHeader("authorization");
        authorizations.add(authorization == null ? "" : authorization);
        if (request.path().equals("/v1/models")) {
            request.response()
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject()
                            .put("object", "list")
                            .put(
                                    "data",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("id", model)
                                                    .put("object", "model")))
                            .encode());
            return;
        }
        HttpServerResponse response = request.response();
        response.closeHandler(closed -> {
            if (!response.ended()) {
                closedEarly.incrementAndGet();
            }
        });
        request.body().onSuccess(body -> {
            JsonObject json = body.toJsonObject();
            requests.add(json);
            Script script = scripts.poll();
            Script chosen = script == null ? this::obey : script;
            chosen.answer(json, response);
        });
    }

    /** Says what the request's own {@code script} lists, which a gateway passes on as it does any key that it does not know. */
    private void obey(JsonObject request, HttpServerResponse response) {
        JsonArray lines = request.getJsonArray("script", new JsonArray().add("Hello there."));
        List<String> pieces = lines.stream().map(String.class::cast).toList();
        if (Boolean.TRUE.equals(request.getValue("stream"))) {
            stream(response, pieces);
        } else {
            whole(response, String.join("", pieces));
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }
}
