package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.testkit.RunningGreenroom;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    @Test
    void aRecordingAtFullSpeedIsDecidedOnToTheLastMessage(@TempDir Path folder) throws Exception {
        // Given
        String lines = IntStream.range(0, 800)
                .mapToObj(i -> "{\"t\": " + i + ", \"user\": \"viewer" + i % 50 + "\", \"body\": \"is number " + i
                        + " prime?\"}\n")
                .collect(Collectors.joining());
        Path recording = Files.writeString(folder.resolve("chat.jsonl"), lines);
        Map<String, String> settings =
                Map.of("GREENROOM_CHAT_REPLAY_FILE", recording.toString(), "GREENROOM_CHAT_REPLAY_SPEED", "max");
        Vertx vertx = Vertx.vertx();

        // When
        try (RunningGreenroom greenroom =
                RunningGreenroom.start(vertx, folder.resolve("data"), "http://127.0.0.1:1/v1", settings)) {
            JsonArray decided = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> greenroom
                                    .api("GET", "/api/v1/decisions?limit=1000", null)
                                    .getJsonArray("decisions"),
                            found -> found.size() == 800);

            // Then
            assertThat(decided.getJsonObject(0).getString("text")).isEqualTo("is number 799 prime?");
            assertThat(greenroom.api("GET", "/api/v1/health", null).getString("lamp"))
                    .isEqualTo("green");
        } finally {
            vertx.close();
        }
    }
}
