package dev.greenroom.dashboard;

import static dev.greenroom.dashboard.DashboardServer.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.hold.Hold;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class DashboardApiTest {
    private static final String TEXT = "Une phrase 😀 qui attend.";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private DashboardServer server;

    @BeforeEach
    void start() {
        server = new DashboardServer(folder, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobodyReadsOrChangesAnythingWithoutASignIn() throws Exception {
        // Given
        Set<String> open = Set.of("/api/v1/sign-in", "/api/v1/*", "/api/v1/sign*", "/api/v1/holds/*");

        // When, Then
        for (var route : server.router.getRoutes()) {
            String path = route.getPath();
            if (path != null && path.startsWith("/api/v1/") && !open.contains(path) && route.methods() != null) {
                for (HttpMethod method : route.methods()) {
                    HttpResponse<String> response = send(request(path.replace(":id", "x"))
                            .method(method.name(), HttpRequest.BodyPublishers.ofString("{}")));
                    assertProblem(response, 401, "sign-in-first");
                }
            }
        }
    }

    @Test
    void aCookieComesWithTheLinkAndSaysWhoDecided() throws Exception {
        // Given
        Hold hold = place();
        String code = server.signInLink().split("=", 2)[1];

        // When
        HttpResponse<String> signedIn =
                send(json("/api/v1/sign-in", new JsonObject().put("code", code).put("name", "Léa")));

        // Then
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        String session = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> approved = send(json("/api/v1/holds/" + hold.id() + "/approve", new JsonObject())
                .header("Cookie", session));
        assertThat(new JsonObject(approved.body()).getString("ended_by")).isEqualTo("Léa");
        assertThat(send(json("/api/v1/sign-out", new JsonObject()).header("Cookie", session))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/api/v1/mode").header("Cookie", session)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFormOnAnotherSiteCannotUseTheCookie() throws Exception {
        // Given
        String code = server.signInLink().split("=", 2)[1];
        String session = send(json("/api/v1/sign-in", new JsonObject().put("code", code)))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];

        // When
        HttpResponse<String> asForm = send(request("/api/v1/mode")
                .header("Cookie", session)
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"mode\":\"open\"}")));
        HttpResponse<String> fromElsewhere = send(json("/api/v1/sign-out", new JsonObject())
                .header("Cookie", session)
                .header("Origin", "http://evil.example"));

        // Then
        assertProblem(asForm, 415, "not-json");
        assertProblem(fromElsewhere, 403, "foreign-origin");
    }

    @Test
    void wrongCodesRunOut() throws Exception {
        // Given
        for (int i = 0; i < Attempts.MOST; i++) {
            assertProblem(
                    send(json("/api/v1/sign-in", new JsonObject().put("code", "guess-" + i))), 401, "unknown-code");
        }

        // When, Then
        assertProblem(send(json("/api/v1/sign-in", new JsonObject().put("code", "guess"))), 429, "too-many-attempts");
    }

    @Test
    void aHoldShowsAllThatAReviewerNeeds() throws Exception {
        // Given
        Hold hold = place();

        // When
        JsonObject body =
                new JsonObject(send(owner("/api/v1/holds?state=waiting")).body());

        // Then
        JsonObject shown = body.getJsonArray("holds").getJsonObject(0);
        assertThat(shown.getString("id")).isEqualTo(hold.id());
        assertThat(shown.getString("text")).isEqualTo(TEXT);
        assertThat(shown.getString("direction")).isEqualTo("answer");
        assertThat(shown.getInstant("deadline")).isAfter(shown.getInstant("created_at"));
        JsonObject reason = shown.getJsonArray("reasons").getJsonObject(0);
        assertThat(reason.getJsonObject("span"))
                .isEqualTo(new JsonObject().put("start", 11).put("end", 12).put("text", "😀"));
        assertThat(reason.fieldNames()).contains("rule", "category", "context", "explanation", "explanations", "cites");
    }

    @Test
    void aReviewThatComesSecondLearnsWhoWon() throws Exception {
        // Given
        Hold hold = place();
        send(act(hold, "approve", new JsonObject()));

        // When
        HttpResponse<String> second = send(act(hold, "reject", new JsonObject()));

        // Then
        JsonObject problem = assertProblem(second, 409, "already-ended");
        assertThat(problem.getString("won_by")).isEqualTo("owner");
        assertThat(problem.getString("state")).isEqualTo("approved");
        assertThat(problem.getInstant("at")).isNotNull();
        JsonObject unknown = assertProblem(
                send(bearer(json("/api/v1/holds/nothing/approve", new JsonObject()))), 404, "unknown-hold");
        assertThat(unknown.getString("detail")).contains("nothing");
    }

    @Test
    void anEditThatIsBlockedNeedsConfirmation() throws Exception {
        // Given
        Hold hold = place();
        JsonObject edit = new JsonObject().put("text", "a forbidden word");

        // When
        JsonObject problem = assertProblem(send(act(hold, "edit", edit)), 409, "needs-confirmation");
        HttpResponse<String> confirmed = send(act(hold, "edit", edit.put("confirmed", true)));

        // Then
        assertThat(problem.getJsonArray("reasons")).isNotEmpty();
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(confirmed.body()).getString("edited_text")).isEqualTo("a forbidden word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":\"  \"}",
                "{\"text\":7}",
                "[]",
                "{\"text\":",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"x\",\"confirmed\":\"yes\"}"
            })
    void aBadEditIsExplainedAndChangesNothing(String body) throws Exception {
        // Given
        Hold hold = place();

        // When
        HttpResponse<String> response = send(bearer(
                request("/api/v1/holds/" + hold.id() + "/edit").POST(HttpRequest.BodyPublishers.ofString(body))));

        // Then
        assertProblem(response, 400, "bad-request");
        assertThat(server.on(() -> server.holds.find(hold.id())).orElseThrow().isWaiting())
                .isTrue();
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        // Given
        Hold hold = place();

        // When
        HttpResponse<String> tooMany = send(act(hold, "edit", new JsonObject().put("text", "x".repeat(5_000))));
        HttpResponse<String> huge = send(act(hold, "edit", new JsonObject().put("text", "x".repeat(100_000))));

        // Then
        assertThat(assertProblem(tooMany, 400, "bad-request").getString("detail"))
                .contains("5000", "4000");
        assertProblem(huge, 413, "too-long");
    }

    @Test
    void nothingPassesWhileTheModeIsClosedButAHoldCanBeRejected() throws Exception {
        // Given
        Hold hold = place();
        JsonObject set = new JsonObject(
                send(bearer(request("/api/v1/mode").PUT(HttpRequest.BodyPublishers.ofString("{\"mode\":\"closed\"}"))))
                        .body());
        assertThat(set.getString("mode")).isEqualTo("closed");

        // When, Then
        assertProblem(send(act(hold, "approve", new JsonObject())), 409, "closed");
        assertProblem(send(act(hold, "edit", new JsonObject().put("text", "fine"))), 409, "closed");
        assertThat(send(act(hold, "reject", new JsonObject())).statusCode()).isEqualTo(200);
        assertProblem(
                send(bearer(request("/api/v1/mode").PUT(HttpRequest.BodyPublishers.ofString("{\"mode\":\"ajar\"}")))),
                400,
                "bad-request");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, evil.example, , 421",
        "GET, /api/v1/state, 127.0.0.1:1, , 421",
        "GET, /, greenroom.example, , 200",
        "GET, /, localhost:PORT, , 200",
        "GET, /, [::1]:PORT, , 200",
        "POST, /v1/echo, 127.0.0.1:PORT, , 200",
        "POST, /v1/echo, 127.0.0.1:PORT, http://127.0.0.1:PORT, 200",
        "POST, /v1/echo, 127.0.0.1:PORT, http://bot.example, 200",
        "POST, /v1/echo, 127.0.0.1:PORT, http://evil.example, 403",
        "POST, /v1/echo, 127.0.0.1:PORT, null, 403",
        "OPTIONS, /v1/echo, 127.0.0.1:PORT, http://bot.example, 204",
        "POST, /api/v1/sign-in, 127.0.0.1:PORT, http://bot.example, 403",
        "POST, /api/v1/sign-in, greenroom.example, http://greenroom.example, 400",
    })
    void onlyOurOwnNamesAndPagesAreAnswered(String method, String path, String host, String origin, int status)
            throws IOException {
        // When
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n")
                + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        String answer = raw(head.replace("PORT", String.valueOf(server.port())));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void thePageMayOnlyTalkToItsOwnServer() throws Exception {
        // When
        HttpResponse<String> page = send(request("/"));
        HttpResponse<String> library = send(request("/webjars/lit-html/3.3.2/lit-html.js"));

        // Then
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(Pages.POLICY);
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(page.body()).doesNotContain("style=", "onclick=", "<style");
        assertThat(library.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(send(request("/app/..%2f..%2f..%2fopenapi.yaml")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFeedTellsWhatHappens() throws Exception {
        // Given
        HttpResponse<Stream<String>> feed =
                client.send(bearer(request("/api/v1/events")).build(), HttpResponse.BodyHandlers.ofLines());
        var lines = feed.body().iterator();
        assertThat(lines.next()).startsWith("retry:");

        // When
        Hold hold = place();
        send(act(hold, "reject", new JsonObject()));
        send(bearer(request("/api/v1/mode").PUT(HttpRequest.BodyPublishers.ofString("{\"mode\":\"closed\"}"))));

        // Then
        StringBuilder events = new StringBuilder();
        while (!events.toString().contains("event: mode")) {
            events.append(lines.next()).append('\n');
        }
        assertThat(events)
                .containsSubsequence("event: decision", "event: hold-placed", "event: hold-ended", "rejected");
        server.on(() -> {
            server.routes.close();
            return io.vertx.core.Future.succeededFuture();
        });
        assertThat(server.routes.livePages()).isZero();
    }

    @Test
    void everyRouteIsDescribed() throws Exception {
        // Given
        Map<String, Map<String, Map<String, Object>>> description =
                new Yaml().load(send(request("/openapi.yaml")).body());
        Set<String> described = new TreeSet<>();
        description
                .getOrDefault("paths", Map.of())
                .forEach((path, operations) -> operations.keySet().stream()
                        .filter(name -> !name.equals("parameters"))
                        .forEach(name -> described.add(name.toUpperCase(Locale.ROOT) + " " + path)));

        // When
        Set<String> mounted = new TreeSet<>();
        for (var route : server.router.getRoutes()) {
            if (route.getPath() != null && route.getPath().startsWith("/api/v1/") && route.methods() != null) {
                route.methods()
                        .forEach(method ->
                                mounted.add(method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}")));
            }
        }

        // Then
        assertThat(described).containsAll(mounted);
        assertThat(mounted).isNotEmpty();
    }

    private Hold place() {
        return server.place(
                Utterance.answer("et alors ?", TEXT, Language.FRENCH),
                held(TEXT, "😀", "hate/threat", 0.1, 0.7),
                Duration.ofMinutes(5));
    }

    private HttpRequest.Builder act(Hold hold, String action, JsonObject body) {
        return bearer(json("/api/v1/holds/" + hold.id() + "/" + action, body));
    }

    private HttpRequest.Builder owner(String path) {
        return bearer(request(path));
    }

    private static HttpRequest.Builder bearer(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + DashboardServer.OWNER_TOKEN);
    }

    private HttpRequest.Builder json(String path, JsonObject body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("type")).isEqualTo("urn:greenroom:problem:" + type);
        assertThat(problem.getString("detail")).isNotBlank();
        return problem;
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return String.valueOf(reader.readLine());
        }
    }
}
