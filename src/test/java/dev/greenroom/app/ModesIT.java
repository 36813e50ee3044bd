package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.testkit.Api;
import dev.greenroom.testkit.ChatStream;
import dev.greenroom.testkit.LlmDouble;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The switches that change how strict the packaged program is while it runs. */
@Timeout(300)
class ModesIT {
    private static final String TOKEN = "owner-token-of-this-test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REFUSAL = "Let's talk about something else.";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private LlmDouble llm;
    private GreenroomProcess greenroom;

    @BeforeEach
    void start() throws Exception {
        llm = LlmDouble.start(vertx);
        Files.createDirectories(folder.resolve("rules/policies"));
        greenroom = process();
    }

    @AfterEach
    void stop() {
        greenroom.close();
        llm.close();
        vertx.close();
    }

    @Test
    void theModeDecidesHowMuchPassesAndOutlivesTheProcess() {
        // Given
        assertThat(mode()).isEqualTo("open");

        // When: closed
        assertThat(set("closed").status()).isEqualTo(200);
        ChatStream refused = ask("how are you?");

        // Then: refused at once, without asking the model
        await().atMost(PATIENCE).until(refused::isComplete);
        assertThat(refused.text()).isEqualTo(REFUSAL);
        assertThat(llm.requests()).isEmpty();
        assertThat(api().get("/api/v1/holds?state=all").json().getJsonArray("holds"))
                .isEmpty();

        // When: the process is killed and started again
        greenroom.kill();
        greenroom = process();

        // Then
        assertThat(mode()).isEqualTo("closed");

        // When: review
        assertThat(set("review").json().getString("mode")).isEqualTo("review");
        llm.says("I am fine. ", "It is sunny. ", "And how are ", "you?");
        ChatStream reviewed = ask("how is the weather?");

        // Then: one card with all of it
        JsonObject hold = soleHold();
        assertThat(hold.getString("text")).isEqualTo("I am fine. It is sunny. And how are you?");
        assertThat(hold.getString("question")).isEqualTo("how is the weather?");
        assertThat(hold.getJsonArray("reasons").getJsonObject(0).getString("rule"))
                .isEqualTo("mode-review");
        assertThat(reviewed.text()).isEmpty();
        assertThat(api().post("/api/v1/holds/" + hold.getString("id") + "/approve", new JsonObject())
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(reviewed::isComplete);
        assertThat(reviewed.text()).isEqualTo("I am fine. It is sunny. And how are you?");

        // When: open
        set("open");
        ChatStream open = ask("and now?");

        // Then
        await().atMost(PATIENCE).until(open::isComplete);
        assertThat(open.text()).isEqualTo("Hello there.");
    }

    @Test
    void nothingThatWaitsIsApprovedWhileTheModeIsClosed() {
        // Given
        set("review");
        ChatStream bot = ask("who are you?");
        String path = "/api/v1/holds/" + soleHold().getString("id");

        // When
        set("closed");
        Api.Answer approved = api().post(path + "/approve", new JsonObject());

        // Then
        assertThat(approved.status()).isEqualTo(409);
        assertThat(approved.json().getString("type")).isEqualTo("urn:greenroom:problem:closed");
        assertThat(bot.text()).isEmpty();
        assertThat(api().post(path + "/reject", new JsonObject()).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(bot::isComplete);
        assertThat(bot.text()).isEqualTo(REFUSAL);
    }

    @Test
    void aChangedRuleTakesEffectAndABrokenFileLeavesTheGoodOnesInForce() throws Exception {
        // Given
        String packaged = api().get("/api/v1/policy").json().getString("revision");
        Path file = folder.resolve("rules/policies/twitch.yaml");
        assertThat(verdict("What a fucking day.")).isEqualTo("mask");

        // When: swearing is blocked from now on
        Files.writeString(
                file, Files.readString(Path.of("rules/policies/twitch.yaml")).replace("\nrules:\n", """

                rules:
                  - id: swearing
                    on: answer
                    when: { category: profanity, harm: ">= 0.2" }
                    then: block
                    explain: { en: "No swearing (“{span}”).", fr: "Pas de gros mots (« {span} »)." }
                """));
        api().post("/api/v1/policy/reload", new JsonObject());

        // Then
        await().atMost(PATIENCE).until(() -> verdict("What a fucking day.").equals("block"));
        String changed = api().get("/api/v1/policy").json().getString("revision");
        assertThat(changed).isNotEqualTo(packaged);

        // When: somebody saves a file that is no policy
        Files.writeString(file, "policy: twitch\nextends: base\nrulez: []\n");
        api().post("/api/v1/policy/reload", new JsonObject());

        // Then: it is named, and what was in force goes on
        JsonObject policy = await().atMost(PATIENCE)
                .until(
                        () -> api().get("/api/v1/policy").json(),
                        json -> json.getString("status").equals("degraded"));
        assertThat(policy.getString("revision")).isEqualTo(changed);
        JsonObject problem = policy.getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("file")).isEqualTo("policies/twitch.yaml");
        assertThat(problem.getInteger("line")).isEqualTo(3);
        assertThat(problem.getString("message")).contains("rulez");
        assertThat(verdict("What a fucking day.")).isEqualTo("block");
        assertThat(api().get("/api/v1/health").json().getString("lamp")).isEqualTo("amber");
        assertThat(api().get("/readyz").status()).isEqualTo(200);

        // When: the file is taken away again
        Files.delete(file);
        api().post("/api/v1/policy/reload", new JsonObject());

        // Then
        await().atMost(PATIENCE)
                .until(() ->
                        api().get("/api/v1/policy").json().getString("revision").equals(packaged));
        assertThat(api().get("/api/v1/health").json().getString("lamp")).isEqualTo("green");
    }

    private GreenroomProcess process() {
        return GreenroomProcess.start(Map.of(
                "GREENROOM_DEMO",
                "false",
                "GREENROOM_LLM_BASE_URL",
                llm.baseUrl(),
                "GREENROOM_DATA_DIR",
                folder.resolve("data").toString(),
                "GREENROOM_RULES",
                folder.resolve("rules").toString(),
                "GREENROOM_HOLDS_PATIENCE",
                "10m",
                "GREENROOM_OWNER_TOKEN",
                TOKEN));
    }

    private String verdict(String text) {
        return api().post("/api/v1/check", new JsonObject().put("text", text))
                .json()
                .getString("verdict");
    }

    private ChatStream ask(String question) {
        JsonObject user = new JsonObject().put("role", "user").put("content", question);
        return ChatStream.ask(
                greenroom.address(), new JsonObject().put("model", "any").put("messages", new JsonArray().add(user)));
    }

    private JsonObject soleHold() {
        return await().atMost(PATIENCE)
                .until(
                        () -> api().get("/api/v1/holds?state=waiting").json().getJsonArray("holds"),
                        holds -> holds.size() == 1)
                .getJsonObject(0);
    }

    private String mode() {
        return api().get("/api/v1/mode").json().getString("mode");
    }

    private Api.Answer set(String mode) {
        return api().put("/api/v1/mode", new JsonObject().put("mode", mode));
    }

    private Api api() {
        return new Api(greenroom.address(), TOKEN);
    }
}
