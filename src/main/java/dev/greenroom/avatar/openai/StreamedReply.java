package dev.greenroom.avatar.openai;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer as server-sent events. While a person is asked, and only before the first data, comment lines keep the client
 * patient: behind data some clients' parsers lose what shares a packet with a comment. {@code id:} and {@code retry:}
 * fields are never sent: some parsers make an empty event of them.
 */
final class StreamedReply implements Reply {
    private final HttpServerResponse response;
    private final ChatRequest request;
    private final Supplier<Head> head;
    private final KeepAlive keepAlive;
    private final Set<Integer> begun = new HashSet<>();

    StreamedReply(
            Vertx vertx, HttpServerResponse response, ChatRequest request, Supplier<Head> head, Duration keepAlive) {
        this.response = response;
        this.request = request;
        this.head = head;
        this.keepAlive = new KeepAlive(vertx, response, keepAlive, ": waiting for review\n\n");
    }

    @Override
    public void piece(Piece piece) {
        begin();
        if (begun.add(piece.choice())) {
            send(chunk(piece.choice(), new JsonObject().put("role", "assistant").put("content", ""), null));
        }
        JsonObject delta = piece.delta();
        if (request.legacy() && !(delta.getValue("content") instanceof String)) {
            delta = delta.copy().put("content", "");
        }
        send(chunk(piece.choice(), delta, null));
    }

    @Override
    public void waiting() {
        if (!begun.isEmpty() || keepAlive.isOn()) {
            return;
        }
        commit();
        keepAlive.start();
    }

    @Override
    public void end(Ending ending) {
        begin();
        for (Map.Entry<Integer, String> choice : ending.finishReasons().entrySet()) {
            JsonObject delta = request.legacy() ? new JsonObject().put("content", "") : new JsonObject();
            send(chunk(choice.getKey(), delta, choice.getValue()));
        }
        JsonObject usage = ending.usage();
        if (usage != null && request.includeUsage() && !request.legacy()) {
            send(frame().put("choices", new JsonArray()).put("usage", usage));
        }
        response.end(request.legacy() ? "" : "data: [DONE]\n\n");
    }

    @Override
    public void fail(OpenAiErrors.Fault fault) {
        keepAlive.stop();
        OpenAiErrors.send(response, fault);
    }

    @Override
    public void drop() {
        keepAlive.stop();
        response.reset();
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void onRoom(Runnable listener) {
        response.drainHandler(room -> listener.run());
    }

    private void begin() {
        keepAlive.stop();
        commit();
    }

    private void commit() {
        if (!response.headWritten()) {
            response.setChunked(true)
                    .setStatusCode(200)
                    .putHeader("content-type", "text/event-stream; charset=utf-8")
                    .putHeader("cache-control", "no-cache")
                    .putHeader("x-accel-buffering", "no");
            response.writeHead();
        }
    }

    private void send(JsonObject event) {
        response.write("data: " + event.encode() + "\n\n");
    }

    private JsonObject chunk(int index, JsonObject delta, @Nullable String finishReason) {
        JsonObject choice = new JsonObject()
                .put("index", index)
                .put("delta", delta)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
        return frame().put("choices", new JsonArray().add(choice));
    }

    private JsonObject frame() {
        Head now = head.get();
        return new JsonObject()
                .put("id", now.id())
                .put("object", "chat.completion.chunk")
                .put("created", now.created())
                .put("model", now.model());
    }
}
