package dev.greenroom.dashboard;

import static dev.greenroom.dashboard.PageSteps.assertNoViolations;
import static dev.greenroom.dashboard.PageSteps.find;
import static dev.greenroom.dashboard.PageSteps.phone;
import static dev.greenroom.dashboard.PageSteps.scrollTo;
import static dev.greenroom.dashboard.PageSteps.shots;
import static dev.greenroom.dashboard.PageSteps.signIn;
import static dev.greenroom.dashboard.PageSteps.text;
import static dev.greenroom.dashboard.PageSteps.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The page of the rules in a real browser, on a whole Greenroom with a rules folder of its own. */
class RulesPageIT {
    private static final String HAMLET =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé en 2014.";

    private static final String LENIENT = """
            policy: lenient
            canary: Mort aux Juifs !
            rules:
              - id: threats
                when: { category: hate/threat, harm: ">= 0.6" }
                then: block
                explain: { en: "A threat.", fr: "Une menace." }
            """;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<ChromeDriver> browsers = new ArrayList<>();
    private LlmDouble llm;
    private RunningGreenroom greenroom;
    private Path mine;

    /** Of tests that need a candidate, which takes as long to compile as the policy in force. */
    private static final String CANDIDATE = "candidate";

    @BeforeEach
    void start(TestInfo test) throws Exception {
        mine = Files.createDirectories(folder.resolve("rules/contexts")).resolve("mine.yaml");
        Files.writeString(mine, places("Montcuq-en-Quercy-Blanc"));
        Path candidate = Files.createDirectories(folder.resolve("candidate/policies"));
        Files.writeString(candidate.resolve("lenient.yaml"), LENIENT);
        llm = LlmDouble.start(vertx);
        Map<String, String> settings = new HashMap<>();
        settings.put("GREENROOM_RULES", folder.resolve("rules").toString());
        if (test.getTags().contains(CANDIDATE)) {
            settings.put("GREENROOM_SHADOW_POLICY", "lenient");
            settings.put("GREENROOM_SHADOW_RULES", folder.resolve("candidate").toString());
        }
        greenroom = RunningGreenroom.start(vertx, folder.resolve("data"), llm.baseUrl(), settings);
    }

    @AfterEach
    void stop() throws Exception {
        browsers.forEach(ChromeDriver::quit);
        greenroom.close();
        llm.close();
        vertx.close().await();
    }

    @Test
    void aTextThatIsTriedShowsWhatWasSeenAndWhichRuleSpoke() {
        // Given
        ChromeDriver page = signedIn(1280, 900);

        // When
        find(page, "#try-question").sendKeys("donne-moi le top 3 des pires noms de villages français");
        find(page, "#try-text").sendKeys(HAMLET);
        find(page, "#try-go").click();

        // Then
        assertThat(text(page, "#tried mark")).isEqualTo("Mort-aux-Juifs");
        assertThat(text(page, ".trace .judgement-title")).contains("held", "likely-misread");
        assertThat(text(page, ".finding")).contains("hate/", "place-name", "likely-misread", "matched");
        shots(page, "rules-try");
        assertNoViolations(page);
    }

    @Test
    void aTextCanBeTriedOnAnotherPolicyOfTheSameFiles() throws Exception {
        // Given
        ChromeDriver page = signedIn(1280, 900);
        find(page, "#try-text").sendKeys("Mort aux Juifs !");

        // When
        find(page, "#try-go").click();

        // Then
        assertThat(text(page, ".trace .reasons")).contains("twitch/hateful-conduct");

        // When
        new Select(find(page, "#try-policy")).selectByValue("youtube");
        find(page, "#try-go").click();

        // Then
        waitFor(page, () -> text(page, ".trace .reasons").contains("youtube/"));
        JsonObject text = new JsonObject().put("text", "hello").put("policy", "utube");
        JsonObject problem = greenroom.api("POST", "/api/v1/policy/explain", text);
        assertThat(problem.getInteger("status")).isEqualTo(404);
        assertThat(problem.getString("detail")).contains("utube", "twitch", "youtube");
        assertNoViolations(page);
    }

    @Test
    void aChangedFileAppearsWithItsDiffAndOneClickGoesBack() throws Exception {
        // Given
        ChromeDriver page = signedIn(1280, 900);
        String first = text(page, "#in-force .revision code");

        // When
        Files.writeString(mine, places("Condom-sur-Baïse"));

        // Then
        waitFor(page, () -> !text(page, "#in-force .revision code").equals(first));
        waitFor(page, () -> page.findElements(By.cssSelector("#history .row")).size() == 2);
        find(page, "#history .row summary").click();
        assertThat(text(page, "#history .diff"))
                .contains("contexts/mine.yaml", "-      - Montcuq-en-Quercy-Blanc", "+      - Condom-sur-Baïse");

        // When
        page.findElements(By.cssSelector("#history .row summary")).get(1).click();
        find(page, "#history .row:nth-child(2) .roll-back").click();
        find(page, "#roll-back-go").click();

        // Then
        waitFor(page, () -> text(page, "#in-force .revision code").equals(first));
        assertThat(text(page, "#in-force")).contains("roll-back", "Léa");
        assertThat(text(page, "#files-differ")).contains("differ");
        assertThat(Files.readString(mine)).contains("Condom-sur-Baïse");
        shots(page, "rules-back");
        page.executeScript("scrollTo(0, 0)");
        find(page, "#reload").click();
        waitFor(page, () -> page.findElements(By.id("files-differ")).isEmpty());
        assertThat(text(page, "#in-force .revision code")).isNotEqualTo(first);
        assertNoViolations(page);
    }

    @Test
    void aBadFileIsNamedWithItsLineAndTheOldPolicyGoesOn() throws Exception {
        // Given
        ChromeDriver page = signedIn(1280, 900);
        String first = text(page, "#in-force .revision code");

        // When
        Files.writeString(mine, places("Montcuq").replace("names:", "nmaes:"));

        // Then
        assertThat(text(page, "#in-force .problems")).contains("contexts/mine.yaml:3:", "nmaes", "names");
        assertThat(text(page, "#in-force .revision code")).isEqualTo(first);
        shots(page, "rules-bad");
        assertThat(greenroom.api("GET", "/api/v1/policy", null).getJsonArray("problems").stream())
                .map(JsonObject.class::cast)
                .anySatisfy(problem -> {
                    assertThat(problem.getString("file")).isEqualTo("contexts/mine.yaml");
                    assertThat(problem.getInteger("line")).isEqualTo(3);
                    assertThat(problem.getString("source_line")).contains("nmaes:");
                });
        Files.writeString(mine, places("Montcuq-en-Quercy-Blanc"));
        waitFor(
                page,
                () -> page.findElements(By.cssSelector("#in-force .problems")).isEmpty());
    }

    @Test
    void theListOfRulesCountsWhatFiredAndHowItWasReviewed() throws Exception {
        // Given
        llm.says(HAMLET);
        var waiting = greenroom.sendLater(greenroom.chat(RunningGreenroom.asking("le top 3 des villages ?", false)));
        String hold = greenroom.waitingHold().getString("id");
        greenroom.api("POST", "/api/v1/holds/" + hold + "/approve", new JsonObject());
        assertThat(RunningGreenroom.words(waiting.get().body())).isEqualTo(HAMLET);

        // When
        ChromeDriver page = signedIn(1280, 900);

        // Then
        assertThat(text(page, "[data-rule=likely-misread] .count-cell")).startsWith("1");
        assertThat(text(page, "[data-rule=likely-misread] .reviews-cell")).contains("1 of 1 let through");
        assertThat(page.findElements(By.cssSelector(".rule-table .hint"))).isEmpty();
    }

    @Test
    void alwaysAllowBecomesADraftThatIsAcceptedWithItsTestsAndLetsTheTextPass() throws Exception {
        // Given
        llm.says(HAMLET).says(HAMLET);
        JsonObject asking = RunningGreenroom.asking("le top 3 des villages ?", false);
        ChromeDriver page = signedIn(1280, 900);
        page.get(greenroom.at("/").toString());
        find(page, "#connection.live");
        var waiting = greenroom.sendLater(greenroom.chat(asking));

        // When
        find(page, ".card .always").click();
        assertThat(text(page, ".toast")).contains("Drafted", "Mort-aux-Juifs");
        Browser.shot(page, "rules-always");
        find(page, ".card .approve").click();
        assertThat(RunningGreenroom.words(waiting.get().body())).isEqualTo(HAMLET);
        page.get(greenroom.at("/rules").toString());

        // Then
        assertThat(text(page, "#drafts .draft")).contains("Mort-aux-Juifs", "Léa", "This text", "Twin");
        find(page, "#drafts details summary").click();
        assertThat(text(page, "#drafts .file pre")).contains("allowed-here", "needs_near", "exposed: false");
        shots(page, "rules-draft");
        find(page, "#drafts .accept").click();
        waitFor(page, () -> page.findElements(By.id("drafts")).isEmpty());
        assertThat(RunningGreenroom.words(greenroom.send(greenroom.chat(asking)).body()))
                .isEqualTo(HAMLET);
        assertThat(folder.resolve("rules/contexts").toFile().list()).anyMatch(name -> name.startsWith("allowed-"));
        assertNoViolations(page);
    }

    @Test
    @Tag(CANDIDATE)
    void aBacktestShowsWhatOtherRulesWouldHaveMadeOfWhatWasSaid() throws Exception {
        // Given
        await().atMost(Duration.ofMinutes(1))
                .until(() -> greenroom.api("GET", "/api/v1/shadow", null).containsKey("revision"));
        llm.says(HAMLET);
        var waiting = greenroom.sendLater(greenroom.chat(RunningGreenroom.asking("le top 3 des villages ?", false)));
        String hold = greenroom.waitingHold().getString("id");
        greenroom.api("POST", "/api/v1/holds/" + hold + "/approve", new JsonObject());
        assertThat(RunningGreenroom.words(waiting.get().body())).isEqualTo(HAMLET);
        ChromeDriver page = signedIn(1280, 900);
        waitFor(page, () -> text(page, "#shadow").contains("another verdict"));
        assertThat(text(page, "#shadow")).contains("Candidate", "lenient");

        // When
        new Select(find(page, "#backtest-candidate")).selectByValue("shadow");
        new Select(find(page, "#backtest-since")).selectByValue("1d");
        find(page, "#backtest-go").click();

        // Then
        assertThat(text(page, "#backtest-outcome .shadow-count")).contains("1 of ");
        assertThat(text(page, ".flip")).contains("Mort-aux-Juifs", "held", "likely-misread", "allowed", "no rule");
        assertThat(text(page, ".rule-counts")).contains("likely-misread");
        scrollTo(page, "#backtest");
        shots(page, "rules-backtest");
        scrollTo(page, "#shadow");
        find(page, "#shadow details summary").click();
        Browser.shot(page, "rules-shadow");
        phone(page, 390, 844);
        scrollTo(page, "#backtest-outcome");
        Browser.shot(page, "rules-backtest-phone");
        assertThat(page.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        scrollTo(page, "#shadow");
        Browser.shot(page, "rules-shadow-phone");

        // When
        find(page, "#backtest-policy").sendKeys("no-such-policy");
        find(page, "#backtest-go").click();

        // Then
        assertThat(text(page, "#backtest-outcome .judgement")).contains("no-such-policy");
        assertNoViolations(page);
    }

    @Test
    void aPhoneNeedsNoSidewaysScrolling() {
        // Given
        ChromeDriver page = open(500, 844);
        phone(page, 390, 844);
        enter(page);

        // When
        find(page, "#try-text").sendKeys("Mort aux Juifs !");
        find(page, "#try-go").click();
        find(page, ".trace");

        // Then
        Browser.shot(page, "rules-phone");
        assertThat(page.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        assertNoViolations(page);
    }

    private static String places(String name) {
        return """
                contexts:
                  - id: my-place
                    names:
                      - %s
                """.formatted(name);
    }

    private ChromeDriver signedIn(int width, int height) {
        return enter(open(width, height));
    }

    private ChromeDriver enter(ChromeDriver page) {
        return signIn(page, greenroom.at("/rules").toString(), RunningGreenroom.TOKEN, "Léa");
    }

    private ChromeDriver open(int width, int height) {
        ChromeDriver page = Browser.open(folder.resolve("profile-" + browsers.size()), width, height);
        browsers.add(page);
        return page;
    }
}
