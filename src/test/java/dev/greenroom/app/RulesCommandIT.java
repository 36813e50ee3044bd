package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
        JarRun words = JarRun.of(folder, NOTHING, "rules", "explain", "La Mort-aux-Juifs is a hamlet");
        JarRun json = JarRun.of(folder, NOTHING, "rules", "explain", "--json", "La Mort-aux-Juifs is a hamlet");

        // Then
        assertThat(words.code()).isZero();
        assertThat(words.out()).contains("place-name", "by likely-misread");
        assertThat(words.err()).isEmpty();
        assertThat(new JsonObject(json.out()).getJsonObject("decision").getString("verdict"))
                .isEqualTo("hold");
    }
}
