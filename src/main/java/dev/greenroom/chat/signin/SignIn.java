package dev.greenroom.chat.signin;

import dev.greenroom.chat.Words;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in to one platform, and staying so: a code that is typed in elsewhere, tokens kept in the vault, validated at
 * the start and every hour, refreshed before they end or when a connector reports them as rejected. New tokens are on disk
 * before anybody uses them, because the refresh token that they came of may be dead by then. Main context only.
 *
 * <pre>
 *            begin                     typed in
 *   Out ────────────────► Asking ────────────────────► In ──► refreshed, validated: In
 *    ▲                      │ denied, expired, given up │
 *    └──────────────────────┴───────────────────────────┘ signed out, or the platform ended it
 * </pre>
 */
public final class SignIn implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final Duration LEAST_LIFE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Clock clock;
    private final IdServer server;
    private final TokenFile file;
    private final List<Scope> wanted;
    private final Duration validateEvery;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Tokens> tokens = Optional.empty();
    private @Nullable DevicePolling polling;
    private @Nullable Future<Tokens> renewing;
    private @Nullable Words trouble;
    /** Why nobody can sign in: the vault cannot be opened. */
    private @Nullable Words locked;

    private Words whyOut = SignInWords.NEVER;
    private long timer = -1;
    /** How often a sign-in has ended, by which work that was under way meanwhile is known. */
    private int ends;

    private boolean closed;

    /**
     * @param wanted what the settings need; fewer may be granted
     * @param validateEvery how often tokens are validated, an hour as Twitch demands
     */
    public SignIn(
            Vertx vertx, Clock clock, IdServer server, TokenFile file, List<Scope> wanted, Duration validateEvery) {
        this.vertx = vertx;
        this.clock = clock;
        this.server = server;
        this.file = file;
        this.wanted = List.copyOf(wanted);
        this.validateEvery = validateEvery;
    }

    /** Takes up what an earlier process left, and has it validated. Never fails: what goes wrong is told by the state. */
    public Future<Void> start() {
        timer = vertx.setPeriodic(validateEvery.toMillis(), tick -> validate());
        return file.read()
                .compose(kept -> {
                    tokens = kept;
                    return validate();
                })
                .recover(error -> {
                    locked = SignInWords.locked(String.valueOf(error.getMessage()));
                    changed();
                    return Future.succeededFuture();
                });
    }

    /** What the settings need, each with what it is for. */
    public List<Scope> wanted() {
        return wanted;
    }

    /** How it stands. */
    public SignInState state() {
        if (polling != null) {
            return polling.state();
        }
        return tokens.<SignInState>map(held ->
                        new SignInState.In(held.account(), held.scopes(), missing(held), held.expiresAt(), trouble))
                .orElseGet(() -> new SignInState.Out(locked != null ? locked : whyOut));
    }

    /**
     * Asks for a code; while one is out, that one is given again. Whoever is signed in stays so until another one is.
     * Fails with {@link NotSignedIn}, whose message is for the streamer.
     */
    public Future<SignInState.Asking> begin() {
        if (polling != null) {
            return Future.succeededFuture(polling.state());
        }
        if (locked != null) {
            return Future.failedFuture(new NotSignedIn(locked.en()));
        }
        return server.ask(wanted).recover(SignIn::explained).map(code -> {
            DevicePolling begun = new DevicePolling(vertx, clock, server, code, this::answered);
            if (polling != null) {
                polling.stop();
            }
            polling = begun;
            begun.start();
            changed();
            return begun.state();
        });
    }

    /** Gives up the code that is out, if one is. */
    public void giveUp() {
        if (polling != null) {
            polling.stop();
            polling = null;
            changed();
        }
    }

    /**
     * Forgets the tokens here and has the platform revoke them. Fails where the platform could not be asked; they are
     * forgotten all the same.
     */
    public Future<Void> signOut() {
        giveUp();
        Optional<Tokens> held = tokens;
        if (held.isPresent() || locked != null) {
            locked = null;
            end(SignInWords.SIGNED_OUT);
        }
        return file.delete().compose(gone -> held.map(server::revoke).orElseGet(Future::succeededFuture));
    }

    public Future<Void> stop() {
        closed = true;
        vertx.cancelTimer(timer);
        if (polling != null) {
            polling.stop();
            polling = null;
        }
        return server.close();
    }

    @Override
    public Optional<Tokens> current() {
        return tokens;
    }

    @Override
    public Future<Tokens> fresh() {
        if (tokens.isEmpty()) {
            return Future.failedFuture(new NotSignedIn(whyOut.en()));
        }
        Tokens held = tokens.get();
        return clock.instant().plus(LEAST_LIFE).isBefore(held.expiresAt()) ? Future.succeededFuture(held) : renew(held);
    }

    @Override
    public Future<Tokens> renew(Tokens rejected) {
        Future<Tokens> underWay = renewing;
        if (underWay != null) {
            return underWay;
        }
        if (tokens.isEmpty()) {
            return Future.failedFuture(new NotSignedIn(whyOut.en()));
        }
        Tokens held = tokens.get();
        if (!held.access().equals(rejected.access())) {
            return Future.succeededFuture(held);
        }
        if (held.refresh() == null) {
            return lost(held, "the platform gave no refresh token");
        }
        Future<Tokens> begun = server.refresh(held.refresh()).compose(renewal -> renewed(held, renewal));
        renewing = begun;
        return begun.onComplete(done -> {
            renewing = null;
            if (done.failed() && !(done.cause() instanceof NotSignedIn)) {
                trouble = SignInWords.unreachable(server.platform());
                changed();
            }
        });
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private Future<Tokens> renewed(Tokens old, IdServer.Renewal renewal) {
        if (renewal instanceof IdServer.Renewal.Refused refused) {
            return isHeld(old) ? lost(old, refused.why()) : Future.failedFuture(new NotSignedIn(whyOut.en()));
        }
        Tokens fresh = ((IdServer.Renewal.Renewed) renewal).tokens();
        if (!isHeld(old)) {
            // Signed out meanwhile: what was just got must not go on working somewhere.
            return server.revoke(fresh).transform(done -> Future.failedFuture(new NotSignedIn(whyOut.en())));
        }
        Tokens.Account account = old.account();
        return keep(account == null ? fresh : fresh.of(account));
    }

    private boolean isHeld(Tokens old) {
        return tokens.map(held -> held.access().equals(old.access())).orElse(false);
    }

    /** Writes tokens down, then uses them. Where they cannot be written they are used all the same, and that is said. */
    private Future<Tokens> keep(Tokens fresh) {
        int before = ends;
        return file.write(fresh)
                .map(kept -> (Words) null)
                .otherwise(error -> {
                    LOG.atWarn().addKeyValue("platform", server.platform()).log("Tokens could not be written down");
                    return SignInWords.unkept(String.valueOf(error.getMessage()));
                })
                .compose(problem -> {
                    if (ends != before) {
                        return file.delete()
                                .eventually(() -> server.revoke(fresh))
                                .transform(done -> Future.failedFuture(new NotSignedIn(whyOut.en())));
                    }
                    tokens = Optional.of(fresh);
                    trouble = problem;
                    changed();
                    return Future.succeededFuture(fresh);
                });
    }

    private Future<Tokens> lost(Tokens old, String why) {
        LOG.atWarn().addKeyValue("platform", server.platform()).log("The platform has ended the sign-in");
        end(SignInWords.ended(server.platform(), why));
        return file.delete().transform(done -> Future.failedFuture(new NotSignedIn(whyOut.en())));
    }

    private void end(Words why) {
        ends++;
        tokens = Optional.empty();
        trouble = null;
        whyOut = why;
        changed();
    }

    private Future<Void> validate() {
        if (tokens.isEmpty() || closed) {
            return Future.succeededFuture();
        }
        Tokens held = tokens.get();
        return server.validate(held)
                .compose(validity -> {
                    if (!isHeld(held)) {
                        return Future.succeededFuture();
                    }
                    if (validity instanceof IdServer.Validity.Valid valid) {
                        trouble = null;
                        tokens = Optional.of(valid.tokens());
                        changed();
                        return fresh();
                    }
                    return renew(held);
                })
                .onFailure(error -> {
                    if (!(error instanceof NotSignedIn)) {
                        trouble = SignInWords.unreachable(server.platform());
                        changed();
                    }
                })
                .transform(done -> Future.succeededFuture());
    }

    private void answered(DevicePolling from, DevicePolling.Result result) {
        if (polling != from) {
            return;
        }
        if (result instanceof DevicePolling.Result.Over over) {
            polling = null;
            whyOut = tokens.isEmpty() ? over.why() : whyOut;
            changed();
            return;
        }
        Tokens granted = ((DevicePolling.Result.Granted) result).tokens();
        // Whose they are is asked of the platform; where it does not answer now, the next validation tells.
        Optional<Tokens> before = tokens;
        Future<Tokens> underWay = renewing;
        (underWay == null ? Future.<Tokens>succeededFuture() : underWay)
                .transform(over -> server.validate(granted))
                .map(validity -> validity instanceof IdServer.Validity.Valid valid ? valid.tokens() : granted)
                .otherwise(granted)
                .compose(known -> polling == from ? keep(known) : Future.failedFuture("given up"))
                .onComplete(done -> {
                    if (polling == from) {
                        polling = null;
                        changed();
                        before.ifPresent(server::revoke);
                    } else {
                        server.revoke(granted);
                    }
                });
    }

    private List<Scope> missing(Tokens held) {
        return wanted.stream()
                .filter(scope -> !held.scopes().contains(scope.name()))
                .toList();
    }

    private void changed() {
        if (!closed) {
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    private static <T> Future<T> explained(Throwable error) {
        return Future.failedFuture(new NotSignedIn(
                error instanceof IdServer.Rejected
                        ? "The platform refuses to give a code: " + error.getMessage()
                                + ". Check the client id and the scopes."
                        : String.valueOf(error.getMessage())));
    }
}
