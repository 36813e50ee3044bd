package dev.greenroom.avatar.openai;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer as one JSON document. While a person is asked, spaces in front of the document keep the client patient: JSON
 * may begin with white space.
 */
final class WholeReply implements Reply {
    private final HttpServerResponse response;
    private final Supplier<Head> head;
    private final KeepAlive keepAlive;
    private final Map<Integer, JsonObject> messages = new TreeMap<>();

    WholeReply(Vertx vertx, HttpServerResponse response, Supplier<Head> head, Duration keepAlive) {
        this.response = response;
        this.head = head;
        this.keepAlive = new KeepAlive(vertx, response, keepAlive, " ");
    }

    @Override
    public void piece(Piece piece) {
        JsonObject message = messages.computeIfAbsent(piece.choice(), WholeReply::emptyMessage);
        for (String field : piece.delta().fieldNames()) {
            Object value = piece.delta().getValue(field);
            if (value instanceof String text && message.getValue(field) instanceof String before) {
                message.put(field, before + text);
            } else {
                message.put(field, value);
            }
        }
    }

    @Override
    public void waiting() {
        if (keepAlive.isOn()) {
            return;
        }
        commit();
        keepAlive.start();
    }

    @Override
    public void end(Ending ending) {
        keepAlive.stop();
        JsonArray choices = new JsonArray();
        ending.finishReasons()
                .forEach((index, reason) -> choices.add(new JsonObject()
                        .put("index", index)
                        .put("message", messages.computeIfAbsent(index, WholeReply::emptyMessage))
                        .putNull("logprobs")
                        .put("finish_reason", reason)));
        Head now = head.get();
        JsonObject body = new JsonObject()
                .put("id", now.id())
                .put("object", "chat.completion")
                .put("created", now.created())
                .put("model", now.model())
                .put("choices", choices);
        if (ending.usage() != null) {
            body.put("usage", ending.usage());
        }
        finish(body);
    }

    @Override
    public void fail(OpenAiErrors.Fault fault) {
        keepAlive.stop();
        if (response.headWritten()) {
            response.end(fault.body().encode());
        } else {
            OpenAiErrors.send(response, fault);
        }
    }

    @Override
    public void drop() {
        keepAlive.stop();
        response.reset();
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void onRoom(Runnable listener) {
        listener.run();
    }

    private void finish(JsonObject body) {
        if (response.headWritten()) {
            response.end(body.encode());
        } else {
            response.setStatusCode(200)
                    .putHeader("content-type", "application/json")
                    .end(body.encode());
        }
    }

    private void commit() {
        if (!response.headWritten()) {
            response.setChunked(true).setStatusCode(200).putHeader("content-type", "application/json");
            response.writeHead();
        }
    }

    private static JsonObject emptyMessage(@Nullable Integer index) {
        return new JsonObject().put("role", "assistant").putNull("content").putNull("refusal");
    }
}
