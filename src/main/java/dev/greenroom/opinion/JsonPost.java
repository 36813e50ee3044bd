package dev.greenroom.opinion;

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
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to one address and reads a JSON object, at most {@value #MOST_BYTES} bytes of it. Redirects are not followed,
 * so that the key is shown to nobody but the host that was configured. Main context only.
 */
final class JsonPost {
    private static final int MOST_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final Server server;
    private final String address;
    private final HttpClient client;

    /**
     * Where to ask.
     *
     * @param base with its {@code /v1}, without a slash at the end
     * @param apiKey sent as a bearer token, if there is one
     * @param deadline after which a call is cut off
     * @param atOnce connections at most
     */
    record Server(URI base, @Nullable String apiKey, Duration deadline, int atOnce) {
        @Override
        public String toString() {
            return "Server[" + base + "]";
        }
    }

    JsonPost(Vertx vertx, Server server, String path) {
        this.vertx = vertx;
        this.server = server;
        this.address = server.base() + path;
        int deadline = Math.toIntExact(server.deadline().toMillis());
        HttpClientOptions options =
                new HttpClientOptions().setConnectTimeout(deadline).setDecompressionSupported(true);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(server.atOnce()));
    }

    Future<JsonObject> send(JsonObject body) {
        Call call = new Call();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setFollowRedirects(false);
        client.request(options)
                .onSuccess(request -> call.send(request, body))
                .onFailure(error -> call.fail(Absence.UNREACHABLE, "no connection to " + address));
        return call.answer.future();
    }

    Future<Void> close() {
        return client.close();
    }

    /** One call; whatever happens first, its answer or its deadline, ends it. */
    private final class Call {
        final Promise<JsonObject> answer = Promise.promise();
        private final Buffer body = Buffer.buffer();
        private final long timer;
        private @Nullable HttpClientRequest request;

        Call() {
            long deadline = server.deadline().toMillis();
            timer = vertx.setTimer(deadline, fired -> fail(Absence.TIMEOUT, "no answer within " + deadline + " ms"));
        }

        void send(HttpClientRequest opened, JsonObject json) {
            request = opened;
            if (answer.future().isComplete()) {
                opened.reset();
                return;
            }
            opened.putHeader("content-type", "application/json").putHeader("accept", "application/json");
            String key = server.apiKey();
            if (key != null) {
                opened.putHeader("authorization", "Bearer " + key);
            }
            opened.send(json.toBuffer())
                    .onSuccess(this::read)
                    .onFailure(error -> fail(Absence.UNREACHABLE, address + " broke the connection"));
        }

        private void read(HttpClientResponse response) {
            response.exceptionHandler(error -> fail(Absence.UNREACHABLE, address + " broke off its answer"));
            if (response.statusCode() != 200) {
                fail(Absence.REFUSED, address + " answered with status " + response.statusCode());
                return;
            }
            response.endHandler(end -> whole());
            response.handler(data -> {
                body.appendBuffer(data);
                if (body.length() > MOST_BYTES) {
                    fail(Absence.BAD_ANSWER, "more than " + MOST_BYTES + " bytes from " + address);
                }
            });
        }

        private void whole() {
            request = null;
            try {
                vertx.cancelTimer(timer);
                answer.tryComplete(body.toJsonObject());
            } catch (DecodeException | ClassCastException e) {
                fail(Absence.BAD_ANSWER, address + " did not answer with a JSON object");
            }
        }

        void fail(Absence why, String message) {
            vertx.cancelTimer(timer);
            answer.tryFail(new NoOpinion(why, message));
            if (request != null) {
                request.reset();
            }
        }
    }
}
