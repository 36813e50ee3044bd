package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backtests over HTTP, on a real journal in a real database. */
class BacktestApiTest {
    private static final String BLOCKS = """
            policy: small
            rules:
              - { id: rude, on: answer, when: { category: rude, harm: ">= 0.5" }, then: block, explain: { en: "Rude." } }
            """;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private DashboardServer server;

    @BeforeEach
    void start() {
        server = new DashboardServer(folder, Clock.systemUTC());
        server.candidate.texts = SmallPolicy.files(BLOCKS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFilesOnDiskAreRunOverTheJournalAndTheirChangesAreTold() throws Exception {
        // Given
        assertThat(current()).isEqualTo(new JsonObject().put("state", "none"));
        say("You blorb!");
        say("You blorb!");
        say("Good evening.");

        // When
        HttpResponse<String> begun = begin(new JsonObject().put("since", "1d"));

        // Then
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(new JsonObject(begun.body()).getString("state")).isIn("running", "done");
        JsonObject done = ended();
        assertThat(done.getString("state")).as(done.encodePrettily()).isEqualTo("done");
        assertThat(done.getString("by")).isEqualTo("owner");
        JsonObject report = done.getJsonObject("report");
        assertThat(report.getBoolean("complete")).isTrue();
        assertThat(report.getLong("decided")).isEqualTo(3);
        assertThat(report.getLong("changed")).isEqualTo(2);
        JsonArray flips = report.getJsonArray("flips");
        assertThat(flips).hasSize(1);
        JsonObject flip = flips.getJsonObject(0);
        assertThat(List.of(flip.getString("text"), flip.getString("before"), flip.getString("after")))
                .containsExactly("You blorb!", "allow", "block");
        assertThat(flip.getString("rule_after")).isEqualTo("rude");
        assertThat(flip.getLong("seen")).isEqualTo(2);
    }

    @Test
    void aSecondOneIsRefusedAndTheFirstCanBeCancelled() throws Exception {
        // Given
        for (int i = 0; i < 5; i++) {
            say("You blorb! " + i);
        }
        server.mayRead.acquire();
        begin(new JsonObject());

        // When
        HttpResponse<String> second = begin(new JsonObject());
        HttpResponse<String> cancelled = send("DELETE", "/api/v1/backtests/current", new JsonObject());
        server.mayRead.release();

        // Then
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(second.body()).getString("type")).endsWith(":backtest-runs");
        assertThat(new JsonObject(cancelled.body()).getString("state")).isEqualTo("running");
        JsonObject report = ended().getJsonObject("report");
        assertThat(report.getBoolean("complete")).isFalse();
        assertThat(report.getLong("decided")).isEqualTo(1);
        assertThat(begin(new JsonObject()).statusCode()).isEqualTo(202);
        assertThat(ended().getJsonObject("report").getLong("decided")).isEqualTo(5);
    }

    @Test
    void rulesThatMakeNoPolicyFailWithTheirProblems() throws Exception {
        // Given
        server.candidate.texts = Map.of("policies/small.yaml", BLOCKS.replace("then:", "than:"));

        // When
        begin(new JsonObject());

        // Then
        JsonObject failed = ended();
        assertThat(failed.getString("state")).isEqualTo("failed");
        JsonObject problem = failed.getJsonObject("problem");
        assertThat(problem.getString("type")).endsWith(":not-usable");
        assertThat(problem.getJsonArray("problems").encode()).contains("policies/small.yaml", "than");
    }

    @Test
    void aPolicyThatTheFilesDoNotHoldIsNamed() throws Exception {
        // When
        begin(new JsonObject().put("policy", "no-such-policy"));

        // Then
        JsonObject problem = ended().getJsonObject("problem");
        assertThat(problem.getJsonArray("problems").encode()).contains("no-such-policy");
    }

    @Test
    void unknownRevisionsAndCandidatesAreRefusedAtOnce() throws Exception {
        // When
        HttpResponse<String> revision = begin(new JsonObject().put("candidate", "abcdef123456"));
        HttpResponse<String> shadow = begin(new JsonObject().put("candidate", "shadow"));

        // Then
        assertThat(revision.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(revision.body()).getString("detail")).contains("abcdef123456");
        assertThat(shadow.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(shadow.body()).getString("type")).endsWith(":no-shadow");
        assertThat(current().getString("state")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "0d", "-3d", "400d"})
    void aTimeThatCannotBeUsedIsNamed(String since) throws Exception {
        // When
        HttpResponse<String> response = begin(new JsonObject().put("since", since));

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("detail")).contains(since, "7d");
    }

    private void say(String text) {
        server.say(
                Utterance.answer("and?", text, Language.ENGLISH),
                new Decision(new Outcome.Allow(), 0, 0, List.of(), List.of(), "r-1"));
    }

    private JsonObject current() throws IOException, InterruptedException {
        return new JsonObject(
                send("GET", "/api/v1/backtests/current", new JsonObject()).body());
    }

    private JsonObject ended() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(this::current, now -> !now.getString("state").equals("running"));
    }

    private HttpResponse<String> begin(JsonObject wish) throws IOException, InterruptedException {
        server.on(() -> server.journal.sync());
        return send("POST", "/api/v1/backtests", wish);
    }

    private HttpResponse<String> send(String method, String path, JsonObject body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body.encode());
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + DashboardServer.OWNER_TOKEN)
                .method(method, publisher)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
