package dev.greenroom.app;

import dev.greenroom.app.cli.Actions;
import dev.greenroom.app.config.Config;
import dev.greenroom.app.rehearse.Rehearsal;
import dev.greenroom.app.rehearse.RehearsedPlatform;
import dev.greenroom.journal.VerifyResult;
import dev.greenroom.policy.Policy;
import dev.greenroom.store.sqlite.JournalFile;
import dev.greenroom.store.sqlite.SqliteDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the command line does in a process of its own. */
final class ServerProcess implements Actions {
    private static final long STOP_SECONDS = 10;

    @Override
    public int run(Config config) throws Exception {
        Vertx vertx = Vertx.vertx();
        Greenroom.Running running = started(vertx, config, null);
        CountDownLatch stopped = stopAtTheEnd(vertx, running);
        StartupLines.print(System.out, running.address(), running.signIn(), config.demo());
        if (config.chat().replayFile() != null) {
            running.chat().replay().ifPresent(replay -> new ReplayReport(vertx, replay, System.out).start());
        }
        stopped.await();
        return 0;
    }

    @Override
    public int rehearse(RehearsalWish wish, Loader load) throws Exception {
        Vertx vertx = Vertx.vertx();
        RehearsedPlatform platform = await(RehearsedPlatform.open(wish.platform(), vertx, Clock.systemUTC()));
        Config config = load.with(platform.settings());
        Rehearsal rehearsal =
                new Rehearsal(vertx, wish.scenario(), platform, wish.language(), wish.speed(), System.out);
        Greenroom.Running running = started(vertx, config, rehearsal);
        CountDownLatch stopped = stopAtTheEnd(vertx, running);
        System.out.println(StartupLines.SIGN_IN + running.signIn());
        System.out.println(StartupLines.LISTENING + running.address());
        Promise<Void> over = Promise.promise();
        running.context().runOnContext(go -> rehearsal.play().onComplete(over));
        over.future().toCompletionStage().toCompletableFuture().get();
        if (wish.isOnce()) {
            stop(vertx, running, stopped);
        } else {
            boolean isFrench = wish.language().tag().equals("fr");
            System.out.println(
                    isFrench
                            ? "Le tableau de bord reste ouvert. Ctrl-C arrête tout."
                            : "The dashboard stays open. Ctrl-C ends it all.");
        }
        stopped.await();
        return 0;
    }

    private static Greenroom.Running started(Vertx vertx, Config config, @Nullable Rehearsal rehearsal)
            throws Exception {
        try {
            return await(onContext(vertx, config, rehearsal));
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Greenroom was not ready within a minute. This machine is too busy for it now; try again.", e);
        } catch (ExecutionException e) {
            await(vertx.close());
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static CountDownLatch stopAtTheEnd(Vertx vertx, Greenroom.Running running) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, running, stopped), "stop"));
        return stopped;
    }

    @Override
    public int verifyJournal(Path dataDir, PrintWriter out) throws Exception {
        VerifyResult result = JournalFile.verify(dataDir.resolve(SqliteDatabase.FILE), null);
        out.println(result.words());
        out.flush();
        return result.isSound() ? 0 : 1;
    }

    @Override
    public int signIn(Config config, String platform, PrintWriter out) throws Exception {
        return terminal(config, out).signIn(platform);
    }

    @Override
    public int signOut(Config config, String platform, PrintWriter out) throws Exception {
        return terminal(config, out).signOut(platform);
    }

    @Override
    public int connections(Config config, PrintWriter out) throws Exception {
        return terminal(config, out).list();
    }

    private static SignInTerminal terminal(Config config, PrintWriter out) {
        return new SignInTerminal(Vertx.vertx(), config, Clock.systemUTC(), out);
    }

    @Override
    public RuleFiles rules(@Nullable Path folder) {
        return RuleFiles.packaged(folder);
    }

    @Override
    public Policy compile(Map<String, String> files, String policyName, @Nullable Path model) throws Exception {
        return PolicyLoader.compile(files, policyName, RuleFiles.today(), PolicyLoader.leaning(model));
    }

    private static Future<Greenroom.Running> onContext(Vertx vertx, Config config, @Nullable Rehearsal rehearsal) {
        Promise<Greenroom.Running> started = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(go -> Greenroom.start(vertx, config, Clock.systemUTC(), rehearsal)
                        .onComplete(started));
        return started.future();
    }

    private static void stop(Vertx vertx, Greenroom.Running running, CountDownLatch stopped) {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            Promise<Void> done = Promise.promise();
            running.context().runOnContext(go -> running.stop().onComplete(done));
            done.future().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            await(vertx.close());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.err.println("Greenroom did not stop cleanly: " + e);
        } finally {
            stopped.countDown();
        }
    }

    private static <T> T await(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
}
