package dev.greenroom.app.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenAI-compatible server that answers from a script, whole or word by word, so that the demo needs no LLM. It
 * listens on loopback at a free port. It checks nothing: that is the gate's work.
 */
public final class ScriptedLlm {
    /** The model that it answers as. */
    public static final String MODEL = "greenroom-demo";

    private static final int BODY_MOST = 1024 * 1024;

    private final Vertx vertx;
    private final InstantSource clock;
    private final Duration perToken;
    private final ScriptedAnswers answers = ScriptedAnswers.packaged();
    private @Nullable HttpServer server;
    private long answered;

    /** @param perToken how long each word takes when it streams; zero is at once */
    public ScriptedLlm(Vertx vertx, InstantSource clock, Duration perToken) {
        this.vertx = vertx;
        this.clock = clock;
        this.perToken = perToken;
    }

    /** Listens; completes with the base URL, which ends with {@code /v1}. */
    public Future<String> start() {
        Router router = Router.router(vertx);
        router.get("/v1/models").handler(this::models);
        router.post("/v1/chat/completions")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_MOST))
                .handler(this::complete);
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .map(listening -> {
                    server = listening;
                    return "http://127.0.0.1:" + listening.actualPort() + "/v1";
                });
    }

    public Future<Void> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    private void models(RoutingContext ctx) {
        JsonObject model = new JsonObject()
                .put("id", MODEL)
                .put("object", "model")
                .put("created", clock.instant().getEpochSecond())
                .put("owned_by", "greenroom");
        ctx.json(new JsonObject().put("object", "list").put("data", new JsonArray().add(model)));
    }

    private void complete(RoutingContext ctx) {
        JsonObject request;
        try {
            request = ctx.body().asJsonObject();
        } catch (DecodeException | ClassCastException e) {
            request = null;
        }
        String question = request == null ? null : lastUserMessage(request);
        if (request == null || question == null) {
            refuse(ctx);
            return;
        }
        String id = "chatcmpl-demo-" + ++answered;
        String answer = answers.to(question);
        if (Boolean.TRUE.equals(request.getValue("stream"))) {
            stream(ctx.response(), id, answer);
        } else {
            ctx.json(whole(id, answer));
        }
    }

    private static void refuse(RoutingContext ctx) {
        JsonObject error = new JsonObject()
                .put("message", "Send a JSON object with a user message in \"messages\".")
                .put("type", "invalid_request_error")
                .putNull("param")
                .putNull("code");
        ctx.response().setStatusCode(400);
        ctx.json(new JsonObject().put("error", error));
    }

    private static @Nullable String lastUserMessage(JsonObject request) {
        if (!(request.getValue("messages") instanceof JsonArray messages)) {
            return null;
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.getValue(i) instanceof JsonObject message
                    && "user".equals(message.getValue("role"))
                    && message.getValue("content") instanceof String content) {
                return content;
            }
        }
        return null;
    }

    private JsonObject whole(String id, String answer) {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", answer);
        JsonObject choice =
                new JsonObject().put("index", 0).put("message", message).put("finish_reason", "stop");
        int words = tokens(answer).size();
        return head(id, "chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put(
                        "usage",
                        new JsonObject()
                                .put("prompt_tokens", 0)
                                .put("completion_tokens", words)
                                .put("total_tokens", words));
    }

    private void stream(HttpServerResponse response, String id, String answer) {
        response.putHeader("content-type", "text/event-stream").setChunked(true);
        List<String> events = new ArrayList<>();
        events.add(chunk(id, new JsonObject().put("role", "assistant").put("content", ""), null));
        tokens(answer).forEach(token -> events.add(chunk(id, new JsonObject().put("content", token), null)));
        events.add(chunk(id, new JsonObject(), "stop"));
        events.add("data: [DONE]\n\n");
        next(response, events, 0);
    }

    /** Writes the events one after the other, and stops when nobody listens any more. */
    private void next(HttpServerResponse response, List<String> events, int index) {
        if (response.closed()) {
            return;
        }
        if (index == events.size()) {
            response.end();
            return;
        }
        response.write(events.get(index)).onSuccess(written -> {
            if (perToken.isZero()) {
                next(response, events, index + 1);
            } else {
                vertx.setTimer(perToken.toMillis(), timer -> next(response, events, index + 1));
            }
        });
    }

    private String chunk(String id, JsonObject delta, @Nullable String finish) {
        JsonObject choice = new JsonObject().put("index", 0).put("delta", delta).put("finish_reason", finish);
        JsonObject chunk = head(id, "chat.completion.chunk").put("choices", new JsonArray().add(choice));
        return "data: " + chunk.encode() + "\n\n";
    }

    private JsonObject head(String id, String object) {
        return new JsonObject()
                .put("id", id)
                .put("object", object)
                .put("created", clock.instant().getEpochSecond())
                .put("model", MODEL);
    }

    /** Words with the space before them, as models cut text. */
    private static List<String> tokens(String answer) {
        return List.of(answer.split("(?= )"));
    }
}
