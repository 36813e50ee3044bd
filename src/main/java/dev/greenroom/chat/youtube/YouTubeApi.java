package dev.greenroom.chat.youtube;

import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.Credentials.NotSignedIn;
import dev.greenroom.chat.signin.Tokens;
import dev.greenroom.chat.youtube.ApiFault.Trouble;
import dev.greenroom.chat.youtube.Quota.Purpose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the YouTube Data API. Every call is charged to the quota before it goes out; a token that is refused is renewed
 * once, and the call repeated, since a refused call did nothing. Nothing else is repeated. Failures are
 * {@link ApiFault}s.
 */
final class YouTubeApi {
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 4;
    /** Shorter than any server keeps an idle connection, so that a call does not go out on one that is being closed. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final Vertx vertx;
    private final YouTubeOptions options;
    private final Credentials credentials;
    private final Quota quota;
    private final HttpClient client;
    private final Clock clock;
    private @Nullable Duration ahead;

    YouTubeApi(Vertx vertx, YouTubeOptions options, Credentials credentials, Quota quota, Clock clock) {
        this.clock = clock;
        this.vertx = vertx;
        this.options = options;
        this.credentials = credentials;
        this.quota = quota;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(
                                Math.toIntExact(options.timing().answer().toMillis()))
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setDecompressionSupported(true),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /**
     * One call.
     *
     * @param path below {@code /youtube/v3/}
     * @param purpose what part of the quota it may use
     * @param signedIn whether a key is not enough
     */
    record Call(
            Cost cost,
            Purpose purpose,
            HttpMethod method,
            String path,
            Map<String, String> parameters,
            @Nullable JsonObject body,
            boolean signedIn) {
        static Call get(Cost cost, String path, Map<String, String> parameters) {
            return new Call(cost, Purpose.READING, HttpMethod.GET, path, parameters, null, false);
        }

        Call withSignIn() {
            return new Call(cost, purpose, method, path, parameters, body, true);
        }

        /** The same for another purpose. */
        Call by(Purpose other) {
            return new Call(cost, other, method, path, parameters, body, signedIn);
        }
    }

    /** The whole answer; empty where YouTube answers with nothing. */
    Future<JsonObject> whole(Call call) {
        return open(call).compose(this::body);
    }

    /** The beginning of an answer, paused, with status 200. */
    Future<HttpClientResponse> open(Call call) {
        return tokens(credentials.current().map(held -> credentials.fresh()))
                .compose(tokens -> attempt(call, tokens)
                        .recover(fault -> tokens.isPresent() && troubleOf(fault) == Trouble.SIGNED_OUT
                                ? tokens(Optional.of(credentials.renew(tokens.get())))
                                        .compose(other -> attempt(call, other))
                                : Future.failedFuture(fault)));
    }

    /** Nothing where nobody is signed in, or no longer; the key may do then. */
    private static Future<Optional<Tokens>> tokens(Optional<Future<Tokens>> asked) {
        Future<Optional<Tokens>> got =
                asked.map(future -> future.map(Optional::of)).orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return got.recover(error -> error instanceof NotSignedIn
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(new ApiFault(Trouble.UNREACHABLE, "the sign-in cannot be renewed now")));
    }

    /** How far YouTube's clock is ahead of ours, as far as its first answer told; less than two seconds count as nothing. */
    Duration ahead() {
        Duration known = ahead;
        return known == null ? Duration.ZERO : known;
    }

    Future<Void> close() {
        return client.close();
    }

    static Trouble troubleOf(Throwable error) {
        return error instanceof ApiFault fault ? fault.trouble() : Trouble.MALFORMED;
    }

    private Future<HttpClientResponse> attempt(Call call, Optional<Tokens> token) {
        if (token.isEmpty() && (call.signedIn() || options.apiKey() == null)) {
            return Future.failedFuture(new ApiFault(Trouble.SIGNED_OUT, "signedOut"));
        }
        if (!quota.charge(call.cost(), call.purpose())) {
            return Future.failedFuture(new ApiFault(Trouble.QUOTA, "quotaExceeded"));
        }
        RequestOptions request = new RequestOptions()
                .setMethod(call.method())
                .setAbsoluteURI(options.server() + "/youtube/v3/" + call.path() + query(call.parameters()))
                .setFollowRedirects(false);
        return client.request(request)
                .recover(error -> Future.failedFuture(new ApiFault(Trouble.UNREACHABLE, why(error))))
                .compose(opened -> send(opened, call, token))
                .compose(this::judged);
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Call call, Optional<Tokens> token) {
        request.putHeader("accept", "application/json");
        // A header rather than a parameter: addresses end up in logs.
        if (token.isPresent()) {
            request.putHeader("authorization", "Bearer " + token.get().access().reveal());
        } else if (options.apiKey() != null) {
            request.putHeader("x-goog-api-key", options.apiKey());
        }
        Promise<HttpClientResponse> answer = Promise.promise();
        long timer = vertx.setTimer(options.timing().answer().toMillis(), fired -> {
            answer.tryFail(new ApiFault(Trouble.LOST, "no answer in time"));
            request.reset();
        });
        JsonObject body = call.body();
        Future<HttpClientResponse> sent = body == null
                ? request.send()
                : request.putHeader("content-type", "application/json").send(body.toBuffer());
        sent.onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                done.result().pause();
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(new ApiFault(Trouble.LOST, why(done.cause())));
            }
        });
        return answer.future();
    }

    private Future<HttpClientResponse> judged(HttpClientResponse response) {
        compareClocks(response.getHeader("date"));
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Future.succeededFuture(response);
        }
        return body(response).otherwise(new JsonObject()).compose(body -> {
            ApiFault fault = ApiFault.of(status, body);
            if (fault.trouble() == Trouble.QUOTA) {
                quota.usedUp();
            }
            return Future.failedFuture(fault);
        });
    }

    private void compareClocks(@Nullable String date) {
        if (ahead != null || date == null) {
            return;
        }
        try {
            Instant theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            Duration difference = Duration.between(clock.instant(), theirs);
            // The header has whole seconds, and has been on its way.
            ahead = difference.abs().compareTo(CLOCKS_AGREE) < 0 ? Duration.ZERO : difference;
        } catch (DateTimeException notADate) {
            ahead = Duration.ZERO;
        }
    }

    private Future<JsonObject> body(HttpClientResponse response) {
        Promise<JsonObject> whole = Promise.promise();
        long timer = vertx.setTimer(options.timing().answer().toMillis(), fired -> {
            whole.tryFail(new ApiFault(Trouble.LOST, "no whole answer in time"));
            response.request().reset();
        });
        Buffer bytes = Buffer.buffer();
        response.exceptionHandler(error -> whole.tryFail(new ApiFault(Trouble.LOST, why(error))));
        response.handler(data -> {
            bytes.appendBuffer(data);
            if (bytes.length() > MOST_BYTES) {
                whole.tryFail(new ApiFault(Trouble.MALFORMED, "more than " + MOST_BYTES + " bytes"));
                response.request().reset();
            }
        });
        response.endHandler(end -> parse(bytes, whole));
        response.resume();
        return whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static void parse(Buffer bytes, Promise<JsonObject> whole) {
        try {
            whole.tryComplete(bytes.length() == 0 ? new JsonObject() : bytes.toJsonObject());
        } catch (DecodeException | ClassCastException notJson) {
            whole.tryFail(new ApiFault(Trouble.MALFORMED, "not a JSON object"));
        }
    }

    private static String query(Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    static String why(Throwable error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
