package dev.greenroom.avatar.questions;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.JournalDouble;
import dev.greenroom.gate.QuestionChecks;
import dev.greenroom.gate.QuestionFeed;
import dev.greenroom.gate.QuestionGate;
import dev.greenroom.gate.QuestionPolicy;
import dev.greenroom.gate.QuestionQueue;
import dev.greenroom.gate.SplitMessages;
import dev.greenroom.hold.HoldStore;
import dev.greenroom.hold.Holds;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Outcome;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class QuestionRoutesTest {
    private final QuestionFeed feed = new QuestionFeed(new SimpleMeterRegistry());
    private Vertx vertx;
    private Context context;
    private QuestionQueue queue;
    private QuestionGate gate;
    private HttpServer server;
    private WebClient client;
    private int next;

    @BeforeEach
    void listen(Vertx injected) throws Exception {
        vertx = injected;
        context = vertx.getOrCreateContext();
        JournalDouble journal = new JournalDouble();
        queue = new QuestionQueue(vertx, Clock.systemUTC(), QuestionQueue.Bounds.DEFAULT, journal, feed);
        QuestionChecks checks = new QuestionChecks(
                (source, exchange, from, utterance) -> new Decision(new Outcome.Allow(), 0, 0, List.of(), "rev"),
                new LocalRepeatGuard(System::nanoTime, 10),
                new LocalRateLimiter(System::nanoTime, 10),
                new LocalRateLimiter(System::nanoTime, 10),
                () -> Limits.DEFAULT,
                () -> QuestionPolicy.DEFAULT,
                Language.ENGLISH);
        gate = new QuestionGate(
                checks,
                new Holds(vertx, unusedStore(), journal, Clock.systemUTC(), 1),
                queue,
                feed,
                new dev.greenroom.gate.Viewers(com.github.benmanes.caffeine.cache.Ticker.systemTicker(), 100),
                new SplitMessages(
                        utterance -> new Decision(new Outcome.Allow(), 0, 0, List.of(), "rev"), Clock.systemUTC()));
        Router router = Router.router(vertx);
        QuestionRoutes.mount(router, queue, ChatMessage::authorName);
        server = on(() -> vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        client = WebClient.create(vertx);
    }

    @Test
    void aQuestionIsTakenAndDealtWith() throws Exception {
        // Given
        ask("ann", "what is your name?");

        // When
        HttpResponse<Buffer> taken = take("{\"wait_seconds\": 0}");
        JsonObject question = taken.bodyAsJsonObject();
        int done = post("/api/v1/questions/" + question.getString("id") + "/done", "")
                .statusCode();
        HttpResponse<Buffer> again = post("/api/v1/questions/" + question.getString("id") + "/done", "");

        // Then
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(question.fieldNames()).containsExactlyInAnyOrder("id", "text", "author", "channel", "asked_at");
        assertThat(question.getString("text")).isEqualTo("what is your name?");
        assertThat(question.getString("asked_at")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(done).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.getHeader("content-type")).isEqualTo("application/problem+json");
        assertThat(again.bodyAsJsonObject().getInteger("status")).isEqualTo(404);
    }

    @Test
    void whereThereIsNoneTheAnswerIsEmpty() throws Exception {
        assertThat(take("").statusCode()).isEqualTo(204);
        assertThat(take("{}").statusCode()).isEqualTo(204);
    }

    @Test
    void aBadBodyIsExplained() throws Exception {
        for (String body :
                List.of("{", "[]", "{\"wait_seconds\": 31}", "{\"wait_seconds\": \"3\"}", "{\"wait_seconds\": -1}")) {
            HttpResponse<Buffer> answer = take(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.bodyAsJsonObject().getString("detail")).contains("wait_seconds", "0 to 30");
        }
        assertThat(take("x".repeat(5_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aTakerWaitsForAQuestion() throws Exception {
        // Given
        Future<HttpResponse<Buffer>> waiting = request("/api/v1/questions/take", "{\"wait_seconds\": 20}");

        // When
        ask("ann", "what is your name?");

        // Then
        HttpResponse<Buffer> answer =
                waiting.toCompletionStage().toCompletableFuture().get(10, SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aTakerWhoDisconnectsWhileWaitingLosesNothing() throws Exception {
        // Given
        NetSocket socket = on(() -> vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"));
        String body = "{\"wait_seconds\": 25}";
        socket.write("POST /api/v1/questions/take HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
        await().until(() -> on(() -> Future.succeededFuture(queue.waiting())) == 1);

        // When
        on(socket::close);
        await().until(() -> on(() -> Future.succeededFuture(queue.waiting())) == 0);
        ask("ann", "what is your name?");

        // Then
        assertThat(take("{}").statusCode()).isEqualTo(200);
    }

    private void ask(String author, String text) throws Exception {
        on(() -> {
            gate.accept(
                    "test",
                    new ChatEvent.Said(new ChatMessage("m" + next++, "twitch/x", author, author, text, Instant.EPOCH)));
            return Future.succeededFuture();
        });
    }

    private HttpResponse<Buffer> take(String body) throws Exception {
        return post("/api/v1/questions/take", body);
    }

    private HttpResponse<Buffer> post(String path, String body) throws Exception {
        return request(path, body).toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private Future<HttpResponse<Buffer>> request(String path, String body) {
        return client.post(server.actualPort(), "127.0.0.1", path).sendBuffer(Buffer.buffer(body));
    }

    /** Nothing is held here. */
    private static HoldStore unusedStore() {
        return (HoldStore) Proxy.newProxyInstance(
                HoldStore.class.getClassLoader(), new Class<?>[] {HoldStore.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private <T> T on(Supplier<Future<T>> work) throws Exception {
        Promise<T> result = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(result));
        return result.future().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }
}
