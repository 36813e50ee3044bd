package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rule author's tools in the packaged jar. */
@Timeout(600)
class RulesCommandIT {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path folder;

    @Test
    void theRulesThatComeWithGreenroomAreSoundAndPassTheirTests() {
        // When
        JarRun lint = JarRun.of(folder, NOTHING, "rules", "lint");
        JarRun test = JarRun.of(folder, NOTHING, "rules", "test", "--junit", "tests.xml");

        // Then
        assertThat(lint.code()).as(lint.out()).isZero();
        assertThat(lint.err()).isEmpty();
        assertThat(test.code()).as(test.out()).isZero();
        assertThat(test.out()).contains("tests passed in ");
        assertThat(folder.resolve("tests.xml")).content().contains("failures=\"0\"");
    }

    @Test
    void aMistakeOfTheAuthorIsToldInColourOnlyWhereThereIsATerminal() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("mine/policies"));
        Files.writeString(folder.resolve("mine/policies/mine.yaml"), "policy: mine\nextends: twich\n");

        // When
        JarRun plain = JarRun.of(folder, NOTHING, "rules", "lint", "mine", "--policy", "mine");
        JarRun forced = JarRun.of(folder, Map.of("CLICOLOR_FORCE", "1"), "rules", "lint", "mine", "--policy", "mine");

        // Then
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.out())
                .contains("policies/mine.yaml:2:", "did you mean 'twitch'?")
                .doesNotContain("\u001B");
        assertThat(forced.out()).contains("\u001B[");
        assertThat(forced.out().replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain.out());
    }

    @Test
    void aDecisionIsExplained() {
        // When
        JarRun json = JarRun.of(folder, NOTHING, "rules", "explain", "--json", "La Mort-aux-Juifs is a hamlet");

        // Then
        assertThat(json.code()).isZero();
        assertThat(json.err()).isEmpty();
        assertThat(new JsonObject(json.out()).getJsonObject("decision").getString("verdict"))
                .isEqualTo("hold");
    }

    @Test
    void ctrlCEndsWatchingWithTheCodeOfAShell() throws Exception {
        // Given
        Path mine = Files.createDirectories(folder.resolve("mine/policies"));
        Files.writeString(mine.resolve("mine.yaml"), "policy: mine\nextends: twich\n");
        Path out = folder.resolve("watched.out");
        Process watching = new ProcessBuilder(GreenroomProcess.jarCommand("rules", "test", "mine", "--watch"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(out).contains("Waiting for changes"));

            // When
            new ProcessBuilder("kill", "-INT", Long.toString(watching.pid()))
                    .start()
                    .waitFor();

            // Then
            assertThat(watching.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watching.exitValue()).isEqualTo(130);
            assertThat(out).content().contains("did you mean 'twitch'?").doesNotContain("\tat ");
        } finally {
            watching.destroyForcibly();
        }
    }
}
