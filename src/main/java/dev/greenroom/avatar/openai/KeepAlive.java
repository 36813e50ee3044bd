package dev.greenroom.avatar.openai;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Writes a sign of life to a client while a person is asked: at once, and then again and again. Main context only. */
final class KeepAlive {
    private static final long OFF = -1;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Duration every;
    private final String sign;
    private long timer = OFF;

    KeepAlive(Vertx vertx, HttpServerResponse response, Duration every, String sign) {
        this.vertx = vertx;
        this.response = response;
        this.every = every;
        this.sign = sign;
    }

    boolean isOn() {
        return timer != OFF;
    }

    void start() {
        response.write(sign);
        timer = vertx.setPeriodic(every.toMillis(), tick -> response.write(sign));
    }

    void stop() {
        vertx.cancelTimer(timer);
        timer = OFF;
    }
}
