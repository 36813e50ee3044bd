package dev.greenroom.testkit;

import dev.greenroom.app.Greenroom;
import dev.greenroom.app.config.ConfigReader;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A whole Greenroom in this process, on a free port, with a client that has the owner's rights. */
public final class RunningGreenroom implements AutoCloseable {
    public static final String TOKEN = "a-token-for-tests-only";

    public final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Context context;
    private final Greenroom.Running running;

    private RunningGreenroom(Context context, Greenroom.Running running) {
        this.context = context;
        this.running = running;
    }

    /** @param more further settings by the name of their environment variable */
    public static RunningGreenroom start(Vertx vertx, Path dataDir, String llm, Map<String, String> more)
            throws Exception {
        Map<String, String> env = new HashMap<>(Map.of(
                "GREENROOM_PORT",
                "0",
                "GREENROOM_DEMO",
                "false",
                "GREENROOM_DATA_DIR",
                dataDir.toString(),
                "GREENROOM_LLM_BASE_URL",
                llm,
                "GREENROOM_LANGUAGE",
                "fr",
                "GREENROOM_OWNER_TOKEN",
                TOKEN));
        env.putAll(more);
        var config = ConfigReader.read(null, env, List.of()).config();
        Context context = vertx.getOrCreateContext();
        Promise<Greenroom.Running> started = Promise.promise();
        context.runOnContext(
                go -> Greenroom.start(vertx, config, Clock.systemUTC()).onComplete(started));
        return new RunningGreenroom(
                context,
                started.future().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS));
    }

    public URI at(String path) {
        return URI.create(running.address() + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(60))
                .header("content-type", "application/json");
    }

    public HttpRequest chat(JsonObject body) {
        return request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
    }

    /** A request for a completion of this question. */
    public static JsonObject asking(String question, boolean stream) {
        return new JsonObject()
                .put("model", "double-1")
                .put("stream", stream)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", question)));
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> sendLater(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What the API answers to the owner. */
    public JsonObject api(String method, String path, JsonObject body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode());
        HttpRequest request = request(path)
                .header("authorization", "Bearer " + TOKEN)
                .method(method, publisher)
                .build();
        return new JsonObject(send(request).body());
    }

    /** The only hold that waits, once there is one. */
    public JsonObject waitingHold() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> api("GET", "/api/v1/holds?state=waiting", null).getJsonArray("holds"),
                        holds -> holds.size() == 1)
                .getJsonObject(0);
    }

    public JsonObject hold(String id) throws IOException, InterruptedException {
        JsonArray holds = api("GET", "/api/v1/holds?state=all&limit=100", null).getJsonArray("holds");
        for (int i = 0; i < holds.size(); i++) {
            if (holds.getJsonObject(i).getString("id").equals(id)) {
                return holds.getJsonObject(i);
            }
        }
        throw new AssertionError("no hold " + id + " in " + holds);
    }

    /** The words of a completion, streamed or not. */
    public static String words(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return streamed(body);
        }
        return new JsonObject(body)
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content");
    }

    private static String streamed(String body) {
        StringBuilder words = new StringBuilder();
        for (String line : body.split("\n")) {
            if (line.startsWith("data: {")) {
                JsonArray choices = new JsonObject(line.substring(6)).getJsonArray("choices");
                if (!choices.isEmpty()) {
                    words.append(choices.getJsonObject(0).getJsonObject("delta").getString("content", ""));
                }
            }
        }
        return words.toString();
    }

    @Override
    public void close() throws Exception {
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(go -> running.stop().onComplete(stopped));
        stopped.future().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
