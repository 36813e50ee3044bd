package dev.greenroom.app;

import static dev.greenroom.testkit.RunningGreenroom.asking;
import static dev.greenroom.testkit.RunningGreenroom.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.rehearse.twitch.TwitchDouble;
import dev.greenroom.rehearse.twitch.Viewer;
import dev.greenroom.testkit.LlmDouble;
import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A viewer asks over a chat socket, the avatar answers over HTTP, and the platform takes the question back meanwhile. */
class WithdrawnAnswersTest {
    private static final String QUESTION = "raconte-nous les villages du Loiret ?";
    private static final String HELD = "La Mort-aux-Juifs est un hameau du Loiret dont le nom a été changé en 2014.";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private TwitchDouble twitch;
    private Viewer ann;
    private String message = "";
    private LlmDouble llm;
    private RunningGreenroom greenroom;

    @BeforeEach
    void start() throws Exception {
        twitch = TwitchDouble.listen(vertx, Clock.systemUTC(), "somebody").await();
        ann = twitch.stage().viewer("ann");
        llm = LlmDouble.start(vertx);
        greenroom = RunningGreenroom.start(
                vertx,
                folder,
                llm.baseUrl(),
                Map.of(
                        "GREENROOM_CHAT_TWITCH_CHANNEL",
                        "somebody",
                        "GREENROOM_CHAT_TWITCH_SERVER",
                        twitch.ircAddress().toString()));
        await().until(() -> twitch.irc().joined() > 0);
    }

    @AfterEach
    void stop() throws Exception {
        greenroom.close();
        llm.close();
        twitch.close().await();
        vertx.close().await();
    }

    @Test
    void aHeldAnswerToADeletedMessageEndsWithTheRefusalLine() throws Exception {
        // Given
        String id = taken(QUESTION);
        llm.says(HELD);
        CompletableFuture<HttpResponse<String>> answer =
                greenroom.sendLater(greenroom.chat(asking("ann demande : " + QUESTION + " Réponds en bref.", true)));
        String hold = greenroom.waitingHold().getString("id");

        // When
        delete();

        // Then
        assertThat(words(answer.get(30, TimeUnit.SECONDS).body())).isNotBlank().doesNotContain("hameau");
        await().until(() -> greenroom.hold(hold).getString("state").equals("abandoned"));
        assertThat(done(id)).isEqualTo(404);
        assertThat(journal()).contains("\"question\":\"twitch/somebody#" + message + "\"");
    }

    @Test
    void anAnswerThatTheModelStillThinksAboutIsNeverSaid() throws Exception {
        // Given
        taken(QUESTION);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        llm.next((request, response) -> asked.complete(null));
        CompletableFuture<HttpResponse<String>> answer = greenroom.sendLater(greenroom.chat(asking(QUESTION, false)));
        asked.get(30, TimeUnit.SECONDS);

        // When
        delete();

        // Then
        HttpResponse<String> reply = answer.get(30, TimeUnit.SECONDS);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(words(reply.body())).isNotBlank();
    }

    @Test
    void aBannedViewersAnswerIsTakenBackAlsoAfterTheAvatarSaidThatItWasDone() throws Exception {
        // Given
        String id = taken(QUESTION);
        llm.says(HELD);
        CompletableFuture<HttpResponse<String>> answer = greenroom.sendLater(greenroom.chat(asking(QUESTION, false)));
        greenroom.waitingHold();
        assertThat(done(id)).isEqualTo(204);

        // When
        twitch.stage().remove(ann, null);

        // Then
        assertThat(words(answer.get(30, TimeUnit.SECONDS).body())).isNotBlank().doesNotContain("hameau");
    }

    @Test
    void anAnswerToSomebodyElseGoesOn() throws Exception {
        // Given
        taken(QUESTION);
        llm.says(HELD);
        CompletableFuture<HttpResponse<String>> answer =
                greenroom.sendLater(greenroom.chat(asking("quels sont les villages de Bretagne ?", false)));
        String hold = greenroom.waitingHold().getString("id");

        // When
        delete();
        greenroom.api("POST", "/api/v1/holds/" + hold + "/approve", new JsonObject());

        // Then
        assertThat(words(answer.get(30, TimeUnit.SECONDS).body())).isEqualTo(HELD);
    }

    @Test
    void aBotThatNamesTheQuestionIsBelievedWhateverItWrites() throws Exception {
        // Given
        String id = taken(QUESTION);
        llm.says(HELD);
        CompletableFuture<HttpResponse<String>> answer = greenroom.sendLater(greenroom.chat(
                asking("parle des villages", false).put("metadata", new JsonObject().put("question_id", id))));
        greenroom.waitingHold();

        // When
        delete();

        // Then
        assertThat(words(answer.get(30, TimeUnit.SECONDS).body())).isNotBlank().doesNotContain("hameau");
    }

    /** The question's id, once the avatar has it. */
    private String taken(String text) throws Exception {
        message = twitch.stage().say(ann, text).orElseThrow().id();
        JsonObject question = greenroom.api("POST", "/api/v1/questions/take", new JsonObject().put("wait_seconds", 20));
        assertThat(question.getString("text")).isEqualTo(text);
        return question.getString("id");
    }

    private int done(String id) throws Exception {
        return greenroom
                .send(greenroom
                        .request("/api/v1/questions/" + id + "/done")
                        .header("authorization", "Bearer " + RunningGreenroom.TOKEN)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                        .build())
                .statusCode();
    }

    private void delete() {
        twitch.stage().delete(message);
    }

    private String journal() throws Exception {
        StringBuilder all = new StringBuilder();
        await().until(() -> {
            all.setLength(0);
            try (var files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().contains(".db")).toList()) {
                    all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
            return all.indexOf("withdrawn") >= 0;
        });
        return all.toString();
    }
}
