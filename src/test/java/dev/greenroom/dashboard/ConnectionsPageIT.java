package dev.greenroom.dashboard;

import static dev.greenroom.dashboard.PageSteps.assertNoViolations;
import static dev.greenroom.dashboard.PageSteps.find;
import static dev.greenroom.dashboard.PageSteps.phone;
import static dev.greenroom.dashboard.PageSteps.shots;
import static dev.greenroom.dashboard.PageSteps.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.action.Connection;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.chat.signin.TokenFile;
import dev.greenroom.chat.signin.TwitchIdServer;
import dev.greenroom.chat.signin.TwitchScopes;
import dev.greenroom.hold.NewHold;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.rehearse.IdServerDouble;
import dev.greenroom.secret.Vault;
import dev.greenroom.testkit.Api;
import dev.greenroom.testkit.ConnectorDouble;
import dev.greenroom.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page of the connections, and the buttons about authors, in a real browser; signing in against a double. */
class ConnectionsPageIT {
    private static final Set<Kind> SWITCHED_ON = Set.of(Kind.DELETE, Kind.TIMEOUT, Kind.BAN, Kind.WARN, Kind.EMERGENCY);

    @TempDir
    Path folder;

    private final ConnectorDouble twitch = new ConnectorDouble("twitch");
    private final List<ChromeDriver> browsers = new ArrayList<>();
    private final Vertx outside = Vertx.vertx();
    private IdServerDouble ids;
    private DashboardServer server;

    @BeforeEach
    void start() {
        twitch.abilities.put(
                Kind.WARN,
                new Ability.Missing(new Words(
                        "The token lacks moderator:manage:warnings.",
                        "Il manque moderator:manage:warnings au jeton.")));
        IdServerDouble made =
                IdServerDouble.start(outside, IdServerDouble.Dialect.TWITCH).await();
        AtomicReference<SignIn> at = new AtomicReference<>();
        server = new DashboardServer(folder, Clock.systemUTC(), vertx -> {
            SignIn own = signIn(vertx, made);
            at.set(own);
            return List.of(new Connection(twitch, Optional.of(own), SWITCHED_ON));
        });
        ids = made;
        server.on(() -> Objects.requireNonNull(at.get()).start());
    }

    private SignIn signIn(Vertx vertx, IdServerDouble at) {
        return new SignIn(
                vertx,
                Clock.systemUTC(),
                new TwitchIdServer(vertx, Clock.systemUTC(), at.address(), "a-client"),
                new TokenFile(vertx, new Vault(folder.resolve("vault"), null), "twitch"),
                TwitchScopes.of(SWITCHED_ON),
                Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        browsers.forEach(ChromeDriver::quit);
        server.close();
        outside.close().await();
    }

    @Test
    void aPersonSignsInByACodeSeesWhatForAndSignsOut() {
        // Given
        ChromeDriver page = enter(open(1280, 900));
        assertThat(text(page, "[data-connection=twitch]"))
                .contains("Twitch", "Nobody is signed in.", "It is not switched on: add send to chat.twitch.actions.");
        assertThat(text(page, ".abilities .no:nth-child(5)")).contains("The token lacks moderator:manage:warnings.");
        shots(page, "connections-out");

        // When
        find(page, ".begin").click();

        // Then
        assertThat(text(page, ".code code")).startsWith("ABCD-");
        assertThat(text(page, ".code-out")).contains("/activate", "The code is good for");
        find(page, "details.steps summary").click();
        assertThat(text(page, ".scopes")).contains("Deletes messages in your chat.", "moderator:manage:shield_mode");
        shots(page, "connections-code");

        // When
        ids.approve();

        // Then
        find(page, ".leave");
        assertThat(text(page, ".sign")).contains("Signed in as somebody.");
        shots(page, "connections-in");
        find(page, ".leave").click();
        find(page, ".begin");
        assertThat(text(page, ".sign")).contains("Signed out.");
        assertNoViolations(page);
    }

    @Test
    void goingFromPageToPageNeverRunsOutOfConnections() {
        // Given
        ChromeDriver page = enter(open(1280, 900));
        page.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));

        // When: a browser allows six connections to one server, also to pages that it keeps for its back button
        for (String next : List.of("/", "/rules", "/connections", "/", "/rules", "/connections", "/", "/rules")) {
            page.get(server.address() + next);
            find(page, "#connection.live");
        }

        // Then
        page.navigate().back();
        find(page, "#connection.live");
    }

    @Test
    void whatIsDoneAboutAnAuthorIsDoneOnceAndItsOutcomeStandsOnTheCard() {
        // Given
        hold();
        ChromeDriver page = enter(open(1280, 900));
        page.get(server.address() + "/");

        // When
        find(page, ".about-timeout").click();

        // Then
        assertThat(text(page, ".acted.done")).contains("Léa", "Time out: done");
        assertThat(page.findElements(By.cssSelector(".about-warn"))).isEmpty();
        find(page, ".about-timeout").click();
        find(page, ".about-ban").click();
        assertThat(text(page, "#dialog")).contains("Ban ann?");
        Browser.shot(page, "connections-ban");
        twitch.answer = action -> Future.succeededFuture(new ActionOutcome.Refused(
                "forbidden", new Words("You cannot ban a moderator.", "Un modérateur ne peut pas être banni.")));
        find(page, "#dialog .reject").click();
        assertThat(text(page, ".acted.refused")).contains("Ban: refused. You cannot ban a moderator.");
        assertThat(twitch.asked)
                .containsExactly(
                        new PlatformAction.Timeout("twitch/somebody", "77", Duration.ofMinutes(10), ""),
                        new PlatformAction.Ban("twitch/somebody", "77", ""));
        shots(page, "connections-card");
        page.get(server.address() + "/connections");
        assertThat(text(page, "#acts")).contains("Ban", "refused", "You cannot ban a moderator.", "done");
        assertNoViolations(page);
    }

    @Test
    void aPhoneNeedsNoSidewaysScrolling() {
        // Given
        ChromeDriver page = open(500, 844);
        phone(page, 390, 844);
        enter(page);

        // When
        find(page, ".begin").click();
        find(page, ".code code");

        // Then
        Browser.shot(page, "connections-phone");
        assertThat(page.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
    }

    @Test
    void theApiSaysWhatCannotBeDone() {
        // Given
        Api api = new Api(URI.create(server.address()), DashboardServer.OWNER_TOKEN);
        Api stranger = new Api(URI.create(server.address()), null);
        JsonObject ban = new JsonObject().put("exchange", "twitch/somebody#m1").put("action", "ban");

        // When, Then
        assertThat(stranger.post("/api/v1/actions", ban).status()).isEqualTo(401);
        assertThat(stranger.post("/api/v1/connections/twitch/sign-in", new JsonObject())
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/api/v1/actions", ban).body()).contains("unknown-message");
        assertThat(api.post("/api/v1/connections/nowhere/sign-in", new JsonObject())
                        .body())
                .contains("unknown-connection");
        hold();
        assertThat(api.post("/api/v1/actions", ban.copy().put("action", "shout"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(
                                "/api/v1/actions",
                                ban.copy().put("action", "timeout").put("seconds", 0))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/v1/actions", ban.copy().put("action", "warn")).body())
                .contains("“reason” is missing");
        ids.fail(IdServerDouble.Fault.UNAVAILABLE);
        assertThat(api.post("/api/v1/connections/twitch/sign-in", new JsonObject())
                        .body())
                .contains("no-code", "503");
        assertThat(twitch.asked).isEmpty();
        assertThat(api.put("/api/v1/connections/twitch/emergency", new JsonObject().put("on", true))
                        .json()
                        .getString("outcome"))
                .isEqualTo("done");
        assertThat(api.put("/api/v1/connections/twitch/emergency", new JsonObject().put("on", true))
                        .status())
                .isEqualTo(200);
        assertThat(twitch.asked).hasSize(2);
    }

    private void hold() {
        Utterance said = Utterance.question("why are they all like that?", Language.ENGLISH)
                .in(Circumstances.in("twitch/somebody").by(dev.greenroom.policy.Author.named("ann")));
        Reason why = new Reason("a-rule", "hate", null, "", null, Map.of("en", "It may be meant badly."), null);
        Decision decision = new Decision(new Outcome.Hold(Duration.ofMinutes(5)), 0.4, 0.6, List.of(why), "rev");
        server.on(() -> server.holds.place(new NewHold(
                said, decision, "twitch/somebody#m1", "chat twitch%2Fsomebody 77 m1", Duration.ofMinutes(5))));
    }

    private ChromeDriver enter(ChromeDriver page) {
        return PageSteps.signIn(page, server.address() + "/connections", DashboardServer.OWNER_TOKEN, "Léa");
    }

    private ChromeDriver open(int width, int height) {
        ChromeDriver page = Browser.open(folder.resolve("profile-" + browsers.size()), width, height);
        browsers.add(page);
        return page;
    }
}
