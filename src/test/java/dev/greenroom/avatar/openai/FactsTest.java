package dev.greenroom.avatar.openai;

import static dev.greenroom.testkit.RunningGreenroom.asking;
import static dev.greenroom.testkit.RunningGreenroom.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bot tells of itself, and what the gate knows, reach the rules over the gateway. */
class FactsTest {
    private static final String SAID = "Tonight we play at the casino.";

    @TempDir
    Path folder;

    private Vertx vertx;
    private LlmDouble llm;
    private RunningGreenroom greenroom;

    @BeforeEach
    void start() throws Exception {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("policies"));
        Files.writeString(rules.resolve("policies/scenes.yaml"), """
                policy: scenes
                extends: twitch
                rules:
                  - id: no-casino-for-children
                    on: answer
                    when: { facts: { scene: [children, school] }, mode: open, time: { from: "00:00" }, text: { matches: "\\\\bcasinos?\\\\b" } }
                    then: block
                    explain: { en: "No casino here.", fr: "Pas de casino ici." }
                """);
        vertx = Vertx.vertx();
        llm = LlmDouble.start(vertx);
        greenroom = RunningGreenroom.start(
                vertx,
                Files.createDirectories(folder.resolve("data")),
                llm.baseUrl(),
                Map.of("GREENROOM_RULES", rules.toString(), "GREENROOM_POLICY", "scenes"));
    }

    @AfterEach
    void stop() throws Exception {
        greenroom.close();
        llm.close();
        vertx.close();
    }

    private String hears(JsonObject metadata) throws Exception {
        llm.says(SAID);
        return words(greenroom
                .send(greenroom.chat(asking("what now?", true).put("metadata", metadata)))
                .body());
    }

    @Test
    void aRuleSpeaksOnlyWhereTheBotTellsTheFactThatItAsksFor() throws Exception {
        assertThat(hears(new JsonObject().put("scene", "late night"))).isEqualTo(SAID);
        assertThat(hears(new JsonObject().put("scene", 7).put("long", "x".repeat(1_000))))
                .isEqualTo(SAID);
        assertThat(hears(new JsonObject().put("scene", "children"))).doesNotContain("casino");
        JsonObject decision = greenroom
                .api("GET", "/api/v1/decisions?limit=1", null)
                .getJsonArray("decisions")
                .getJsonObject(0);
        assertThat(decision.getJsonArray("reasons").getJsonObject(0).getString("rule"))
                .isEqualTo("no-casino-for-children");
    }
}
