package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.PolicyCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    private Path home = Path.of("");
    private Path overlay = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path temporary) throws IOException {
        home = temporary.resolve("classes");
        overlay = Files.createDirectory(temporary.resolve("mine"));
        write(home.resolve("rules/policies/base.yaml"), "base");
        write(home.resolve("rules/lexicons/fr/words.yml"), "words");
        write(home.resolve("rules/README.md"), "not a rule");
    }

    @Test
    void thePackagedFilesAreFoundInAFolder() throws IOException {
        assertThat(new RuleFiles(home, null).read())
                .isEqualTo(Map.of("policies/base.yaml", "base", "lexicons/fr/words.yml", "words"));
    }

    @Test
    void thePackagedFilesAreFoundInAJarWithoutFolderEntries(@TempDir Path temporary) throws IOException {
        // Given
        Path jar = temporary.resolve("greenroom.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("rules/policies/base.yaml"));
            zip.write("é".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("other/thing.yaml"));
        }

        // When
        Map<String, String> files = new RuleFiles(jar, null).read();

        // Then
        assertThat(files).isEqualTo(Map.of("policies/base.yaml", "é"));
    }

    @Test
    void aFolderLaidOverReplacesAndAdds() throws IOException {
        // Given
        write(overlay.resolve("policies/base.yaml"), "mine");
        write(overlay.resolve("policies/new.yaml"), "new");
        write(overlay.resolve(".cache/hidden.yaml"), "hidden");

        // When
        Map<String, String> files = new RuleFiles(home, overlay).read();

        // Then
        assertThat(files)
                .isEqualTo(Map.of(
                        "policies/base.yaml", "mine", "policies/new.yaml", "new", "lexicons/fr/words.yml", "words"));
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> new RuleFiles(home, overlay.resolve("none")).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none does not exist or is not a folder");
    }

    @Test
    void bytesThatAreNotUtf8AreReadAsSignsThatTheCompilerTellsWithTheirPlace() throws IOException {
        // Given
        Files.createDirectories(overlay.resolve("lexicons"));
        Files.write(overlay.resolve("lexicons/latin.yaml"), "# caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        // When
        Map<String, String> files = new RuleFiles(home, overlay).read();

        // Then
        Compilation compilation = PolicyCompiler.compile(files, "twitch");
        assertThat(((Compilation.Rejected) compilation).problems())
                .anySatisfy(problem -> assertThat(problem.format())
                        .startsWith("lexicons/latin.yaml:1:6: error: this is not UTF-8 text"));
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        // Given
        Files.write(overlay.resolve("huge.yaml"), new byte[4 * 1024 * 1024 + 1]);

        // When, Then
        assertThatThrownBy(() -> new RuleFiles(home, overlay).read()).hasMessageContaining("huge.yaml is larger than");
    }

    @Test
    void theFingerprintChangesWithEveryChange() throws IOException {
        // Given
        RuleFiles files = new RuleFiles(home, overlay);
        Path file = write(overlay.resolve("a.yaml"), "one");
        String first = files.fingerprint();

        // When
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        String touched = files.fingerprint();
        Files.delete(file);

        // Then
        assertThat(files.fingerprint()).isNotEqualTo(touched).isNotEqualTo(first);
        assertThat(touched).isNotEqualTo(first);
    }

    @Test
    void theFingerprintChangesOvernightSoThatWhatExpiresGoesOutOfForce() throws IOException {
        // Given
        write(overlay.resolve("a.yaml"), "one");

        // When, Then
        assertThat(fingerprintAt("2027-03-01T23:59:59Z"))
                .isEqualTo(fingerprintAt("2027-03-01T00:00:00Z"))
                .isNotEqualTo(fingerprintAt("2027-03-02T00:00:00Z"));
    }

    private String fingerprintAt(String instant) throws IOException {
        return new RuleFiles(home, overlay, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC)).fingerprint();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
