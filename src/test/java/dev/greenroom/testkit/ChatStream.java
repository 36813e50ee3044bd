package dev.greenroom.testkit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** A bot that asks {@code /v1/chat/completions} for a stream and writes down every line that it hears. */
public final class ChatStream implements Flow.Subscriber<String> {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Integer> over;

    private ChatStream(HttpRequest request) {
        over = CLIENT.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(this))
                .thenApply(HttpResponse::statusCode);
    }

    /** Asks; {@code body} is sent as it is, with {@code stream} set. */
    public static ChatStream ask(URI address, JsonObject body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body.copy().put("stream", true).encode()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new ChatStream(request.build());
    }

    /** What the avatar would say of what has come so far. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (JsonObject event : events()) {
            JsonArray choices = event.getJsonArray("choices");
            if (!choices.isEmpty()) {
                JsonObject delta = choices.getJsonObject(0).getJsonObject("delta");
                text.append(delta.getString("content", ""));
            }
        }
        return text.toString();
    }

    /** The data so far, without the end mark. */
    public List<JsonObject> events() {
        return lines().stream()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> new JsonObject(line.substring("data: ".length())))
                .toList();
    }

    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Whether the stream has ended as it should. */
    public boolean isComplete() {
        return over.isDone() && !over.isCompletedExceptionally() && lines().contains("data: [DONE]");
    }

    /** Whether it ended in whatever way. */
    public boolean isOver() {
        return over.isDone();
    }

    /** Goes away, as a client that is closed does. */
    public void leave() {
        over.cancel(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        synchronized (lines) {
            lines.add(line);
        }
    }

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
}
