package dev.greenroom.avatar.openai;

import static dev.greenroom.testkit.RunningGreenroom.asking;
import static dev.greenroom.testkit.RunningGreenroom.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway against models, clients and texts that are broken, hostile or endless: nothing unchecked ever leaves. */
class GatewayUnderAttackTest {
    private static final String FORBIDDEN = "Mort aux Juifs";

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static LlmDouble llm;
    private static RunningGreenroom greenroom;
    private static String refusal;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        llm = LlmDouble.start(vertx);
        greenroom = RunningGreenroom.start(
                vertx,
                folder,
                llm.baseUrl(),
                Map.of(
                        "GREENROOM_LLM_RESPONSE_TIMEOUT", "500ms",
                        "GREENROOM_LLM_IDLE_TIMEOUT", "500ms",
                        "GREENROOM_LLM_MAX_ANSWER", "256KB",
                        "GREENROOM_JOURNAL_QUEUE", "1000000"));
        llm.says(FORBIDDEN);
        refusal = words(greenroom.send(greenroom.chat(asking("salut", false))).body());
    }

    @AfterAll
    static void stop() throws Exception {
        greenroom.close();
        llm.close();
        vertx.close();
    }

    @Test
    void inTenThousandTriesNoLetterOfAForbiddenSentenceReachesTheClientStreamedOrNot() throws Exception {
        // Given
        long seed = 4_711;
        Random random = new Random(seed);
        Semaphore underWay = new Semaphore(16);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int round = 0; round < 10_000; round++) {
            String before = chatter(random, "oui.", "bien,", "Paris", "trains!", "café?", "😀");
            String forbidden = disguised(random);
            String text = before + " " + forbidden + " ! " + chatter(random, "fin.", "suite", "bon!");
            boolean stream = random.nextBoolean();
            List<String> pieces = cut(text, random);
            String about = "seed " + seed + ", round " + round + ", pieces " + pieces;

            // When
            underWay.acquire();
            JsonObject body = asking("ça va ?", stream).put("script", new JsonArray(pieces));
            all.add(greenroom
                    .sendLater(greenroom.chat(body))
                    .whenComplete((response, error) -> underWay.release())
                    .thenAccept(response -> {
                        // Then
                        String said = words(response.body());
                        assertThat(said).as(about).endsWith(refusal);
                        String allowed = said.substring(0, said.length() - refusal.length());
                        assertThat((before + " ").replace(" ", "")).as(about).startsWith(allowed.replace(" ", ""));
                        assertThat(response.body())
                                .as(about)
                                .doesNotContain("Juif")
                                .doesNotContain(forbidden);
                    }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @MethodSource("brokenModels")
    void whateverTheModelDoesTheClientGetsAClearErrorOrTheRefusal(String how, LlmDouble.Script script, boolean stream)
            throws Exception {
        // Given
        llm.next(script);

        // When
        HttpResponse<String> response = greenroom.send(greenroom.chat(asking("ça va ?", stream)));

        // Then
        assertThat(response.body()).as(how).doesNotContain("Juif");
        if (response.statusCode() == 200) {
            assertThat(words(response.body())).as(how).endsWith(refusal);
        } else {
            JsonObject error = new JsonObject(response.body()).getJsonObject("error");
            assertThat(error.getString("message")).as(how).isNotBlank();
            assertThat(error.fieldNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
        }
    }

    static Stream<Object[]> brokenModels() {
        List<Object[]> cases = new ArrayList<>();
        for (boolean stream : new boolean[] {true, false}) {
            cases.add(broken("hangs", (request, response) -> {}, stream));
            cases.add(broken("hangs after a sentence", (request, response) -> sentence(response), stream));
            cases.add(broken(
                    "says 500 with forbidden words",
                    (request, response) -> response.setStatusCode(500).end(FORBIDDEN),
                    stream));
            cases.add(broken(
                    "says 401",
                    (request, response) -> response.setStatusCode(401).end("{}"),
                    stream));
            cases.add(broken(
                    "is no JSON", (request, response) -> response.end("<html>" + FORBIDDEN + "</html>"), stream));
            cases.add(broken("says nothing", (request, response) -> response.end(), stream));
            cases.add(broken("has no choices", (request, response) -> response.end("{\"choices\":[]}"), stream));
            cases.add(broken(
                    "reports an error",
                    (request, response) -> response.end("{\"error\":{\"message\":\"" + FORBIDDEN + "\"}}"),
                    stream));
            cases.add(broken(
                    "dies in a sentence",
                    (request, response) -> {
                        sentence(response);
                        response.write(LlmDouble.data(llm.chunk(new JsonObject().put("content", "Mort aux"), null)))
                                .onSuccess(sent -> response.reset());
                    },
                    stream));
            cases.add(broken(
                    "promises more than it sends",
                    (request, response) -> response.putHeader("content-length", "5000")
                            .write("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"" + FORBIDDEN),
                    stream));
            cases.add(broken(
                    "never ends",
                    (request, response) -> endless(
                            response, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"bla. \"}}]}\n\n"),
                    stream));
            cases.add(broken(
                    "sends a line without an end",
                    (request, response) -> endless(response, "x".repeat(1_000)),
                    stream));
            cases.add(broken(
                    "sends half a character",
                    (request, response) -> response.putHeader("content-type", "text/event-stream")
                            .end(Buffer.buffer("data: {\"choices\":[{\"delta\":{\"content\":\"é")
                                    .getBuffer(0, 38)),
                    stream));
        }
        return cases.stream();
    }

    private static Object[] broken(String how, LlmDouble.Script script, boolean stream) {
        return new Object[] {how, script, stream};
    }

    private static void sentence(io.vertx.core.http.HttpServerResponse response) {
        llm.begin(response);
        response.write(LlmDouble.data(llm.chunk(new JsonObject().put("content", "Tout va bien. "), null)));
    }

    private static void endless(io.vertx.core.http.HttpServerResponse response, String piece) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        vertx.setPeriodic(1, timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
            } else {
                response.write(piece.repeat(20));
            }
        });
    }

    @Test
    void aModelThatCannotBeReachedIsAClearError(@TempDir Path other) throws Exception {
        try (RunningGreenroom alone = RunningGreenroom.start(vertx, other, "http://127.0.0.1:1/v1", Map.of())) {
            HttpResponse<String> response = alone.send(alone.chat(asking("ça va ?", true)));

            assertThat(response.statusCode()).isEqualTo(502);
            assertThat(response.body()).contains("llm.base_url").contains("upstream_unreachable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"messages\":[]}",
                "{\"messages\":{}}",
                "{\"messages\":[1]}",
                "{\"messages\":[{\"content\":\"no role\"}]}",
                "{\"model\":\"m\"}",
                "\u0000"
            })
    void aMalformedRequestIsToldWhatIsWrong(String body) throws Exception {
        HttpRequest request = greenroom
                .request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        HttpResponse<String> response = greenroom.send(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-should-retry")).contains("false");
        assertThat(new JsonObject(response.body()).getJsonObject("error").getString("message"))
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/moderations"})
    void aBodyOfTenMegabytesIsRefused(String path) throws Exception {
        HttpRequest request = greenroom
                .request(path)
                .POST(HttpRequest.BodyPublishers.ofString("{\"input\":\"" + "x".repeat(10_000_000) + "\"}"))
                .build();

        HttpResponse<String> response = greenroom.send(request);

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void deeplyNestedJsonIsRefused() throws Exception {
        HttpRequest request = greenroom
                .request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString("{\"messages\":" + "[".repeat(100_000)))
                .build();

        assertThat(greenroom.send(request).statusCode()).isEqualTo(400);
    }

    @Test
    void aQuestionOfAMillionCharactersIsRefusedUnread() throws Exception {
        HttpResponse<String> response = greenroom.send(greenroom.chat(asking("a ".repeat(500_000), false)));

        assertThat(words(response.body())).isEqualTo(refusal);
    }

    @Test
    void halfACharacterInAQuestionOrAnAnswerDoesNoHarm() throws Exception {
        // Given
        llm.next((request, response) ->
                response.end("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Oui \\ud83d non.\"}}]}"));

        // When
        HttpRequest request = greenroom
                .request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"salut \\ude00 toi\"}]}"))
                .build();
        HttpResponse<String> response = greenroom.send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(words(response.body())).startsWith("Oui ").endsWith(" non.");
    }

    @Test
    void everyNaughtyStringGetsAnAnswer() throws Exception {
        Path strings = Path.of(System.getProperty("greenroom.test.data", "../shared/data"))
                .resolve("robustness/blns.json");
        assumeThat(strings)
                .as("the list of naughty strings is not on this machine")
                .exists();
        for (Object naughty : new JsonArray(Files.readString(strings))) {
            // Given
            JsonObject asked =
                    asking((String) naughty, true).put("script", new JsonArray().add("Voici : " + naughty + " Fin."));

            // When
            HttpResponse<String> response = greenroom.send(greenroom.chat(asked));

            // Then
            assertThat(response.statusCode()).as((String) naughty).isEqualTo(200);
            assertThat(response.body()).endsWith("data: [DONE]\n\n");
            greenroom.api("POST", "/api/v1/check", new JsonObject().put("text", naughty));
        }
    }

    @Test
    void aClientThatDoesNotReadMakesTheModelWaitAndCostsNoMemory() throws Exception {
        // Given
        llm.next((request, response) ->
                endless(response, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"bla bla. \"}}]}\n\n"));
        int cutOff = llm.closedEarly();
        byte[] body = asking("lent ?", true).encode().getBytes(StandardCharsets.UTF_8);

        // When
        try (Socket socket = new Socket("127.0.0.1", greenroom.at("/").getPort())) {
            socket.setReceiveBufferSize(1_024);
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:"
                                    + greenroom.at("/").getPort()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            HttpResponse<String> meanwhile = greenroom.send(greenroom.chat(asking("ça va ?", false)));

            // Then
            assertThat(meanwhile.statusCode()).isEqualTo(200);
        }
        org.awaitility.Awaitility.await().until(() -> llm.closedEarly() > cutOff);
    }

    private static String disguised(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "Mort aux juifs";
            case 1 -> "MORT AUX JUIFS";
            case 2 -> "mort-aux-juifs";
            case 3 -> "M0rt aux juifs";
            default -> FORBIDDEN;
        };
    }

    private static String chatter(Random random, String... from) {
        StringBuilder text = new StringBuilder("Alors");
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            text.append(' ').append(from[random.nextInt(from.length)]);
        }
        return text.append('.').toString();
    }

    private static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(8));
            to = Character.isLowSurrogate(text.charAt(to - 1))
                            || to == text.length()
                            || !Character.isLowSurrogate(text.charAt(to))
                    ? to
                    : to + 1;
            pieces.add(text.substring(at, to));
            at = to;
        }
        return pieces;
    }
}
