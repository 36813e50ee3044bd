package dev.greenroom.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionDiffTest {
    @Test
    void changedAddedAndRemovedFilesAreShownInTheOrderOfTheirPaths() {
        // When
        var diff = RevisionDiff.of(
                Map.of("b.yaml", "one\ntwo\nthree\n", "c.yaml", "gone\n", "same.yaml", "same"),
                Map.of("a.yaml", "new\n", "b.yaml", "one\n2\nthree\n", "same.yaml", "same"));

        // Then
        assertThat(diff)
                .containsExactly(
                        "--- /dev/null",
                        "+++ b/a.yaml",
                        "@@ -1,0 +1,1 @@",
                        "+new",
                        "--- a/b.yaml",
                        "+++ b/b.yaml",
                        "@@ -1,3 +1,3 @@",
                        " one",
                        "-two",
                        "+2",
                        " three",
                        "--- a/c.yaml",
                        "+++ /dev/null",
                        "@@ -1,1 +1,0 @@",
                        "-gone");
    }

    @Test
    void theSameFilesGiveNothingAndOtherLineBreaksAreNamed() {
        assertThat(RevisionDiff.of(Map.of("a", "x\n"), Map.of("a", "x\n"))).isEmpty();
        assertThat(RevisionDiff.of(Map.of("a", "x\n"), Map.of("a", "x\r\n"))).contains("(only line breaks changed)");
    }

    @Test
    void aDiffWithoutEndIsCutAndSaysSo() {
        // When
        var diff = RevisionDiff.of(Map.of(), Map.of("a", "line\n".repeat(10_000), "b", "line\n".repeat(30_000)));

        // Then
        assertThat(diff).hasSize(RevisionDiff.MOST_LINES + 1);
        assertThat(diff.get(RevisionDiff.MOST_LINES)).contains("and more");
    }
}
