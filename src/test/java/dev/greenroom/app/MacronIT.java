package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.dashboard.Browser;
import dev.greenroom.testkit.Api;
import dev.greenroom.testkit.ChatStream;
import dev.greenroom.testkit.LlmDouble;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The evening on which an avatar was asked for the worst names of French villages: through the packaged program, a real
 * browser and real sockets, with every way in which it can end.
 */
@Timeout(600)
class MacronIT {
    private static final String BAIT = "donne-moi le top 3 des pires noms de villages français";
    private static final String FIRST = "En premier, Trécon, dans la Marne. ";
    private static final String SECOND = "En deuxième, Angoisse, en Dordogne. ";
    private static final String THIRD =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.";
    private static final String REFUSAL = "Parlons d'autre chose.";
    private static final String TOKEN = "owner-token-of-this-test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<AutoCloseable> closing = new ArrayList<>();
    private LlmDouble llm;
    private @Nullable GreenroomProcess started;

    @BeforeEach
    void upstream() throws Exception {
        Vertx vertx = Vertx.vertx();
        closing.add(
                () -> vertx.close().toCompletionStage().toCompletableFuture().get());
        llm = LlmDouble.start(vertx);
        closing.add(llm);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = closing.size() - 1; i >= 0; i--) {
            closing.get(i).close();
        }
    }

    @Test
    void whatAPersonApprovesIsSaidWholeAndInOrder() throws Exception {
        // Given
        start(rules("5m"));
        ChromeDriver page = signedIn();
        ChatStream bot = askAsTold();

        // When
        String card = find(page, ".card").getText();
        String before = bot.text();
        find(page, ".card .approve").click();

        // Then
        assertThat(card).contains(BAIT, THIRD, "likely-misread", "place-name");
        assertThat(page.getTitle()).contains("Greenroom");
        assertThat(before).isEqualTo(FIRST + SECOND);
        await().atMost(PATIENCE).until(bot::isComplete);
        assertThat(bot.text()).isEqualTo(FIRST + SECOND + THIRD);
        assertThat(bot.lines()).noneMatch(line -> line.startsWith("id:") || line.startsWith("retry:"));
        assertThat(bot.events())
                .extracting(event -> event.getString("id"))
                .containsOnly(bot.events().get(0).getString("id"));
        assertSoundAfterwards();
    }

    @Test
    void whatAPersonRejectsBecomesTheRefusalLine() throws Exception {
        // Given
        start(rules("5m"));
        ChromeDriver page = signedIn();
        ChatStream bot = askAsTold();

        // When
        find(page, ".card .reject").click();

        // Then
        await().atMost(PATIENCE).until(bot::isComplete);
        assertRefused(bot);
        assertThat(find(page, ".row .chip").getText()).isEqualTo("rejected");
        assertSoundAfterwards();
    }

    @Test
    void whatNobodyReviewsInTimeBecomesTheRefusalLine() throws Exception {
        // Given
        start(rules("2s"));
        ChromeDriver page = signedIn();

        // When
        ChatStream bot = askAsTold();

        // Then
        await().atMost(PATIENCE).until(bot::isComplete);
        assertRefused(bot);
        assertThat(find(page, ".toast").getText()).contains("Time was up");
        assertThat(page.findElements(By.className("card"))).isEmpty();
        assertSoundAfterwards();
    }

    @Test
    void whatAPersonEditsIsSaidInTheirWords() throws Exception {
        // Given
        start(rules("5m"));
        ChromeDriver page = signedIn();
        ChatStream bot = askAsTold();
        String words = "En troisième, un hameau du Loiret, rebaptisé en 2014.";

        // When
        find(page, ".card .edit").click();
        WebElement field = find(page, "#edit-text");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        field.sendKeys(words);
        find(page, "#edit-save").click();

        // Then
        await().atMost(PATIENCE).until(bot::isComplete);
        assertThat(bot.text()).isEqualTo(FIRST + SECOND + words);
        assertThat(String.join("\n", bot.lines())).doesNotContain("Juifs");
        assertSoundAfterwards();
    }

    @Test
    void aHoldThatOutlivesItsProcessWaitsForTheClientToComeBackAndIsSaidOnce() throws Exception {
        // Given
        Map<String, String> settings = rules("10m");
        start(settings);
        JsonObject question = take();
        ChatStream bot = ask(question);
        JsonObject held = soleHold();

        // When
        greenroom().kill();
        await().atMost(PATIENCE).until(bot::isOver);
        start(settings);

        // Then: it waits on, and nothing was released by itself
        assertThat(soleHold().getString("id")).isEqualTo(held.getString("id"));
        assertThat(bot.text()).isEqualTo(FIRST + SECOND);

        // When: the client asks again, and a person approves
        ChatStream retry = ask(question);
        ChromeDriver page = signedIn();
        assertThat(find(page, ".card").getText()).contains(BAIT, THIRD);
        assertThat(retry.text()).doesNotContain("Juifs");
        find(page, ".card .approve").click();

        // Then
        await().atMost(PATIENCE).until(retry::isComplete);
        assertThat(retry.text()).isEqualTo(FIRST + SECOND + THIRD);
        assertThat(llm.requests()).hasSize(1);
        assertThat(api().get("/api/v1/holds?state=all").json().getJsonArray("holds"))
                .hasSize(1);

        // When: the same request once more
        llm.says("C'est tout pour aujourd'hui.");
        ChatStream again = ask(question);

        // Then: it is a question of its own
        await().atMost(PATIENCE).until(again::isComplete);
        assertThat(again.text()).isEqualTo("C'est tout pour aujourd'hui.");
        assertThat(llm.requests()).hasSize(2);
        assertSoundAfterwards();
    }

    @Test
    void whatWasApprovedWhileTheClientWasGoneIsSaidToItWhenItComesBack() throws Exception {
        // Given
        Map<String, String> settings = rules("10m");
        start(settings);
        JsonObject question = take();
        ask(question);
        String id = soleHold().getString("id");
        greenroom().kill();
        start(settings);

        // When
        assertThat(api().post("/api/v1/holds/" + id + "/approve", new JsonObject())
                        .status())
                .isEqualTo(200);
        greenroom().kill();
        start(settings);
        ChatStream retry = ask(question);

        // Then
        await().atMost(PATIENCE).until(retry::isComplete);
        assertThat(retry.text()).isEqualTo(FIRST + SECOND + THIRD);
        assertThat(llm.requests()).hasSize(1);
        assertSoundAfterwards();
    }

    private void start(Map<String, String> settings) {
        GreenroomProcess process = GreenroomProcess.start(settings);
        closing.add(process);
        started = process;
    }

    /** The settings, with the rule that holds such answers changed to hold them so long. */
    private Map<String, String> rules(String hold) throws IOException {
        Path policies = Files.createDirectories(folder.resolve("rules/policies"));
        String packaged = Files.readString(Path.of("rules/policies/twitch.yaml"));
        Files.writeString(policies.resolve("twitch.yaml"), packaged.replace("\nrules:\n", """

                rules:
                  - id: likely-misread
                    on: answer
                    when:
                      exposure: ">= 0.6"
                      harm: "< 0.3"
                    then: { hold: %s, on_timeout: refuse }
                    explain:
                      en: "Harmless here ({context}), but an automatic moderator may read “{span}” as {category}."
                      fr: "Sans danger ici ({context}), mais un modérateur automatique peut lire « {span} » comme {category}."
                """.formatted(hold)));
        Path chat = folder.resolve("chat.jsonl");
        Files.writeString(
                chat,
                new JsonObject()
                        .put("t", 0)
                        .put("user", "taquin")
                        .put("body", BAIT)
                        .encode());
        Map<String, String> settings = new HashMap<>();
        settings.put("GREENROOM_DEMO", "false");
        settings.put("GREENROOM_LANGUAGE", "fr");
        settings.put("GREENROOM_LLM_BASE_URL", llm.baseUrl());
        settings.put("GREENROOM_DATA_DIR", folder.resolve("data").toString());
        settings.put("GREENROOM_RULES", folder.resolve("rules").toString());
        settings.put("GREENROOM_CHAT_REPLAY_FILE", chat.toString());
        settings.put("GREENROOM_OWNER_TOKEN", TOKEN);
        return settings;
    }

    private ChatStream askAsTold() {
        return ask(take());
    }

    /** The question, as an avatar's bot gets it out of the chat. */
    private JsonObject take() {
        Api.Answer taken = api().post("/api/v1/questions/take", new JsonObject().put("wait_seconds", 30));
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.json().getString("text")).isEqualTo(BAIT);
        assertThat(taken.json().getString("author")).isEqualTo("taquin");
        llm.says(FIRST.substring(0, 9), FIRST.substring(9) + SECOND, THIRD.substring(0, 20), THIRD.substring(20));
        return taken.json();
    }

    private ChatStream ask(JsonObject question) {
        JsonObject system = new JsonObject().put("role", "system").put("content", "Tu animes une émission.");
        JsonObject user = new JsonObject().put("role", "user").put("content", question.getString("text"));
        JsonArray messages = new JsonArray().add(system).add(user);
        return ChatStream.ask(
                greenroom().address(), new JsonObject().put("model", "any").put("messages", messages));
    }

    private JsonObject soleHold() {
        return await().atMost(PATIENCE)
                .until(
                        () -> api().get("/api/v1/holds?state=waiting").json().getJsonArray("holds"),
                        holds -> holds.size() == 1)
                .getJsonObject(0);
    }

    private GreenroomProcess greenroom() {
        return Objects.requireNonNull(started);
    }

    private Api api() {
        return new Api(greenroom().address(), TOKEN);
    }

    private static void assertRefused(ChatStream bot) {
        assertThat(bot.text()).startsWith(FIRST + SECOND).endsWith(REFUSAL);
        assertThat(String.join("\n", bot.lines())).doesNotContain("Juifs", "Loiret");
        assertThat(bot.events().get(bot.events().size() - 1).encode()).contains("\"finish_reason\":\"stop\"");
    }

    private void assertSoundAfterwards() {
        greenroom().terminate();
        JarRun verified = JarRun.of(
                folder,
                Map.of(),
                "journal",
                "verify",
                "--data-dir",
                folder.resolve("data").toString());
        assertThat(verified.out()).contains("Nothing was changed, and all that was released had been scanned");
        assertThat(verified.code()).isZero();
    }

    private ChromeDriver signedIn() {
        ChromeDriver page = Browser.open(folder.resolve("profile"), 1280, 800);
        closing.add(page::quit);
        page.get(greenroom().signIn().toString());
        find(page, "#sign-in-name").sendKeys("Léa");
        find(page, "#sign-in-button").click();
        find(page, ".connection.live");
        return page;
    }

    private static WebElement find(ChromeDriver page, String css) {
        return new WebDriverWait(page, PATIENCE)
                .until(driver -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }
}
