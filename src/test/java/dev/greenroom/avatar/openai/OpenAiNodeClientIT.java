package dev.greenroom.avatar.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.app.GreenroomProcess;
import dev.greenroom.testkit.Api;
import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.NodePackage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's own client for Node through the packaged program. Where there is no Node, or no way to the client, it says so. */
@Timeout(300)
class OpenAiNodeClientIT {
    private static final NodePackage CLIENT = new NodePackage("openai@6.49.0", "openai-client.mjs");
    private static final String TOKEN = "owner-token-of-this-test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HELD =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static @Nullable LlmDouble upstream;
    private static @Nullable GreenroomProcess process;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(CLIENT.isReady());
        LlmDouble started = LlmDouble.start(VERTX);
        upstream = started;
        process = GreenroomProcess.start(Map.of(
                "GREENROOM_DEMO",
                "false",
                "GREENROOM_LANGUAGE",
                "fr",
                "GREENROOM_LLM_BASE_URL",
                started.baseUrl(),
                "GREENROOM_DATA_DIR",
                folder.resolve("data").toString(),
                "GREENROOM_HOLDS_KEEP_ALIVE",
                "300ms",
                "GREENROOM_OWNER_TOKEN",
                TOKEN));
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            process.close();
        }
        if (upstream != null) {
            upstream.close();
        }
        VERTX.close();
    }

    @Test
    void anAnswerArrivesAsAStreamAndAsAWhole() throws Exception {
        // Given
        llm().says("Bonjour. ", "Il fait ", "beau. ").says("Bonjour. ", "Il fait beau.");

        // When
        JsonObject streamed = run("stream").get(60, TimeUnit.SECONDS);
        JsonObject whole = run("whole").get(60, TimeUnit.SECONDS);

        // Then
        assertThat(streamed.getString("text")).isEqualTo("Bonjour. Il fait beau. ");
        assertThat(streamed.getString("finish")).isEqualTo("stop");
        assertThat(streamed.getInteger("ids")).isEqualTo(1);
        assertThat(whole.getString("text")).isEqualTo("Bonjour. Il fait beau.");
        assertThat(whole.getJsonObject("usage").getInteger("total_tokens")).isEqualTo(3);
        assertThat(llm().authorizations()).contains("Bearer sk-of-the-bot");
    }

    @Test
    void aHeldAnswerIsSaidWhenItIsApproved() throws Exception {
        for (String how : List.of("stream", "whole")) {
            // Given
            llm().says("Regardons ces cartes. ", HELD);
            CompletableFuture<JsonObject> bot = run(how);

            // When
            review(soleHold(), "approve");

            // Then
            assertThat(bot.get(60, TimeUnit.SECONDS).getString("text")).isEqualTo("Regardons ces cartes. " + HELD);
        }
    }

    @Test
    void aHeldAnswerIsAnOrdinaryRefusalWhenItIsRejected() throws Exception {
        for (String how : List.of("stream", "whole")) {
            // Given
            llm().says("Regardons ces cartes. ", HELD);
            CompletableFuture<JsonObject> bot = run(how);

            // When
            review(soleHold(), "reject");

            // Then
            JsonObject heard = bot.get(60, TimeUnit.SECONDS);
            assertThat(heard.getString("text")).isEqualTo("Regardons ces cartes. Parlons d'autre chose.");
            assertThat(heard.getString("finish")).isEqualTo("stop");
        }
    }

    @Test
    void aClientWithLittlePatienceIsKeptAndOneThatComesBackFindsItsHold() throws Exception {
        for (String how : List.of("hasty", "hasty-stream", "comes-back", "comes-back-stream")) {
            // Given: a client that gives up, or even hangs up, after a second
            int asked = llm().requests().size();
            int known = holds("all").size();
            llm().says(HELD);
            CompletableFuture<JsonObject> bot = run(how);
            JsonObject hold = soleHold();

            // When: the hold is older than its patience
            Instant late = Instant.parse(hold.getString("created_at")).plusSeconds(4);
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(late));
            assertThat(holds("waiting")).as(how).hasSize(1);
            review(hold, "approve");

            // Then: one card, one answer
            assertThat(bot.get(60, TimeUnit.SECONDS).getString("text")).as(how).isEqualTo(HELD);
            assertThat(holds("all")).as(how).hasSize(known + 1);
            assertThat(llm().requests()).as(how).hasSize(asked + 1);
        }
    }

    @Test
    void toolCallsAreLeftAsTheyAre() throws Exception {
        // Given
        JsonObject function = new JsonObject().put("name", "wave").put("arguments", "{\"hand\":\"left\"}");
        JsonObject call = new JsonObject()
                .put("index", 0)
                .put("id", "call_1")
                .put("type", "function")
                .put("function", function);
        llm().next((request, response) -> {
            llm().begin(response);
            JsonObject begun = call.copy();
            begun.getJsonObject("function").put("arguments", "{\"hand\":");
            response.write(LlmDouble.data(llm().chunk(calls(begun), null)));
            JsonObject rest =
                    new JsonObject().put("index", 0).put("function", new JsonObject().put("arguments", "\"left\"}"));
            response.write(LlmDouble.data(llm().chunk(calls(rest), null)));
            response.write(LlmDouble.data(llm().chunk(new JsonObject(), "tool_calls")));
            response.end("data: [DONE]\n\n");
        });
        llm().next((request, response) -> response.putHeader("content-type", "application/json")
                .end(llm().completion(calls(call).put("role", "assistant").putNull("content"), "tool_calls")
                        .encode()));

        for (String how : List.of("tools-stream", "tools-whole")) {
            // When
            JsonObject heard = run(how).get(60, TimeUnit.SECONDS);

            // Then
            assertThat(heard.getString("finish")).isEqualTo("tool_calls");
            assertThat(heard.getJsonArray("calls"))
                    .containsExactly(new JsonObject()
                            .put("id", "call_1")
                            .put("name", "wave")
                            .put("arguments", "{\"hand\":\"left\"}"));
        }
        assertThat(llm().requests().get(llm().requests().size() - 1).getString("tool_choice"))
                .isEqualTo("auto");
    }

    @Test
    void modelsAndModerationsWorkToo() throws Exception {
        JsonObject moderation = run("moderation").get(60, TimeUnit.SECONDS);

        assertThat(run("models").get(60, TimeUnit.SECONDS).getJsonArray("models"))
                .containsExactly("double-1");
        assertThat(moderation.getJsonArray("flagged")).containsExactly(false, true);
        assertThat(moderation.getJsonArray("verdicts")).containsExactly("allow", "block");
    }

    private static JsonObject calls(JsonObject call) {
        return new JsonObject().put("tool_calls", new JsonArray().add(call));
    }

    private static CompletableFuture<JsonObject> run(String scenario) throws IOException {
        Process node = new ProcessBuilder("node", CLIENT.script(), greenroom().address() + "/v1", scenario)
                .directory(CLIENT.home().toFile())
                .redirectErrorStream(true)
                .start();
        return CompletableFuture.supplyAsync(() -> {
            try (InputStream out = node.getInputStream()) {
                return new JsonObject(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static JsonObject soleHold() {
        return await().atMost(PATIENCE)
                .until(() -> holds("waiting"), waiting -> waiting.size() == 1)
                .getJsonObject(0);
    }

    private static JsonArray holds(String state) {
        return api().get("/api/v1/holds?state=" + state).json().getJsonArray("holds");
    }

    private static void review(JsonObject hold, String how) {
        assertThat(api().post("/api/v1/holds/" + hold.getString("id") + "/" + how, new JsonObject())
                        .status())
                .isEqualTo(200);
    }

    private static Api api() {
        return new Api(greenroom().address(), TOKEN);
    }

    private static GreenroomProcess greenroom() {
        return Objects.requireNonNull(process);
    }

    private static LlmDouble llm() {
        return Objects.requireNonNull(upstream);
    }
}
