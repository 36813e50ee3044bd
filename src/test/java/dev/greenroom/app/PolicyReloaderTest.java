package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.policy.Compilation;
import dev.greenroom.rulebook.InForce;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.PolicyReloader.RollBack;
import dev.greenroom.rulebook.PolicyStatus;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.store.sqlite.SqliteDatabase;
import dev.greenroom.store.sqlite.SqliteRevisionStore;
import dev.greenroom.telemetry.Health;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class PolicyReloaderTest {
    private static final Problem NONSENSE = new Problem("nonsense", new Position("policy.yaml", 1, 1), "is bad", "bad");

    private final ActivePolicy active = new ActivePolicy(new FakePolicy("first"));
    private final Health health = new Health(Clock.systemUTC());
    private final List<String> changes = new ArrayList<>();
    private final Vertx own = Vertx.vertx();
    private SqliteDatabase database;
    private RevisionStore history;
    private Path overlay = Path.of("");
    private Path file = Path.of("");
    private long stamp = 1_000_000;

    @BeforeEach
    void setUp(@TempDir Path temporary) throws IOException {
        Files.createDirectories(temporary.resolve("home/rules"));
        overlay = Files.createDirectories(temporary.resolve("mine"));
        file = overlay.resolve("policy.yaml");
        database = SqliteDatabase.open(own, temporary.resolve("data")).await();
        history = new SqliteRevisionStore(database);
        save("first");
    }

    @AfterEach
    void close() {
        database.close().await();
        own.close().await();
    }

    @Test
    void aChangedFileIsPutInForceAndToldOnce(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> started(reloader)
                        .map(first -> save("second"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("second");
                            assertThat(changes).containsExactly("first>second by greenroom (files)");
                            assertThat(part().status()).isEqualTo(Health.Status.ON);
                            assertThat(reloader.status().rejection()).isNull();
                        })));
    }

    @Test
    void aBadFileKeepsTheOldPolicyAndIsNamedUntilItIsMended(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> started(reloader)
                        .map(first -> save("bad"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("first");
                            assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
                            assertThat(part().detail())
                                    .contains("policy.yaml:1:1: error: is bad [nonsense]", "revision first goes on");
                            assertThat(reloader.status().rejection())
                                    .extracting(PolicyStatus.Rejection::problems)
                                    .isEqualTo(List.of(NONSENSE));
                        }))
                        .map(looked -> save("third"))
                        .compose(saved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("third");
                            assertThat(part().status()).isEqualTo(Health.Status.ON);
                            assertThat(reloader.status().rejection()).isNull();
                        })));
    }

    @Test
    void aFolderThatVanishesAndComesBackUnchangedIsNoLongerDegraded(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        Path away = overlay.resolveSibling("away");
        run(
                vertx,
                test,
                () -> started(reloader)
                        .map(first -> move(overlay, away))
                        .compose(moved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(part().status()).isEqualTo(Health.Status.DEGRADED);
                            assertThat(active.current().revision()).isEqualTo("first");
                        }))
                        .map(looked -> move(away, overlay))
                        .compose(moved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(part().status()).isEqualTo(Health.Status.ON);
                            assertThat(reloader.status().rejection()).isNull();
                        })));
    }

    @Test
    void aRollBackComesFromTheKeptTextsAndLastsUntilTheFilesChange(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> started(reloader)
                        .map(first -> save("second"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.rollBack("first", "Léa"))
                        .onSuccess(done -> test.verify(() -> assertThat(done).isInstanceOf(RollBack.Done.class)))
                        .compose(back -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("first");
                            assertThat(Files.readString(file)).isEqualTo("second");
                            assertThat(reloader.status().filesDiffer()).isTrue();
                            assertThat(reloader.status().inForce().by()).isEqualTo("Léa");
                        }))
                        .map(looked -> save("third"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> history.latest())
                        .onSuccess(kept -> test.verify(() -> {
                            assertThat(reloader.status().filesDiffer()).isFalse();
                            assertThat(changes)
                                    .containsExactly(
                                            "first>second by greenroom (files)",
                                            "second>first by Léa (roll-back)",
                                            "first>third by greenroom (files)");
                            assertThat(kept)
                                    .extracting(each -> each.inForce().revision())
                                    .containsExactly("third", "first", "second", "first");
                        })));
    }

    @Test
    void aRollBackOutlastsAFileThatIsTouchedButSaysTheSame(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> started(reloader)
                        .map(first -> save("second"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.rollBack("first", "Léa"))
                        .map(back -> save("second"))
                        .compose(saved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("first");
                            assertThat(reloader.status().filesDiffer()).isTrue();
                        })));
    }

    @Test
    void aReloadByAPersonEndsARollBackThoughNoFileHasChanged(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> started(reloader)
                        .map(first -> save("second"))
                        .compose(saved -> reloader.look())
                        .compose(looked -> reloader.rollBack("1", "Léa"))
                        .compose(back -> reloader.reload("Max"))
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("second");
                            assertThat(reloader.status().filesDiffer()).isFalse();
                            assertThat(reloader.status().inForce().cause()).isEqualTo(InForce.Cause.RELOAD);
                            assertThat(reloader.status().inForce().by()).isEqualTo("Max");
                        })));
    }

    @Test
    void aRevisionThatIsNotKeptOrNoLongerCompilesChangesNothing(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        InForce old = new InForce("old", "fake", Clock.systemUTC().instant(), InForce.Cause.START, "greenroom");
        run(
                vertx,
                test,
                () -> history.keep(old, Map.of("policy.yaml", "bad"))
                        .compose(kept -> started(reloader))
                        .compose(first -> reloader.rollBack("unheard-of", "Léa"))
                        .onSuccess(done -> test.verify(() -> assertThat(done).isInstanceOf(RollBack.Unknown.class)))
                        .compose(back -> reloader.rollBack("old", "Léa"))
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(done).isEqualTo(new RollBack.Rejected(List.of(NONSENSE)));
                            assertThat(active.current().revision()).isEqualTo("first");
                            assertThat(part().status()).isEqualTo(Health.Status.ON);
                        })));
    }

    @Test
    void aPolicyThatCannotBeKeptIsInForceAndHealthSaysSo(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        run(
                vertx,
                test,
                () -> started(reloader)
                        .compose(first -> database.close())
                        .map(closed -> save("second"))
                        .compose(saved -> reloader.look())
                        .onSuccess(done -> test.verify(() -> {
                            assertThat(active.current().revision()).isEqualTo("second");
                            assertThat(health.parts())
                                    .filteredOn(part -> part.name().equals("policy-history"))
                                    .singleElement()
                                    .satisfies(part -> assertThat(part.detail()).contains("revision second"));
                        })));
    }

    @Test
    void itLooksByItselfOnceStarted(Vertx vertx, VertxTestContext test) {
        PolicyReloader reloader = reloader(vertx);
        reloader.onExchange(exchange -> test.completeNow());
        vertx.runOnContext(go -> reloader.start(Duration.ofMillis(10), "", Map.of("policy.yaml", "first"), List.of())
                .onSuccess(first -> save("second")));
    }

    private Future<Void> started(PolicyReloader reloader) {
        try {
            return reloader.start(Duration.ofHours(1), files().fingerprint(), files().read(), List.of());
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private PolicyReloader reloader(Vertx vertx) {
        PolicyReloader reloader = new PolicyReloader(new PolicyReloader.Parts(
                vertx, Clock.systemUTC(), files(), PolicyReloaderTest::compile, "fake", active, history, health));
        reloader.onExchange(exchange -> changes.add("%s>%s by %s (%s)"
                .formatted(
                        exchange.before(),
                        exchange.now().revision(),
                        exchange.now().by(),
                        exchange.now().cause().wire())));
        return reloader;
    }

    private RuleFiles files() {
        return new RuleFiles(overlay.resolveSibling("home"), overlay);
    }

    private static Compilation compile(Map<String, String> read) {
        String text = read.getOrDefault("policy.yaml", "");
        return text.equals("bad")
                ? new Compilation.Rejected(List.of(NONSENSE))
                : new Compilation.Compiled(new FakePolicy(text), List.of());
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
