package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.testkit.Api;
import dev.greenroom.testkit.ChatStream;
import dev.greenroom.testkit.LlmDouble;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged program answers to strangers, to operators and to people who review at the same time. */
@Timeout(300)
class SurfaceIT {
    private static final String TOKEN = "owner-token-of-this-test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HELD =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static LlmDouble llm;
    private static GreenroomProcess greenroom;
    private static Api owner;
    private static Api stranger;

    @BeforeAll
    static void start() throws Exception {
        llm = LlmDouble.start(VERTX);
        greenroom = GreenroomProcess.start(Map.of(
                "GREENROOM_DEMO",
                "false",
                "GREENROOM_LANGUAGE",
                "fr",
                "GREENROOM_LLM_BASE_URL",
                llm.baseUrl(),
                "GREENROOM_DATA_DIR",
                folder.resolve("data").toString(),
                "GREENROOM_OWNER_TOKEN",
                TOKEN));
        owner = new Api(greenroom.address(), TOKEN);
        stranger = new Api(greenroom.address(), null);
    }

    @AfterAll
    static void stop() {
        greenroom.close();
        llm.close();
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/livez", "/metrics", "/v1/models", "/api/v1/holds", "/api/v1/events"})
    void aNameThatWasBoundToThisMachineIsRefused(String path) throws Exception {
        // When
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: evil.example:" + greenroom.port()
                + "\r\nAuthorization: Bearer " + TOKEN + "\r\nConnection: close\r\n\r\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 421 ");
        assertThat(problem(answer).getString("type")).isEqualTo("urn:greenroom:problem:unknown-host");
        assertThat(problem(answer).getString("detail")).contains("evil.example", "127.0.0.1");
    }

    @Test
    void ourNameOnAnotherPortIsNotOurName() throws Exception {
        assertThat(raw("GET /livez HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET /livez HTTP/1.1\r\nHost: localhost:" + greenroom.port() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/chat/completions",
        "POST, /chat/completions",
        "POST, /v1/moderations",
        "POST, /api/v1/questions/take",
        "POST, /api/v1/sign-in",
        "POST, /api/v1/policy/reload",
        "PUT, /api/v1/mode"
    })
    void aPageFromElsewhereMayNotChangeAnything(String method, String path) {
        // When
        Api.Answer answer = owner.send(method, path, "{\"mode\":\"closed\"}", "origin", "https://evil.example");

        // Then
        assertThat(answer.status()).isEqualTo(403);
        assertProblem(answer, "foreign-origin");
        assertThat(owner.get("/api/v1/mode").json().getString("mode")).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/holds",
        "GET, /api/v1/decisions",
        "GET, /api/v1/health",
        "GET, /api/v1/mode",
        "PUT, /api/v1/mode",
        "GET, /api/v1/state",
        "GET, /api/v1/events",
        "GET, /api/v1/policy",
        "POST, /api/v1/policy/reload",
        "POST, /api/v1/tripwire/confirm",
        "POST, /api/v1/check",
        "POST, /api/v1/questions/take",
        "POST, /api/v1/questions/x/done",
        "POST, /api/v1/holds/x/approve",
        "POST, /api/v1/holds/x/reject",
        "POST, /api/v1/holds/x/edit"
    })
    void withoutSigningInThereIsOnlyAProblemThatSaysHow(String method, String path) {
        // When
        Api.Answer answer = stranger.send(method, path, "{}");

        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer, "sign-in-first");
    }

    @Test
    void aWrongTokenIsToldFromNone() {
        Api.Answer answer = stranger.send("GET", "/api/v1/holds", null, "authorization", "Bearer wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer, "sign-in-first");
        assertThat(answer.json().getString("detail")).contains("GREENROOM_OWNER_TOKEN");
    }

    @Test
    void whatDoesNotExistIsAProblemToo() {
        assertProblem(owner.get("/api/v1/nothing"), "unknown-path");
        assertProblem(owner.get("/api/v1/holds?state=sideways"), "bad-request");
        assertProblem(owner.put("/api/v1/mode", new JsonObject().put("mode", "ajar")), "bad-request");
        assertProblem(owner.send("PUT", "/api/v1/mode", "{\"mode\":"), "bad-request");
        assertProblem(owner.post("/api/v1/holds/nobody/approve", new JsonObject()), "unknown-hold");
        Api.Answer done = owner.post("/api/v1/questions/nobody/done", new JsonObject());
        assertThat(done.status()).isEqualTo(404);
        assertThat(done.type()).isEqualTo("application/problem+json");
    }

    @Test
    void whoReviewsSecondIsToldWhoWon() {
        // Given
        llm.says("Regardons ces cartes. ", HELD);
        ChatStream bot = ChatStream.ask(greenroom.address(), asking("le troisième ?"));
        JsonObject hold = soleHold();
        String path = "/api/v1/holds/" + hold.getString("id");
        assertThat(hold.fieldNames())
                .contains("id", "direction", "question", "text", "reasons", "created_at", "deadline");

        // When
        Api.Answer first = owner.post(path + "/reject", new JsonObject());
        Api.Answer second = owner.post(path + "/approve", new JsonObject());
        Api.Answer third = owner.post(path + "/edit", new JsonObject().put("text", "Rien."));

        // Then
        assertThat(first.status()).isEqualTo(200);
        for (Api.Answer late : new Api.Answer[] {second, third}) {
            assertThat(late.status()).isEqualTo(409);
            assertProblem(late, "already-ended");
            assertThat(late.json().getString("won_by")).isEqualTo("owner");
            assertThat(late.json().getString("state")).isEqualTo("rejected");
        }
        await().atMost(PATIENCE).until(bot::isComplete);
        assertThat(bot.text()).isEqualTo("Regardons ces cartes. Parlons d'autre chose.");
    }

    @Test
    void anEditThatThePolicyBlocksNeedsASecondWord() {
        // Given
        llm.says(HELD);
        ChatStream bot = ChatStream.ask(greenroom.address(), asking("et le quatrième ?"));
        String path = "/api/v1/holds/" + soleHold().getString("id") + "/edit";
        JsonObject words = new JsonObject().put("text", "Mort aux Juifs !");

        // When
        Api.Answer once = owner.post(path, words);

        // Then
        assertThat(once.status()).isEqualTo(409);
        assertProblem(once, "needs-confirmation");
        assertThat(once.json().getString("verdict")).isEqualTo("block");
        assertThat(bot.text()).isEmpty();
        assertThat(owner.post(path, new JsonObject().put("text", "Un hameau du Loiret."))
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(bot::isComplete);
        assertThat(bot.text()).isEqualTo("Un hameau du Loiret.");
    }

    @Test
    void operatorsSeeThatItLivesIsReadyAndCounts() {
        // Given
        llm.says("Bonjour. ");
        ChatStream bot = ChatStream.ask(greenroom.address(), asking("ça va ?"));
        await().atMost(PATIENCE).until(bot::isComplete);

        // When
        Api.Answer metrics = stranger.get("/metrics");

        // Then
        assertThat(stranger.get("/livez").body()).isEqualTo("ok\n");
        assertThat(stranger.get("/readyz").body()).isEqualTo("ready\n");
        assertThat(metrics.type()).startsWith("text/plain");
        assertThat(metrics.body())
                .contains("greenroom_decisions_total{direction=\"answer\",verdict=\"allow\"}")
                .contains("greenroom_lamp 2.0", "greenroom_holds_waiting", "greenroom_journal_pending")
                .contains("greenroom_decision_seconds", "greenroom_health_parts{status=\"on\"}")
                .doesNotContain("Bonjour", "ça va", TOKEN);
        JsonObject health = owner.get("/api/v1/health").json();
        assertThat(health.getString("lamp")).isEqualTo("green");
        assertThat(health.getJsonArray("parts").stream().map(part -> ((JsonObject) part).getString("name")))
                .contains("policy", "journal", "canary/openai", "canary/chat");
    }

    @Test
    void checkAnswersInTheCommandsShape() {
        // When
        Api.Answer checked = owner.post(
                "/api/v1/check",
                new JsonObject().put("id", "a").put("text", "Mort aux Juifs !").put("direction", "answer"));

        // Then
        assertThat(checked.json().fieldNames())
                .containsExactly("id", "verdict", "harm", "exposure", "reasons", "policy_revision");
        assertThat(checked.json().getString("verdict")).isEqualTo("block");
        assertThat(checked.json().getJsonArray("reasons").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("rule", "category", "span", "context", "explanation", "cites");
        assertProblem(owner.send("POST", "/api/v1/check", "{\"text\":7}"), "bad-request");
        assertProblem(owner.send("POST", "/api/v1/check", "not JSON"), "bad-request");
    }

    @Test
    void neitherTheTokenNorChatIsEverPrinted() {
        assertThat(greenroom.output()).doesNotContain(TOKEN, "Juifs", "Loiret");
    }

    private static void assertProblem(Api.Answer answer, String type) {
        assertThat(answer.type()).isEqualTo("application/problem+json");
        JsonObject problem = answer.json();
        assertThat(problem.getString("type")).isEqualTo("urn:greenroom:problem:" + type);
        assertThat(problem.getInteger("status")).isEqualTo(answer.status());
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
    }

    private static JsonObject asking(String question) {
        return new JsonObject()
                .put("model", "any")
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", question)));
    }

    private static JsonObject soleHold() {
        return await().atMost(PATIENCE)
                .until(
                        () -> owner.get("/api/v1/holds?state=waiting").json().getJsonArray("holds"),
                        holds -> holds.size() == 1)
                .getJsonObject(0);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", greenroom.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonObject problem(String answer) {
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}
