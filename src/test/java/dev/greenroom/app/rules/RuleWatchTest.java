package dev.greenroom.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RuleWatchTest {
    @TempDir
    Path folder;

    /** What happens while it waits, one thing at a time; with nothing left to happen, it is interrupted. */
    private final Queue<Change> changes = new ArrayDeque<>();

    private interface Change {
        void happen() throws IOException;
    }

    @Test
    void workIsDoneOnceAndAgainAfterAChangeHasComeToRest() {
        // Given
        changes.add(() -> {});
        changes.add(() -> save("a.yaml", "one"));
        changes.add(() -> save("b.yaml", "two"));
        changes.add(() -> {});

        // When, Then
        assertThat(seen()).containsExactly(List.of(), List.of("a.yaml", "b.yaml"));
    }

    @Test
    void aFolderThatIsGoneForAMomentDoesNotEndIt() {
        // Given
        changes.add(() -> Files.delete(folder));
        changes.add(() -> {});
        changes.add(() -> Files.createDirectory(folder));
        changes.add(() -> save("a.yaml", "back"));

        // When, Then
        assertThat(seen().size()).isGreaterThanOrEqualTo(2);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** The files at each time that the work was done. */
    private List<List<String>> seen() {
        List<List<String>> seen = new ArrayList<>();
        RuleWatch watch = new RuleWatch(RuleFiles.packaged(folder), this::pause);
        watch.run(() -> seen.add(names()));
        assertThat(Thread.interrupted()).as("it ends by being interrupted").isTrue();
        return seen;
    }

    private void pause(Duration time) throws InterruptedException {
        Change change = changes.poll();
        if (change == null) {
            throw new InterruptedException();
        }
        try {
            change.happen();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of("gone");
        }
    }

    private void save(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
