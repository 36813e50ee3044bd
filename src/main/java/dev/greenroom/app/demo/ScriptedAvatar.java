package dev.greenroom.app.demo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scripted avatar bot: takes a question from Greenroom, asks the LLM through Greenroom's gateway, says what comes back,
 * and takes the next. It knows nothing of Greenroom's inside; everything goes over HTTP as with any bot.
 */
public final class ScriptedAvatar {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedAvatar.class);
    private static final String PERSONA = "You are Ada, a cheerful streamer who answers her viewers in their language.";
    private static final int WAIT_SECONDS = 20;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int LONGEST_LINE = 1024 * 1024;

    private final Vertx vertx;
    private final URI greenroom;
    private final String token;
    private final Duration breath;
    private final BiConsumer<String, String> says;
    private final HttpClient client;
    private boolean isStopped = true;

    /**
     * @param greenroom where Greenroom listens, without a path
     * @param token bearer token by which it may take questions
     * @param breath pause between two answers
     * @param says is told each question and what the avatar says to it
     */
    public ScriptedAvatar(Vertx vertx, URI greenroom, String token, Duration breath, BiConsumer<String, String> says) {
        this.vertx = vertx;
        this.greenroom = greenroom;
        this.token = token;
        this.breath = breath;
        this.says = says;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(greenroom.getHost())
                .setDefaultPort(greenroom.getPort())
                .setConnectTimeout(2_000));
    }

    /** Begins to take questions, and goes on until stopped, whatever fails. */
    public void start() {
        isStopped = false;
        turn();
    }

    public Future<Void> stop() {
        isStopped = true;
        return client.close();
    }

    private void turn() {
        if (isStopped) {
            return;
        }
        take().compose(this::answer).onComplete(done -> {
            if (done.failed() && !isStopped) {
                LOG.atWarn().addKeyValue("why", done.cause().getMessage()).log("the demo's avatar was interrupted");
            }
            Duration pause = done.failed() ? AFTER_FAILURE : breath;
            if (!isStopped) {
                vertx.setTimer(Math.max(1, pause.toMillis()), timer -> turn());
            }
        });
    }

    /** The next question, or an empty object when none came in time. */
    private Future<JsonObject> take() {
        JsonObject body = new JsonObject().put("wait_seconds", WAIT_SECONDS);
        return post("/api/v1/questions/take", body)
                .compose(response -> response.body().map(content -> switch (response.statusCode()) {
                    case 200 -> content.toJsonObject();
                    case 204 -> new JsonObject();
                    default -> throw refused("questions", response, content);
                }));
    }

    private Future<Void> answer(JsonObject question) {
        String id = question.getString("id");
        if (id == null) {
            return Future.succeededFuture();
        }
        String text = question.getString("text", "");
        return ask(text)
                .onSuccess(answer -> says.accept(text, answer))
                .eventually(() -> post("/api/v1/questions/" + id + "/done", new JsonObject())
                        .compose(HttpClientResponse::end))
                .mapEmpty();
    }

    /** Asks through the gateway and collects what streams back. */
    private Future<String> ask(String question) {
        JsonObject body = new JsonObject()
                .put("model", ScriptedLlm.MODEL)
                .put("stream", true)
                .put("messages", new JsonArray().add(message("system", PERSONA)).add(message("user", question)));
        return post("/v1/chat/completions", body).compose(response -> {
            if (response.statusCode() != 200) {
                return response.body().map(content -> {
                    throw refused("completions", response, content);
                });
            }
            return collect(response);
        });
    }

    private static Future<String> collect(HttpClientResponse response) {
        Promise<String> collected = Promise.promise();
        StringBuilder said = new StringBuilder();
        RecordParser lines = RecordParser.newDelimited("\n", response).maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(collected::tryFail);
        lines.endHandler(end -> collected.tryComplete(said.toString()));
        lines.handler(line -> {
            try {
                said.append(content(line));
            } catch (RuntimeException e) {
                collected.tryFail(e);
            }
        });
        return collected.future();
    }

    /** The words in one line of the event stream; comments, blank lines and the end mark have none. */
    private static String content(Buffer line) {
        String text = line.toString().strip();
        if (!text.startsWith("data:") || text.endsWith("[DONE]")) {
            return "";
        }
        JsonArray choices = new JsonObject(text.substring(5)).getJsonArray("choices", new JsonArray());
        if (choices.isEmpty()) {
            return "";
        }
        JsonObject delta = choices.getJsonObject(0).getJsonObject("delta", new JsonObject());
        String content = delta.getString("content");
        return content == null ? "" : content;
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    private Future<HttpClientResponse> post(String path, JsonObject body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(path)
                .putHeader("content-type", "application/json");
        if (path.startsWith("/api/")) {
            // Not to the gateway: what a bot sends there as its key is forwarded to the upstream.
            options.putHeader("authorization", "Bearer " + token);
        }
        return client.request(options).compose(request -> request.send(body.toBuffer()));
    }

    private IllegalStateException refused(String what, HttpClientResponse response, Buffer content) {
        String words = content.length() <= 300 ? content.toString() : content.getString(0, 300);
        return new IllegalStateException(
                greenroom + " answered " + response.statusCode() + " to " + what + ": " + words);
    }
}
