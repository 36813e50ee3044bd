package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.policy.Policy;
import dev.greenroom.telemetry.Health;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class PolicyReloaderTest {
    private final ActivePolicy active = new ActivePolicy(new FakePolicy("first"));
    private final Health health = new Health(Clock.systemUTC());
    private final List<String> changes = new ArrayList<>();
    private Path overlay = Path.of("");
    private Path file = Path.of("");
    private long stamp = 1_000_000;

    @BeforeEach
    void setUp(@TempDir Path temporary) throws IOException {
        Files.createDirectories(temporary.resolve("home/rules"));
        overlay = Files.createDirectories(temporary.resolve("mine"));
        file = overlay.resolve("policy.yaml");
        save("first");
    }

    @Test
    void aChangedFileIsPutInForceAndToldOnce(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> reloader.look()
                        .map(first -> save("second"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("second");
                            assertThat(changes).containsExactly("first>second");
                            assertThat(part().status()).isEqualTo(Health.Status.ON);
                        })));
    }

    @Test
    void aBadFileKeepsTheOldPolicyAndIsNamedUntilItIsMended(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> reloader.look()
                        .map(first -> save("bad"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("first");
                            assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
                            assertThat(part().detail()).contains("policy.yaml: line 1", "revision first goes on");
                        }))
                        .map(looked -> save("third"))
                        .compose(saved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("third");
                            assertThat(part().status()).isEqualTo(Health.Status.ON);
                        })));
    }

    @Test
    void aFolderThatVanishesAndComesBackUnchangedIsNoLongerDegraded(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        Path away = overlay.resolveSibling("away");
        run(
                vertx,
                test,
                () -> reloader.look()
                        .map(first -> move(overlay, away))
                        .compose(moved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
                            assertThat(active.current().revision()).isEqualTo("first");
                        }))
                        .map(looked -> move(away, overlay))
                        .compose(moved -> reloader.look())
                        .onSuccess(done ->
                                test.verify(() -> assertThat(part().status()).isEqualTo(Health.Status.ON))));
    }

    @Test
    void itLooksByItselfOnceStarted(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = new PolicyReloader(
                vertx, files(), null, this::compile, active, health, (from, to) -> test.completeNow());
        vertx.runOnContext(go -> reloader.start(Duration.ofMillis(10)).onSuccess(first -> save("second")));
    }

    private PolicyReloader reloader(Vertx vertx) {
        return new PolicyReloader(
                vertx, files(), null, this::compile, active, health, (from, to) -> changes.add(from + ">" + to));
    }

    private RuleFiles files() {
        return new RuleFiles(overlay.resolveSibling("home"), overlay);
    }

    private Policy compile(Map<String, String> read) {
        String text = read.getOrDefault("policy.yaml", "");
        if (text.equals("bad")) {
            throw new IllegalArgumentException("policy.yaml: line 1 makes no sense");
        }
        return new FakePolicy(text);
    }

    private Health.Part part() {
        return health.parts().stream()
                .filter(part -> part.name().equals("policy"))
                .findFirst()
                .orElseThrow();
    }

    private Path save(String text) {
        try {
            Files.writeString(file, text);
            stamp += 1_000;
            return Files.setLastModifiedTime(file, FileTime.fromMillis(stamp));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path move(Path from, Path to) {
        try {
            return Files.move(from, to);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> void run(Vertx vertx, VertxTestContext test, Callable<Future<T>> steps) {
        vertx.runOnContext(go -> {
            try {
                steps.call().onComplete(test.succeedingThenComplete());
            } catch (Exception e) {
                test.failNow(e);
            }
        });
    }
}
