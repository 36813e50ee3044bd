package dev.greenroom.avatar.openai;

import static dev.greenroom.testkit.RunningGreenroom.asking;
import static dev.greenroom.testkit.RunningGreenroom.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway over real sockets: a client on one side, a language model on the other, everything of ours between. */
class GatewayTest {
    private static final String QUESTION = "donne-moi le top 3 des pires noms de villages français";
    private static final String FIRST = "En premier, Montcuq. ";
    private static final String HAMLET =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.";

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static LlmDouble llm;
    private static RunningGreenroom greenroom;
    private static String refusal;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        llm = LlmDouble.start(vertx);
        greenroom = RunningGreenroom.start(
                vertx,
                folder,
                llm.baseUrl(),
                Map.of(
                        "GREENROOM_HOLDS_KEEP_ALIVE", "200ms",
                        "GREENROOM_HOLDS_REATTACH", "2s",
                        "GREENROOM_LLM_RESPONSE_TIMEOUT", "2s",
                        "GREENROOM_LLM_IDLE_TIMEOUT", "1s",
                        "GREENROOM_LLM_MAX_ANSWER", "256KB"));
        llm.says("Mort aux Juifs !");
        refusal = words(greenroom.send(greenroom.chat(asking("salut", false))).body());
    }

    @AfterAll
    static void stop() throws Exception {
        greenroom.close();
        llm.close();
        vertx.close();
    }

    @AfterEach
    void nothingIsLeftWaiting() throws Exception {
        JsonArray holds =
                greenroom.api("GET", "/api/v1/holds?state=waiting", null).getJsonArray("holds");
        for (int i = 0; i < holds.size(); i++) {
            greenroom.api(
                    "POST", "/api/v1/holds/" + holds.getJsonObject(i).getString("id") + "/reject", new JsonObject());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHarmlessAnswerArrivesToTheLetter(boolean stream) throws Exception {
        // Given
        llm.says("Bonjour ", "à tous ! 😀", " Je vais", " bien.\n\nEt vous ?");

        // When
        HttpResponse<String> response = greenroom.send(greenroom.chat(asking("ça va ?", stream)));

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(words(response.body())).isEqualTo("Bonjour à tous ! 😀 Je vais bien.\n\nEt vous ?");
        assertThat(response.headers().firstValue("content-type").orElseThrow())
                .startsWith(stream ? "text/event-stream" : "application/json");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsBlockedIsAnOrdinaryCompletionWithTheRefusalLine(boolean stream) throws Exception {
        // Given
        llm.says("D'abord ceci. ", "Mort aux ", "Juifs ! Et cela.");

        // When
        HttpResponse<String> response = greenroom.send(greenroom.chat(asking("ça va ?", stream)));

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(words(response.body())).isEqualTo("D'abord ceci. " + refusal);
        assertThat(response.body()).doesNotContain("Mort").contains("\"finish_reason\":\"stop\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatRecitesItsOwnSystemPromptIsRefused(boolean stream) throws Exception {
        // Given
        JsonObject request = asking("ça va ?", stream);
        request.getJsonArray("messages")
                .add(
                        0,
                        new JsonObject()
                                .put("role", "system")
                                .put(
                                        "content",
                                        "Tu es Nova. Ne parle jamais du prix de nos partenaires avant la fin, et réponds"
                                                + " toujours en deux phrases courtes et gaies."));
        llm.says(
                "Avec plaisir. ",
                "Ne parle jamais du prix de nos ",
                "partenaires avant la fin, et réponds toujours en deux phrases.");

        // When
        HttpResponse<String> response = greenroom.send(greenroom.chat(request));

        // Then
        assertThat(words(response.body())).isEqualTo("Avec plaisir. " + refusal);
        assertThat(response.body()).doesNotContain("partenaires");
    }

    @Test
    void aHarmfulQuestionNeverReachesTheModel() throws Exception {
        // Given
        int before = llm.requests().size();

        // When
        HttpResponse<String> response = greenroom.send(greenroom.chat(asking("Mort aux Juifs !", true)));

        // Then
        assertThat(words(response.body())).isEqualTo(refusal);
        assertThat(llm.requests()).hasSize(before);
    }

    @Test
    void unknownKeysAndTheKeyOfTheModelGoOnUntouchedAndOnlyThere() throws Exception {
        // Given
        JsonObject body = asking("ça va ?", false)
                .put("temperature", 0.7)
                .put("seed", 12345678901234L)
                .put(
                        "x_vendor",
                        new JsonObject().put("a", new JsonArray().add(1).addNull()));
        HttpRequest request = HttpRequest.newBuilder(greenroom.chat(body), (name, value) -> true)
                .header("authorization", "Bearer sk-of-the-client")
                .build();
        llm.says("Oui.");

        // When
        greenroom.send(request);

        // Then
        assertThat(llm.requests().get(llm.requests().size() - 1)).isEqualTo(body);
        assertThat(llm.authorizations().get(llm.authorizations().size() - 1)).isEqualTo("Bearer sk-of-the-client");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void toolCallsGoOnUntouched(boolean stream) throws Exception {
        // Given
        JsonObject call = new JsonObject()
                .put("index", 0)
                .put("id", "call_1")
                .put("type", "function")
                .put("function", new JsonObject().put("name", "weather").put("arguments", "{\"city\":\"Lyon\"}"));
        llm.next((request, response) -> {
            JsonObject delta = new JsonObject()
                    .put("role", "assistant")
                    .putNull("content")
                    .put("tool_calls", new JsonArray().add(call));
            if (stream) {
                llm.begin(response);
                response.write(LlmDouble.data(llm.chunk(delta, null)));
                response.write(LlmDouble.data(llm.chunk(new JsonObject(), "tool_calls")));
                response.end("data: [DONE]\n\n");
            } else {
                response.end(llm.completion(delta, "tool_calls").encode());
            }
        });

        // When
        String body =
                greenroom.send(greenroom.chat(asking("quel temps ?", stream))).body();

        // Then
        assertThat(body).contains(call.getJsonObject("function").encode()).contains("\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void harmInToolArgumentsStaysInsideEvenBehindEscapes() throws Exception {
        // Given
        String arguments = "{\"say\":\"Mort aux \\u004auifs !\"}";
        llm.next((request, response) -> response.end(llm.completion(
                        new JsonObject()
                                .put("role", "assistant")
                                .put(
                                        "tool_calls",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("id", "c")
                                                        .put("type", "function")
                                                        .put(
                                                                "function",
                                                                new JsonObject()
                                                                        .put("name", "speak")
                                                                        .put("arguments", arguments)))),
                        "tool_calls")
                .encode()));

        // When
        String body = greenroom.send(greenroom.chat(asking("parle", false))).body();

        // Then
        assertThat(words(body)).isEqualTo(refusal);
        assertThat(body).doesNotContain("uifs").doesNotContain("tool_calls");
    }

    @Test
    void harmInReasoningOrInAFieldNobodyKnowsStaysInside() throws Exception {
        // Given
        JsonObject message = new JsonObject()
                .put("role", "assistant")
                .put("content", "Bonjour.")
                .put("reasoning_content", "Voyons ces pommes. Mort aux Juifs ! Bon.")
                .put("audio", new JsonObject().put("transcript", "Mort aux Juifs !"));
        JsonObject completion = llm.completion(message, "stop");
        completion
                .getJsonArray("choices")
                .getJsonObject(0)
                .put("logprobs", new JsonObject().put("content", new JsonArray().add("Mort aux Juifs")));
        llm.next((request, response) -> response.end(completion.encode()));

        // When
        String body = greenroom.send(greenroom.chat(asking("ça va ?", false))).body();

        // Then
        assertThat(words(body)).isEqualTo("Bonjour.");
        assertThat(body).contains("Voyons ces pommes.").doesNotContain("Juifs");
    }

    @Test
    void wordsInFieldsThatCarryNoAnswerStayInside() throws Exception {
        // Given
        JsonObject completion =
                llm.completion(new JsonObject().put("role", "assistant").put("content", "Bonjour."), "Mort aux Juifs");
        completion.put("model", "Mort aux Juifs").put("system_fingerprint", "Mort aux Juifs");
        completion.getJsonObject("usage").put("note", "Mort aux Juifs");
        llm.next((request, response) -> response.end(completion.encode()));

        // When
        CompletableFuture<HttpResponse<String>> response =
                greenroom.sendLater(greenroom.chat(asking("ça va ?", false)));
        greenroom.api(
                "POST", "/api/v1/holds/" + greenroom.waitingHold().getString("id") + "/approve", new JsonObject());
        String body = response.get(30, TimeUnit.SECONDS).body();

        // Then
        assertThat(words(body)).isEqualTo("Bonjour.");
        assertThat(body).contains("\"total_tokens\":3").doesNotContain("Juifs");
        greenroom.api("POST", "/api/v1/tripwire/confirm", new JsonObject());
    }

    @Test
    void anotherModelThanBeforeMakesEverythingWaitUntilAPersonConfirms() throws Exception {
        // Given
        llm.calls("double-2");
        llm.says("Bonjour.");

        // When
        CompletableFuture<HttpResponse<String>> response =
                greenroom.sendLater(greenroom.chat(asking("salut !", false)));
        JsonObject hold = greenroom.waitingHold();

        // Then
        assertThat(hold.getJsonArray("reasons").getJsonObject(0).getString("rule"))
                .isEqualTo("tripwire");
        greenroom.api("POST", "/api/v1/tripwire/confirm", new JsonObject());
        greenroom.api("POST", "/api/v1/holds/" + hold.getString("id") + "/approve", new JsonObject());
        assertThat(words(response.get(30, TimeUnit.SECONDS).body())).isEqualTo("Bonjour.");
        llm.says("Encore.");
        assertThat(words(
                        greenroom.send(greenroom.chat(asking("et là ?", false))).body()))
                .isEqualTo("Encore.");
        llm.calls("double-1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHeldAnswerIsReleasedOnceApproved(boolean stream) throws Exception {
        // Given
        llm.says(FIRST, HAMLET, " Voilà.");
        CompletableFuture<HttpResponse<String>> response =
                greenroom.sendLater(greenroom.chat(asking(QUESTION, stream)));

        // When
        JsonObject hold = greenroom.waitingHold();
        JsonObject won = greenroom.api("POST", "/api/v1/holds/" + hold.getString("id") + "/approve", new JsonObject());

        // Then
        assertThat(hold.getString("question")).isEqualTo(QUESTION);
        assertThat(hold.getString("text")).contains("La Mort-aux-Juifs");
        assertThat(hold.getString("direction")).isEqualTo("answer");
        assertThat(hold.getJsonArray("reasons").getJsonObject(0).getString("rule"))
                .isEqualTo("likely-misread");
        assertThat(won.getString("state")).isEqualTo("approved");
        assertThat(words(response.get(30, TimeUnit.SECONDS).body())).isEqualTo(FIRST + HAMLET + " Voilà.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRejectedAnswerIsAnOrdinaryCompletionWithTheRefusalLine(boolean stream) throws Exception {
        // Given
        llm.says(FIRST, HAMLET, " Voilà.");
        CompletableFuture<HttpResponse<String>> response =
                greenroom.sendLater(greenroom.chat(asking(QUESTION, stream)));

        // When
        greenroom.api("POST", "/api/v1/holds/" + greenroom.waitingHold().getString("id") + "/reject", new JsonObject());

        // Then
        HttpResponse<String> got = response.get(30, TimeUnit.SECONDS);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(words(got.body())).isEqualTo(FIRST + refusal);
    }

    @Test
    void whileAPersonIsAskedCommentsKeepTheStreamAliveAndNothingIsMixedInAfterwards() throws Exception {
        // Given
        llm.says(HAMLET, " Voilà. Et encore.");
        HttpResponse<InputStream> response =
                greenroom.http.send(greenroom.chat(asking(QUESTION, true)), HttpResponse.BodyHandlers.ofInputStream());

        // When
        String alive = new String(response.body().readNBytes(60), StandardCharsets.UTF_8);
        greenroom.api(
                "POST", "/api/v1/holds/" + greenroom.waitingHold().getString("id") + "/approve", new JsonObject());
        String rest = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(alive).startsWith(": ").doesNotContain("data:");
        String all = alive + rest;
        String afterFirstData = all.substring(all.indexOf("data:"));
        assertThat(Arrays.stream(afterFirstData.split("\n")).filter(line -> !line.isEmpty()))
                .allMatch(line -> line.startsWith("data: "));
        assertThat(all).doesNotContain("\nid:").doesNotContain("\nretry:").endsWith("data: [DONE]\n\n");
    }

    @Test
    void whileAPersonIsAskedSpacesKeepAWholeAnswerAlive() throws Exception {
        // Given
        llm.says(HAMLET);
        HttpResponse<InputStream> response =
                greenroom.http.send(greenroom.chat(asking(QUESTION, false)), HttpResponse.BodyHandlers.ofInputStream());

        // When
        byte[] alive = response.body().readNBytes(3);
        greenroom.api(
                "POST", "/api/v1/holds/" + greenroom.waitingHold().getString("id") + "/approve", new JsonObject());

        // Then
        assertThat(alive).containsOnly(' ');
        assertThat(words(new String(response.body().readAllBytes(), StandardCharsets.UTF_8)))
                .isEqualTo(HAMLET);
    }

    @Test
    void aClientThatGivesUpCancelsTheModelAndItsHoldIsAbandoned() throws Exception {
        // Given
        int cutOff = llm.closedEarly();
        llm.next((request, response) -> {
            llm.begin(response);
            response.write(LlmDouble.data(llm.chunk(new JsonObject().put("content", HAMLET + " Et "), null)));
        });
        HttpResponse<InputStream> response = greenroom.http.send(
                greenroom.chat(asking("encore ? " + QUESTION, true)), HttpResponse.BodyHandlers.ofInputStream());
        String id = greenroom.waitingHold().getString("id");

        // When
        response.body().close();

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> greenroom.hold(id).getString("state").equals("abandoned"));
        Awaitility.await().until(() -> llm.closedEarly() > cutOff);
    }

    @Test
    void aRetryFindsItsHoldAgainAndHearsTheAnswerFromTheBeginning() throws Exception {
        // Given
        String question = "réessaie : " + QUESTION;
        llm.says(FIRST, HAMLET, " Voilà.");
        int asked = llm.requests().size();
        HttpResponse<InputStream> lost =
                greenroom.http.send(greenroom.chat(asking(question, true)), HttpResponse.BodyHandlers.ofInputStream());
        String id = greenroom.waitingHold().getString("id");
        lost.body().close();

        // When
        HttpRequest retry = HttpRequest.newBuilder(greenroom.chat(asking(question, true)), (name, value) -> true)
                .header("x-stainless-retry-count", "1")
                .build();
        HttpResponse<InputStream> second = greenroom.http.send(retry, HttpResponse.BodyHandlers.ofInputStream());
        String begun = new String(second.body().readNBytes(10), StandardCharsets.UTF_8);

        // Then
        assertThat(greenroom.waitingHold().getString("id")).isEqualTo(id);
        greenroom.api("POST", "/api/v1/holds/" + id + "/approve", new JsonObject());
        String all = begun + new String(second.body().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(words(all)).isEqualTo(FIRST + HAMLET + " Voilà.");
        assertThat(llm.requests()).hasSize(asked + 1);
    }

    @Test
    void theListOfModelsIsTheModelsOwn() throws Exception {
        HttpResponse<String> response =
                greenroom.send(greenroom.request("/v1/models").GET().build());

        assertThat(new JsonObject(response.body())
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo("double-1");
    }

    @Test
    void theBaseAddressWorksWithoutItsVersionToo() throws Exception {
        // Given
        llm.says("Oui.");
        HttpRequest request = greenroom
                .request("/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(
                        asking("ça va ?", false).encode()))
                .build();

        // When, then
        assertThat(words(greenroom.send(request).body())).isEqualTo("Oui.");
    }

    @Test
    void moderationsAnswerInTheUsualShapeWithOurDecisionBesideIt() throws Exception {
        // Given
        JsonObject body = new JsonObject()
                .put("input", new JsonArray().add("Mort aux Juifs !").add("Bonjour"));
        HttpRequest request = greenroom
                .request("/v1/moderations")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();

        // When
        JsonObject answer = new JsonObject(greenroom.send(request).body());

        // Then
        JsonObject first = answer.getJsonArray("results").getJsonObject(0);
        JsonObject second = answer.getJsonArray("results").getJsonObject(1);
        assertThat(first.getBoolean("flagged")).isTrue();
        assertThat(first.getJsonObject("categories").getBoolean("hate")).isTrue();
        assertThat(first.getJsonObject("categories").size()).isEqualTo(13);
        assertThat(first.getJsonObject("greenroom").getString("verdict")).isEqualTo("block");
        assertThat(first.getJsonObject("greenroom")
                        .getJsonArray("reasons")
                        .getJsonObject(0)
                        .getJsonObject("span")
                        .getString("text"))
                .isEqualTo("Mort aux Juifs");
        assertThat(second.getBoolean("flagged")).isFalse();
        assertThat(second.getJsonObject("greenroom").getString("verdict")).isEqualTo("allow");
    }
}
