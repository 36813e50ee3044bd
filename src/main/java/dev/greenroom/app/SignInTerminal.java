package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.chat.Words;
import dev.greenroom.chat.signin.Scope;
import dev.greenroom.chat.signin.SignIn;
import dev.greenroom.chat.signin.SignInState;
import dev.greenroom.chat.signin.Tokens;
import dev.greenroom.store.sqlite.SqliteDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * Signing in and out in a terminal, while no Greenroom runs on the data folder: two that renew the same tokens would end
 * each other's sign-in. Blocking.
 */
final class SignInTerminal {
    private final Vertx vertx;
    private final Config config;
    private final Clock clock;
    private final PrintWriter out;

    SignInTerminal(Vertx vertx, Config config, Clock clock, PrintWriter out) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.out = out;
    }

    /** Answers with the exit code. */
    int signIn(String platform) throws Exception {
        return alone(() -> with(platform, signIn -> {
            Promise<SignInState> over = Promise.promise();
            signIn.onChange(() -> {
                if (!(signIn.state() instanceof SignInState.Asking)) {
                    over.tryComplete(signIn.state());
                }
            });
            return signIn.begin().compose(asking -> {
                invite(asking, signIn);
                return over.future();
            });
        }));
    }

    int signOut(String platform) throws Exception {
        alone(() -> with(platform, signIn -> {
            boolean wasIn = signIn.state() instanceof SignInState.In;
            return signIn.signOut().map(done -> {
                if (wasIn) {
                    say(words("The tokens are revoked.", "Les jetons sont révoqués."));
                }
                return signIn.state();
            });
        }));
        return 0;
    }

    /** Tells how every sign-in stands. */
    int list() throws Exception {
        return alone(() -> {
            Future<Integer> told = Future.succeededFuture(0);
            for (String platform : SignIns.PLATFORMS) {
                told = told.compose(before -> tell(platform));
            }
            return told;
        });
    }

    /** What is done with a sign-in that has started. */
    private interface Work {
        Future<SignInState> with(SignIn signIn);
    }

    private Future<Integer> with(String platform, Work work) {
        SignIn signIn = new SignIns(vertx, clock, config)
                .of(platform)
                .orElseThrow(() -> new IllegalStateException("Nobody can sign in to " + platform + ": set chat."
                        + platform + ".client_id"
                        + (platform.equals("youtube") ? " and chat.youtube.client_secret_file" : "")
                        + " to those of your application."));
        return signIn.start()
                .compose(started -> work.with(signIn))
                .map(state -> {
                    describe(platform, signIn);
                    return state instanceof SignInState.In ? 0 : 1;
                })
                .eventually(signIn::stop);
    }

    private Future<Integer> tell(String platform) {
        return new SignIns(vertx, clock, config)
                .of(platform)
                .map(signIn -> signIn.start()
                        .map(started -> {
                            describe(platform, signIn);
                            return 0;
                        })
                        .eventually(signIn::stop))
                .orElseGet(() -> {
                    say(words(
                            platform + ": nobody can sign in, chat." + platform + ".client_id is not set",
                            platform + " : connexion impossible, chat." + platform + ".client_id n'est pas réglé"));
                    return Future.succeededFuture(0);
                });
    }

    private void invite(SignInState.Asking asking, SignIn signIn) {
        long minutes = Duration.between(clock.instant(), asking.expiresAt())
                .plusSeconds(59)
                .toMinutes();
        say(words(
                "Open " + asking.where() + " on any device and type in the code:",
                "Ouvrez " + asking.where() + " sur n'importe quel appareil et saisissez le code :"));
        out.println();
        out.println("    " + asking.code());
        out.println();
        say(words(
                "It is good for " + minutes + " minutes. What is asked for:",
                "Il est valable " + minutes + " minutes. Ce qui est demandé :"));
        for (Scope scope : signIn.wanted()) {
            out.println("  - " + scope.purpose().in(config.language()) + " (" + scope.name() + ")");
        }
        out.flush();
    }

    private void describe(String platform, SignIn signIn) {
        SignInState state = signIn.state();
        if (state instanceof SignInState.Out out) {
            say(words(
                    platform + ": " + out.why().en(),
                    platform + " : " + out.why().fr()));
        } else if (state instanceof SignInState.In in) {
            Tokens.Account account = in.account();
            String name = account == null ? "" : " " + account.name();
            say(words(platform + ": signed in" + name, platform + " : connecté" + name));
            for (Scope scope : signIn.wanted()) {
                String mark = in.missing().contains(scope) ? "  – " : "  ✓ ";
                out.println(mark + scope.purpose().in(config.language()) + " (" + scope.name() + ")");
            }
            Words trouble = in.trouble();
            if (trouble != null) {
                say(trouble);
            }
        }
        out.flush();
    }

    private void say(Words words) {
        out.println(words.in(config.language()));
        out.flush();
    }

    private static Words words(String en, String fr) {
        return new Words(en, fr);
    }

    private int alone(Callable<Future<Integer>> work) throws Exception {
        Promise<Integer> done = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(go -> SqliteDatabase.open(vertx, config.dataDir())
                        .recover(error -> Future.failedFuture(new IllegalStateException(
                                error.getMessage() + " While it runs, sign in and out on its page /connections.",
                                error)))
                        .compose(database -> Future.succeededFuture()
                                .compose(now -> {
                                    try {
                                        return work.call();
                                    } catch (Exception e) {
                                        return Future.failedFuture(e);
                                    }
                                })
                                .eventually(database::close))
                        .onComplete(done));
        try {
            return done.future().toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
