package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program rehearses. */
class RehearseIT {
    @TempDir
    Path folder;

    @Test
    void baitOnYouTubeIsToldLineByLineAndEndsByItself() {
        // When
        JarRun run = JarRun.of(
                folder,
                Map.of("GREENROOM_LLM_BASE_URL", "http://127.0.0.1:1/v1"),
                "rehearse",
                "--platform=youtube",
                "--scenario=bait",
                "--language=en",
                "--speed=12",
                "--port=0",
                "--once");

        // Then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Rehearsal on a make-believe YouTube: viewers who bait")
                .contains("~ YouTube: connected to youtube/rehearsal01")
                .contains("→ @edge_lord: blocked by the policy")
                .contains("→ @quiet_one: waits for you in the dashboard")
                .contains("♪ Ada: I'm Ada.")
                .containsPattern("The end\\.\\R +10  messages\\R");
    }

    @Test
    void ctrlCEndsARehearsalInTheMiddle() {
        // Given
        List<String> command = GreenroomProcess.jarCommand("rehearse", "--scenario=raid", "--language=fr");
        try (GreenroomProcess process = GreenroomProcess.start(command, Map.of())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> process.output().contains("Répétition sur un faux Twitch : un raid"));

            // When
            process.terminate();

            // Then
            assertThat(process.output())
                    .doesNotContain("Fin.")
                    .doesNotContain("WARN")
                    .doesNotContain("did not stop cleanly");
        }
    }
}
