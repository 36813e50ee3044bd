package dev.greenroom.app;

import static dev.greenroom.testkit.RunningGreenroom.asking;
import static dev.greenroom.testkit.RunningGreenroom.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.OpinionDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole Greenroom with a moderation server beside it. */
class OpinionsTest {
    private static final String KEY = "sk-a-key-that-nobody-should-read";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private OpinionDouble opinions;
    private LlmDouble llm;

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private RunningGreenroom greenroom;

    @BeforeEach
    void start() throws Exception {
        llm = LlmDouble.start(vertx);
        opinions = OpinionDouble.start(vertx)
                .is(OpinionDouble.honest(
                        text -> text.contains("marrow") ? 0.97 : text.contains("turnip") ? 0.9 : 0.01));
    }

    @AfterEach
    void stop() throws Exception {
        greenroom.close();
        llm.close();
        opinions.close();
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSentenceThatTheServerMindsWaitsForAPersonAndTheHoldSaysWhy(boolean stream) throws Exception {
        // Given
        greenroom = greenroom(Map.of());
        llm.says("I like tra", "ins. He is a tur", "nip. And planes.");

        // When
        CompletableFuture<HttpResponse<String>> answer = greenroom.sendLater(greenroom.chat(asking("ça va ?", stream)));
        JsonObject hold = greenroom.waitingHold();
        greenroom.api("POST", "/api/v1/holds/" + hold.getString("id") + "/approve", new JsonObject());

        // Then
        assertThat(hold.encode()).contains("He is a turnip.", "L'avis « moderation » voit hate à 0,90");
        assertThat(words(answer.get(30, TimeUnit.SECONDS).body()))
                .isEqualTo("I like trains. He is a turnip. And planes.");
    }

    @Test
    void aPromptAToolCallAndReasoningAreAskedAboutToo() throws Exception {
        // Given
        greenroom = greenroom(Map.of());
        String refused = words(
                greenroom.send(greenroom.chat(asking("you old marrow", false))).body());
        JsonObject call = new JsonObject()
                .put("index", 0)
                .put("function", new JsonObject().put("name", "say").put("arguments", "{\"text\":\"you old marrow\"}"));
        llm.next((request, response) -> response.putHeader("content-type", "application/json")
                .end(llm.completion(
                                new JsonObject()
                                        .put("content", "Hello.")
                                        .put("reasoning_content", "I think. They are nice.")
                                        .put("tool_calls", new JsonArray().add(call)),
                                "tool_calls")
                        .encode()));

        // When
        String body = greenroom.send(greenroom.chat(asking("ça va ?", false))).body();

        // Then
        assertThat(refused).isNotBlank();
        assertThat(llm.requests()).hasSize(1);
        JsonObject message =
                new JsonObject(body).getJsonArray("choices").getJsonObject(0).getJsonObject("message");
        assertThat(message.getString("content")).isEqualTo("Hello." + refused);
        assertThat(message.getString("reasoning_content")).isEqualTo("I think. They are nice.");
        assertThat(body).doesNotContain("marrow");
    }

    @Test
    void theModerationEndpointHearsTheOpinionForEachOfManyTexts() throws Exception {
        // Given
        greenroom = greenroom(Map.of());
        JsonArray inputs = new JsonArray();
        for (int i = 0; i < 40; i++) {
            inputs.add(i % 2 == 0 ? "He is turnip number " + i + "." : "Number " + i + " is nice.");
        }

        // When
        JsonObject answer = greenroom.api("POST", "/v1/moderations", new JsonObject().put("input", inputs));

        // Then
        JsonArray results = answer.getJsonArray("results");
        assertThat(results).hasSize(40);
        for (int i = 0; i < 40; i++) {
            JsonObject result = results.getJsonObject(i);
            assertThat(result.getBoolean("flagged")).isEqualTo(i % 2 == 0);
            assertThat(result.getJsonObject("categories").getBoolean("hate")).isEqualTo(i % 2 == 0);
            assertThat(result.getJsonObject("greenroom").getString("verdict")).isEqualTo(i % 2 == 0 ? "hold" : "allow");
        }
    }

    @Test
    void healthNamesEveryOpinionAndTheLampIsGreenWithThoseThatNobodyAskedForOff() throws Exception {
        // Given
        greenroom = greenroom(Map.of());

        // When
        JsonObject health = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> greenroom.api("GET", "/api/v1/health", null),
                        now -> now.getString("lamp").equals("green"));

        // Then
        assertThat(status(health, "opinion/moderation")).isEqualTo("on");
        assertThat(status(health, "opinion/guard")).isEqualTo("off");
        assertThat(status(health, "opinion/onnx")).isEqualTo("off");
        assertThat(status(health, "detect/model")).isEqualTo("off");
        assertThat(opinions.authorizations()).isNotEmpty().containsOnly("Bearer " + KEY);
        assertThat(health.encode()).doesNotContain(KEY);
        String metrics =
                greenroom.send(greenroom.request("/metrics").GET().build()).body();
        assertThat(metrics)
                .contains("greenroom_opinions_total{opinion=\"moderation\",outcome=\"quiet\"}")
                .contains("greenroom_health_parts{status=\"off\"} 0.0")
                .doesNotContain(KEY);
    }

    @Test
    void aDeadRequiredOpinionTurnsTheLampAmberAndHoldsEverything() throws Exception {
        // Given
        opinions.is(OpinionDouble.dead());
        greenroom = greenroom(Map.of("GREENROOM_OPINIONS_MODERATION_REQUIRED", "true"));
        llm.says("Bonjour.");

        // When
        CompletableFuture<HttpResponse<String>> answer = greenroom.sendLater(greenroom.chat(asking("ça va ?", true)));
        JsonObject prompt = greenroom.waitingHold();
        greenroom.api("POST", "/api/v1/holds/" + prompt.getString("id") + "/approve", new JsonObject());
        JsonObject said = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(greenroom::waitingHold, hold -> !hold.getString("id").equals(prompt.getString("id")));
        greenroom.api("POST", "/api/v1/holds/" + said.getString("id") + "/approve", new JsonObject());

        // Then
        assertThat(prompt.encode()).contains("n'a pas été entendu");
        assertThat(words(answer.get(30, TimeUnit.SECONDS).body())).isEqualTo("Bonjour.");
        JsonObject health = greenroom.api("GET", "/api/v1/health", null);
        assertThat(health.getString("lamp")).isEqualTo("amber");
        assertThat(status(health, "opinion/moderation")).isEqualTo("degraded");
    }

    private RunningGreenroom greenroom(Map<String, String> more) throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "GREENROOM_OPINIONS_MODERATION_BASE_URL",
                opinions.base().toString(),
                "GREENROOM_OPINIONS_MODERATION_API_KEY",
                KEY,
                "GREENROOM_OPINIONS_MODERATION_DEADLINE",
                "10s",
                "GREENROOM_OPINIONS_MODERATION_BLOCK",
                "hate=0.95"));
        settings.putAll(more);
        return RunningGreenroom.start(vertx, folder, llm.baseUrl(), settings);
    }

    private static String status(JsonObject health, String part) {
        return health.getJsonArray("parts").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("name").equals(part))
                .map(each -> each.getString("status"))
                .findFirst()
                .orElse("not there");
    }
}
