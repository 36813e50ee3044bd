package dev.greenroom.chat.signin;

import dev.greenroom.chat.Words;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.BiConsumer;

/** Asks, at the pace that the id server names, whether a code was typed in; until it was, or cannot be any more. */
final class DevicePolling {
    private static final int SLOWER_SECONDS = 5;
    private static final int SLOWEST_SECONDS = 60;

    private final Vertx vertx;
    private final Clock clock;
    private final IdServer server;
    private final IdServer.DeviceCode code;
    private final BiConsumer<DevicePolling, Result> done;
    private int seconds;
    private long timer = -1;
    private boolean stopped;

    /** How it ended. */
    sealed interface Result {
        record Granted(Tokens tokens) implements Result {}

        record Over(Words why) implements Result {}
    }

    DevicePolling(
            Vertx vertx,
            Clock clock,
            IdServer server,
            IdServer.DeviceCode code,
            BiConsumer<DevicePolling, Result> done) {
        this.vertx = vertx;
        this.clock = clock;
        this.server = server;
        this.code = code;
        this.done = done;
        this.seconds = code.intervalSeconds();
    }

    SignInState.Asking state() {
        return new SignInState.Asking(code.user(), code.where(), code.expiresAt());
    }

    void start() {
        timer = vertx.setTimer(seconds * 1_000L, fired -> ask());
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void ask() {
        if (!clock.instant().isBefore(code.expiresAt())) {
            end(new Result.Over(SignInWords.EXPIRED));
            return;
        }
        server.poll(code).onSuccess(this::answered).onFailure(error -> {
            if (error instanceof IdServer.Rejected) {
                end(new Result.Over(SignInWords.refused(String.valueOf(error.getMessage()))));
            } else {
                // Not reached this time; the code is still good.
                again();
            }
        });
    }

    private void answered(IdServer.Poll poll) {
        if (poll instanceof IdServer.Poll.Granted granted) {
            if (stopped) {
                server.revoke(granted.tokens());
            } else {
                end(new Result.Granted(granted.tokens()));
            }
        } else if (poll instanceof IdServer.Poll.Denied) {
            end(new Result.Over(SignInWords.DENIED));
        } else if (poll instanceof IdServer.Poll.Expired) {
            end(new Result.Over(SignInWords.EXPIRED));
        } else {
            if (poll instanceof IdServer.Poll.SlowDown) {
                seconds = Math.min(SLOWEST_SECONDS, seconds + SLOWER_SECONDS);
            }
            again();
        }
    }

    private void again() {
        if (!stopped) {
            start();
        }
    }

    private void end(Result result) {
        if (!stopped) {
            stopped = true;
            done.accept(this, result);
        }
    }
}
