package dev.greenroom.chat.twitch;

import com.github.twitch4j.common.util.TypeConvert;
import com.github.twitch4j.helix.TwitchHelix;
import com.github.twitch4j.helix.domain.TwitchHelixError;
import com.netflix.hystrix.HystrixCommand;
import com.netflix.hystrix.HystrixCommandGroupKey;
import com.netflix.hystrix.HystrixCommandKey;
import com.netflix.hystrix.HystrixCommandProperties;
import com.netflix.hystrix.HystrixCommandProperties.ExecutionIsolationStrategy;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.hystrix.HystrixFeign;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import feign.okhttp.OkHttpClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Twitch4J's Helix on workers. It is put together here and not by Twitch4J's own builder, for that one sends a POST again
 * after 503 or a broken connection, lets requests run later whose callers were told that they had failed, and stops
 * sending anything after some ordinary refusals. Nothing is sent twice here but after 401, with a refreshed token: a
 * request that was not authorised has not been done.
 */
final class Helix {
    private static final int THREADS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final WorkerExecutor workers;
    private final TwitchAccount account;
    private final TwitchHelix api;

    /** The same for every token of one installation; read on workers. */
    private volatile String clientId = "";

    Helix(Vertx vertx, String baseUrl, Duration patience, TwitchAccount account) {
        this.workers = vertx.createSharedWorkerExecutor("greenroom-helix", THREADS);
        this.account = account;
        this.api = api(baseUrl, patience);
    }

    /**
     * Asks once, and once more with a refreshed token if this one is no longer good.
     *
     * @param request makes the command; on a worker
     */
    <T> Future<T> ask(
            TwitchAccount.Token token, BiFunction<TwitchHelix, TwitchAccount.Token, HystrixCommand<T>> request) {
        return once(token, request).recover(error -> {
            if (causeOf(error) instanceof HelixFailure failure && failure.isStale()) {
                return account.refreshed(token)
                        .recover(refused -> Future.failedFuture(failure))
                        .compose(fresh -> once(fresh, request));
            }
            return Future.failedFuture(causeOf(error));
        });
    }

    private <T> Future<T> once(
            TwitchAccount.Token token, BiFunction<TwitchHelix, TwitchAccount.Token, HystrixCommand<T>> request) {
        clientId = token.clientId();
        return workers.executeBlocking(() -> request.apply(api, token).execute(), false);
    }

    Future<Void> close() {
        return workers.close();
    }

    /** What went wrong, without what Hystrix wraps around it. */
    static Throwable causeOf(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && !(cause instanceof HelixFailure) && isWrapping(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapping(Throwable error) {
        return error instanceof com.netflix.hystrix.exception.HystrixRuntimeException
                || error instanceof feign.RetryableException;
    }

    private TwitchHelix api(String baseUrl, Duration patience) {
        okhttp3.OkHttpClient http = new okhttp3.OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        return HystrixFeign.builder()
                .setterFactory((target, method) -> settings(Feign.configKey(target.type(), method)))
                .client(new OkHttpClient(http))
                .encoder(new JacksonEncoder(TypeConvert.getObjectMapper()))
                .decoder(new JacksonDecoder(TypeConvert.getObjectMapper()))
                .errorDecoder((method, response) -> failure(response))
                .requestInterceptor(template -> {
                    template.header("Client-Id", clientId);
                    if (template.body() != null && !template.headers().containsKey("Content-Type")) {
                        template.header("Content-Type", "application/json");
                    }
                })
                .options(new Request.Options(
                        CONNECT.toMillis(), TimeUnit.MILLISECONDS, patience.toMillis(), TimeUnit.MILLISECONDS, false))
                .retryer(Retryer.NEVER_RETRY)
                .decodeVoid()
                .target(TwitchHelix.class, baseUrl);
    }

    /** On the worker that asks, without Hystrix's own threads, clock and breaker: the client's own patience is enough. */
    private static HystrixCommand.Setter settings(String key) {
        return HystrixCommand.Setter.withGroupKey(HystrixCommandGroupKey.Factory.asKey("greenroom-helix"))
                .andCommandKey(HystrixCommandKey.Factory.asKey("greenroom-" + key))
                .andCommandPropertiesDefaults(HystrixCommandProperties.Setter()
                        .withExecutionIsolationStrategy(ExecutionIsolationStrategy.SEMAPHORE)
                        .withExecutionIsolationSemaphoreMaxConcurrentRequests(2 * THREADS)
                        .withExecutionTimeoutEnabled(false)
                        .withCircuitBreakerEnabled(false)
                        .withFallbackEnabled(false)
                        .withRequestCacheEnabled(false)
                        .withRequestLogEnabled(false));
    }

    private static HelixFailure failure(Response response) {
        String message = "";
        try (InputStream body = response.body() == null
                ? InputStream.nullInputStream()
                : response.body().asInputStream()) {
            TwitchHelixError error = TypeConvert.getObjectMapper().readValue(body, TwitchHelixError.class);
            message = error.getMessage() == null ? "" : error.getMessage();
        } catch (IOException | RuntimeException unreadable) {
            // A gateway before Twitch answers in a way of its own; the status says enough.
        }
        return new HelixFailure(response.status(), message);
    }
}
