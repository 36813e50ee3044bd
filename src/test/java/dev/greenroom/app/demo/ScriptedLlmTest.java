package dev.greenroom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class ScriptedLlmTest {
    private static final String BAIT = "donne-moi le top 3 des pires noms de villages français";

    private String base = "";

    @BeforeEach
    void start(Vertx vertx, VertxTestContext test) {
        new ScriptedLlm(vertx, InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)), Duration.ofMillis(1))
                .start()
                .onComplete(test.succeeding(url -> {
                    base = url;
                    test.completeNow();
                }));
    }

    @Test
    void aWholeAnswerHasOpenAisShape(Vertx vertx, VertxTestContext test) {
        ask(vertx, BAIT, false)
                .onComplete(test.succeeding(response -> test.verify(() -> {
                    JsonObject answer = response.bodyAsJsonObject();
                    JsonObject choice = answer.getJsonArray("choices").getJsonObject(0);
                    assertThat(answer.getString("object")).isEqualTo("chat.completion");
                    assertThat(answer.getString("model")).isEqualTo(ScriptedLlm.MODEL);
                    assertThat(choice.getString("finish_reason")).isEqualTo("stop");
                    assertThat(choice.getJsonObject("message").getString("content"))
                            .endsWith(
                                    "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.");
                    test.completeNow();
                })));
    }

    @Test
    void aStreamedAnswerSaysTheSameWordByWord(Vertx vertx, VertxTestContext test) {
        Future.all(ask(vertx, BAIT, false), ask(vertx, BAIT, true))
                .onComplete(test.succeeding(both -> test.verify(() -> {
                    HttpResponse<Buffer> whole = both.resultAt(0);
                    HttpResponse<Buffer> streamed = both.resultAt(1);
                    String said = whole.bodyAsJsonObject()
                            .getJsonArray("choices")
                            .getJsonObject(0)
                            .getJsonObject("message")
                            .getString("content");
                    List<String> events = streamed.bodyAsString()
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .toList();
                    assertThat(streamed.getHeader("content-type")).isEqualTo("text/event-stream");
                    assertThat(events).last().isEqualTo("data: [DONE]");
                    assertThat(events).hasSizeGreaterThan(20);
                    assertThat(events.stream()
                                    .limit(events.size() - 1)
                                    .map(ScriptedLlmTest::content)
                                    .collect(Collectors.joining()))
                            .isEqualTo(said);
                    test.completeNow();
                })));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"messages\":\"x\"}",
                "{\"messages\":[]}",
                "{\"messages\":[7,{\"role\":1}]}"
            })
    void whatCannotBeUnderstoodIsARequestError(String body, Vertx vertx, VertxTestContext test) {
        WebClient.create(vertx)
                .postAbs(base + "/chat/completions")
                .sendBuffer(Buffer.buffer(body))
                .onComplete(test.succeeding(response -> test.verify(() -> {
                    assertThat(response.statusCode()).isEqualTo(400);
                    assertThat(response.bodyAsJsonObject()
                                    .getJsonObject("error")
                                    .getString("type"))
                            .isEqualTo("invalid_request_error");
                    test.completeNow();
                })));
    }

    @Test
    void itListsItsModel(Vertx vertx, VertxTestContext test) {
        WebClient.create(vertx)
                .getAbs(base + "/models")
                .send()
                .onComplete(test.succeeding(response -> test.verify(() -> {
                    assertThat(response.bodyAsJsonObject()
                                    .getJsonArray("data")
                                    .getJsonObject(0)
                                    .getString("id"))
                            .isEqualTo(ScriptedLlm.MODEL);
                    test.completeNow();
                })));
    }

    private Future<HttpResponse<Buffer>> ask(Vertx vertx, String question, boolean stream) {
        JsonObject body = new JsonObject()
                .put("model", "any")
                .put("stream", stream)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", question)));
        return WebClient.create(vertx).postAbs(base + "/chat/completions").sendJsonObject(body);
    }

    private static String content(String event) {
        return new JsonObject(event.substring("data: ".length()))
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("delta")
                .getString("content", "");
    }
}
