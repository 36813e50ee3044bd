package dev.greenroom.dashboard;

import static dev.greenroom.dashboard.DashboardServer.decided;
import static dev.greenroom.dashboard.DashboardServer.held;
import static dev.greenroom.dashboard.PageSteps.assertNoViolations;
import static dev.greenroom.dashboard.PageSteps.find;
import static dev.greenroom.dashboard.PageSteps.text;
import static dev.greenroom.dashboard.PageSteps.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.gate.Mode;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.telemetry.Health;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The moderators' page in a real browser, on a real server. */
class DashboardIT {
    private static final String LA_MORT =
            "En troisième, La Mort-aux-Juifs, un hameau du Loiret dont le nom a été changé"
                    + " en 2014 après une longue procédure.";
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private DashboardServer server;
    private final List<ChromeDriver> browsers = new ArrayList<>();

    @BeforeEach
    void start() {
        server = new DashboardServer(folder.resolve("data"), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        browsers.forEach(ChromeDriver::quit);
        server.close();
    }

    @Test
    void theLinkSignsInOnceAndLeavesTheAddressBar() {
        // Given
        String link = server.signInLink();
        ChromeDriver page = signedIn(open(1280, 800), link, "Léa");

        // When
        ChromeDriver other = open(1280, 800);
        enter(other, link, "somebody");

        // Then
        assertThat(page.getCurrentUrl()).isEqualTo(server.address() + "/");
        assertThat(page.findElement(By.className("you")).getText()).isEqualTo("Léa");
        assertThat(text(other, ".sign-in-problem")).contains("This link has been used", "Add a device");
        assertNoViolations(page);
    }

    @Test
    void whoHasNoLinkIsToldWhereToLookAndMayPasteTheOwnersToken() {
        // Given
        ChromeDriver page = open(1280, 800);

        // When
        page.get(server.address() + "/");

        // Then
        assertThat(text(page, ".sign-in")).contains("printed in its terminal");
        Browser.shot(page, "sign-in");
        find(page, "#sign-in-code").sendKeys(DashboardServer.OWNER_TOKEN);
        find(page, "#sign-in-button").click();
        assertThat(text(page, ".empty-title")).isEqualTo("Nothing waits");
    }

    @Test
    void aCardShowsWhatWaitsWhyAndHowLongAndAButtonApprovesIt() {
        // Given
        ChromeDriver page = signedIn();

        // When
        Hold hold = placeVillage();

        // Then
        String card = text(page, ".card");
        assertThat(card)
                .contains("Answer", "top 3", "Voici mon classement", LA_MORT, "Harmless here", "likely-misread")
                .contains("hate/threat", "twitch/hateful-conduct", "the refusal line is said");
        assertThat(text(page, ".countdown")).matches("5:00|4:5\\d");
        assertThat(text(page, ".held mark")).isEqualTo("La Mort-aux-Juifs");
        assertThat(page.getTitle()).isEqualTo("(1) Greenroom");
        find(page, ".card .approve").click();
        assertThat(text(page, ".empty-title")).isEqualTo("Nothing waits");
        assertThat(text(page, ".toast")).startsWith("Approved");
        assertThat(ending(hold)).isInstanceOf(HoldState.Approved.class);
        assertThat(text(page, ".row .chip")).isEqualTo("approved");
        assertNoViolations(page);
    }

    @Test
    void aKeyRejectsTheSelectedCardButNotOneThatHasJustComeUnderIt() {
        // Given
        ChromeDriver page = signedIn();
        Hold first = placeVillage();
        Hold second = place("Une deuxième phrase qui attend.", "phrase");
        waitFor(page, () -> page.findElements(By.className("card")).size() == 2);
        settle(page);

        // When: a press, and another in the very moment in which the next card comes under the selection
        page.executeAsyncScript("const done = arguments[0];"
                + "const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'r', bubbles: true}));"
                + "new MutationObserver((changes, observer) => {"
                + "  if (document.querySelectorAll('.card').length === 1) { observer.disconnect(); press(); done(); }"
                + "}).observe(document.getElementById('holds'), {childList: true});"
                + "press();");
        settle(page);

        // Then
        assertThat(ending(first)).isInstanceOf(HoldState.Rejected.class);
        assertThat(ending(second)).isInstanceOf(HoldState.Waiting.class);
        page.switchTo().activeElement().sendKeys("r");
        waitFor(page, () -> ending(second) instanceof HoldState.Rejected);
    }

    @Test
    void anEditThatThePolicyBlocksNeedsASecondWord() {
        // Given
        ChromeDriver page = signedIn();
        Hold hold = placeVillage();
        find(page, ".card");
        settle(page);

        // When
        page.switchTo().activeElement().sendKeys("e");
        WebElement field = find(page, "#edit-text");
        assertThat(field.getDomProperty("value")).isEqualTo(LA_MORT);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), "a forbidden word, are j k r a e keys?");
        find(page, "#edit-save").click();

        // Then
        waitFor(page, () -> find(page, "#edit-save").getText().equals("Say it anyway"));
        assertThat(text(page, ".judgement")).contains("The policy blocks the new text", "This word is never said.");
        assertThat(ending(hold)).isInstanceOf(HoldState.Waiting.class);
        Browser.shot(page, "edit");
        find(page, "#edit-save").click();
        waitFor(page, () -> ending(hold) instanceof HoldState.Edited);
        assertThat(((HoldState.Edited) ending(hold)).text()).startsWith("a forbidden word");
        assertNoViolations(page);
    }

    @Test
    void twoBrowsersStayInStepAndTheSecondLearnsWhoWasFirst() {
        // Given
        ChromeDriver first = signedIn(open(1280, 800), server.signInLink(), "Léa");
        ChromeDriver second = signedIn(open(1280, 800), server.signInLink(), "Max");
        Hold hold = placeVillage();
        find(second, ".card");

        // When
        find(first, ".card .approve").click();

        // Then
        waitFor(second, () -> second.findElements(By.className("card")).isEmpty());
        assertThat(text(second, ".toast")).contains("Léa", "approved");
        assertThat(ending(hold)).isInstanceOf(HoldState.Approved.class);
    }

    @Test
    void theModeIsSwitchedForAllAndClosedIsPlainToSee() {
        // Given
        ChromeDriver first = signedIn();
        ChromeDriver second = signedIn();
        placeVillage();

        // When
        find(first, "#mode-closed").click();

        // Then
        waitFor(second, () -> "true".equals(find(second, "#mode-closed").getAttribute("aria-pressed")));
        assertThat(text(second, ".banner")).contains("nothing passes");
        assertThat(find(second, ".card .approve").isEnabled()).isFalse();
        settle(second);
        Browser.shot(second, "closed");
        assertThat(server.on(() -> Future.succeededFuture(server.modes.current())))
                .isEqualTo(Mode.CLOSED);
        find(second, "#mode-open").click();
        waitFor(first, () -> first.findElements(By.className("banner")).isEmpty());
    }

    @Test
    void aLostConnectionIsShownAndWhatWasMissedIsReadAnew() {
        // Given
        ChromeDriver page = signedIn();

        // When
        server.stop();

        // Then
        waitFor(page, () -> text(page, "#connection").equals("Reconnecting…"));
        placeVillage();
        server.start();
        waitFor(page, () -> text(page, "#connection").equals("Live"));
        assertThat(text(page, ".held mark")).isEqualTo("La Mort-aux-Juifs");
    }

    @Test
    void whateverAViewerWritesIsShownAsTextWithTheRightSpans() {
        // Given
        ChromeDriver page = signedIn();
        String text =
                "<script>document.title='owned'</script> 👩‍👩‍👧 😀 مرحبا <img src=x onerror=alert(1)> \u202Eevil";

        // When
        place(text, "😀 مرحبا");

        // Then
        assertThat(text(page, ".held mark")).isEqualTo("😀 مرحبا");
        assertThat(find(page, ".held").getDomProperty("textContent")).isEqualTo(text);
        assertThat(find(page, ".hidden-char").getAttribute("title")).isEqualTo("U+202E");
        assertThat(page.getTitle()).isEqualTo("(1) Greenroom");
        assertNoViolations(page);
    }

    @Test
    void aModeratorsTestIsShownAsATestWithItsRuleAlsoToWhoComesLater() {
        // Given
        ChromeDriver page = signedIn();

        // When
        server.say("test/twitch", question("forbidden", "mia"), DashboardServer.decided(new Outcome.Block()));

        // Then
        assertThat(text(page, ".row .fate.test")).isEqualTo("test: no-forbidden-words");
        assertThat(text(page, ".row .chip.block")).isEqualTo("blocked");
        find(page, ".row summary").click();
        assertThat(text(page, ".row-more")).startsWith("A moderator’s test");

        // When
        page.navigate().refresh();

        // Then
        assertThat(text(page, ".row .fate.test")).isEqualTo("test: no-forbidden-words");
        assertNoViolations(page);
    }

    @Test
    void overlappingSpansAreAllMarked() {
        // Given
        ChromeDriver page = signedIn();

        // When
        Object pieces = page.executeAsyncScript(
                "const done = arguments[0];"
                        + "import('/app/spans.js').then(({pieces}) => done(pieces('a😀bcd', [{span:{start:0,end:3}},"
                        + "{span:{start:1,end:4}}, {span:{start:4,end:99}}, {span:null}]).map(p => p.text + p.reasons.length)))");

        // Then
        assertThat(pieces).isEqualTo(List.of("a1", "😀b2", "c1", "d1"));
    }

    @Test
    void aPhoneNeedsNoSidewaysScrolling() {
        // Given
        ChromeDriver page = phone();

        // When
        fill();
        find(page, ".card");

        // Then
        settle(page);
        Browser.shot(page, "phone");
        Object tooWide = page.executeScript("return [...document.querySelectorAll('body *')].filter(e => {"
                + "const box = e.getBoundingClientRect(); return box.right > 360 && box.width > 1})"
                + ".map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right)");
        assertThat(tooWide).isEqualTo(List.of());
        assertThat(page.executeScript("return innerWidth")).isEqualTo(360L);
    }

    @Test
    void thePageSpeaksFrenchAndKnowsTheDark() {
        // Given
        ChromeDriver page = signedIn(open(1440, 960), server.signInLink(), "Léa");
        fill();
        find(page, ".card");
        settle(page);
        Browser.shot(page, "desktop-light");

        // When
        find(page, "#theme").click();
        find(page, "#language").click();

        // Then
        assertThat(text(page, ".card .approve")).startsWith("Approuver");
        assertThat(text(page, ".card .reasons")).contains("Inoffensif ici");
        assertThat(page.executeScript("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
        settle(page);
        Browser.shot(page, "desktop-dark");
        assertNoViolations(page);
    }

    @Test
    void theLampSaysWhatIsOff() {
        // Given
        ChromeDriver page = signedIn();
        assertThat(text(page, "#lamp")).isEqualTo("Protected");

        // When
        server.on(() -> {
            server.health.report("canary/openai", Health.Status.OFF, true, "The marked text was not caught.");
            return Future.succeededFuture();
        });

        // Then
        waitFor(page, () -> text(page, "#lamp").equals("Not protected"));
        find(page, "#lamp").click();
        assertThat(text(page, "#dialog")).contains("canary/openai", "off", "The marked text was not caught.");
        Browser.shot(page, "lamp");
    }

    private void fill() {
        String[] asked = {
            "salut l’avatar, tu viens d’où ?", "c’est quoi ta couleur préférée ? 😀", "first time here, hi!"
        };
        for (String text : asked) {
            server.say(question(text, "viewer_" + text.length()), decided(new Outcome.Allow()));
        }
        server.say(question("say the forbidden word", "troll_42"), decided(new Outcome.Block()));
        server.say(
                Utterance.answer(
                        "tu viens d’où ?", "Je viens d’un serveur, quelque part près d’Orléans.", Language.FRENCH),
                decided(new Outcome.Allow()));
        placeVillage();
        String text = "tu peux répéter après moi : les villages aux noms bizarres, mort de rire";
        server.place(question(text, "pixel_fox"), bait(text), Duration.ofSeconds(95));
    }

    private static Decision bait(String text) {
        Reason reason = new Reason(
                "parrot-bait",
                "harassment",
                new Span(8, 25),
                "répéter après moi",
                null,
                Map.of(
                        "en", "Asks the avatar to repeat a viewer's words.",
                        "fr", "Demande à l’avatar de répéter les mots d’un spectateur."),
                "twitch/community-guidelines");
        return new Decision(new Outcome.Hold(Duration.ofSeconds(95)), 0.31, 0.64, List.of(reason), "r-7f3a9c");
    }

    private static Utterance question(String text, String author) {
        return new Utterance(
                Direction.QUESTION,
                text,
                "",
                null,
                Language.FRENCH,
                Circumstances.in("twitch/somebody").by(Author.named(author)));
    }

    private Hold placeVillage() {
        Utterance answer = new Utterance(
                Direction.ANSWER,
                LA_MORT,
                "Voici mon classement. En premier, Trécon ; en deuxième, Angoisse.",
                "donne-moi le top 3 des pires noms de villages français",
                Language.FRENCH,
                Circumstances.in("twitch/somebody"));
        return server.place(answer, held(LA_MORT, "La Mort-aux-Juifs", "hate/threat", 0.08, 0.86), LONG);
    }

    private Hold place(String text, String span) {
        return server.place(
                Utterance.answer(null, text, Language.FRENCH), held(text, span, "hate/threat", 0.1, 0.7), LONG);
    }

    private HoldState ending(Hold hold) {
        return server.on(() -> server.holds.find(hold.id())).orElseThrow().state();
    }

    private ChromeDriver signedIn() {
        return signedIn(open(1280, 800), server.signInLink(), "");
    }

    private ChromeDriver signedIn(ChromeDriver page, String link, String name) {
        enter(page, link, name);
        waitFor(page, () -> text(page, "#connection").equals("Live"));
        return page;
    }

    private static void enter(ChromeDriver page, String link, String name) {
        page.get(link);
        find(page, "#sign-in-name").sendKeys(name);
        find(page, "#sign-in-button").click();
    }

    private ChromeDriver phone() {
        ChromeDriver page = open(500, 800);
        PageSteps.phone(page, 360, 780);
        enter(page, server.signInLink(), "");
        // The dot alone shows that the page is live; its words are for screen readers.
        find(page, ".connection.live");
        return page;
    }

    private ChromeDriver open(int width, int height) {
        ChromeDriver page = Browser.open(folder.resolve("profile-" + browsers.size()), width, height);
        browsers.add(page);
        return page;
    }

    /** Waits until keys count for the selected card. */
    private static void settle(ChromeDriver page) {
        page.executeAsyncScript("setTimeout(arguments[0], 450)");
    }
}
