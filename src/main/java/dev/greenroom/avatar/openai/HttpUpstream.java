package dev.greenroom.avatar.openai;

import dev.greenroom.avatar.openai.OpenAiErrors.Fault;
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
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An OpenAI-compatible server over HTTP: Ollama, LM Studio, OpenAI, ... */
public final class HttpUpstream implements Upstream {
    private final Vertx vertx;
    private final Settings settings;
    private final HttpClient client;

    /**
     * @param baseUrl with {@code /v1}
     * @param apiKey sent instead of the client's own, when there is one
     * @param connectTimeout until a connection stands
     * @param responseTimeout until the first byte of an answer
     * @param idleTimeout between two pieces of an answer
     * @param mostBytes of one answer, as it comes over the wire
     * @param mostRequests under way at once
     */
    public record Settings(
            String baseUrl,
            @Nullable String apiKey,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration idleTimeout,
            int mostBytes,
            int mostRequests) {
        public Settings {
            baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        }

        @Override
        public String toString() {
            return "Settings[" + baseUrl + "]";
        }
    }

    public HttpUpstream(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.settings = settings;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setDecompressionSupported(true)
                .setMaxChunkSize(64 * 1024);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(settings.mostRequests()));
    }

    @Override
    public Call chat(JsonObject body, Credentials credentials, Listener listener) {
        UpstreamCall call = new UpstreamCall(vertx, settings, listener);
        open(HttpMethod.POST, "/chat/completions", credentials)
                .onSuccess(request -> call.send(request, Buffer.buffer(body.encode())))
                .onFailure(error -> call.fail(unreachable(error)));
        return call;
    }

    @Override
    public Future<JsonObject> get(String path, Credentials credentials) {
        return open(HttpMethod.GET, path, credentials)
                .compose(HttpClientRequest::send)
                .compose(this::boundedBody)
                .map(Buffer::toJsonObject)
                .timeout(settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(error -> Future.failedFuture(
                        error instanceof UpstreamFault ? error : new UpstreamFault(unreachable(error))));
    }

    private Future<Buffer> boundedBody(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture(new UpstreamFault(status(response.statusCode())));
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(data -> {
            body.appendBuffer(data);
            if (body.length() > settings.mostBytes()) {
                whole.tryFail("more than " + settings.mostBytes() + " bytes");
                response.request().reset();
            }
        });
        response.endHandler(done -> whole.tryComplete(body));
        response.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    private Future<HttpClientRequest> open(HttpMethod method, String path, Credentials credentials) {
        RequestOptions options = new RequestOptions().setMethod(method).setAbsoluteURI(settings.baseUrl() + path);
        String key = settings.apiKey();
        String authorization = key != null ? "Bearer " + key : credentials.authorization();
        return client.request(options).map(request -> {
            request.putHeader("content-type", "application/json")
                    .putHeader("accept", "application/json, text/event-stream");
            put(request, "authorization", authorization);
            put(request, "openai-organization", credentials.organization());
            put(request, "openai-project", credentials.project());
            return request;
        });
    }

    private static void put(HttpClientRequest request, String name, @Nullable String value) {
        if (value != null) {
            request.putHeader(name, value);
        }
    }

    private Fault unreachable(Throwable error) {
        String why = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return new Fault(
                502,
                "upstream_unreachable",
                "The language model at " + settings.baseUrl() + " cannot be reached (" + why
                        + "). Is it running, and is llm.base_url right?",
                true);
    }

    /** What an upstream's refusal means for the client; the upstream's own words stay here, since some bots speak them. */
    static Fault status(int status) {
        return switch (status) {
            case 400, 404, 413, 422 ->
                new Fault(
                        status,
                        "upstream_refused",
                        "The language model refused the request with status " + status + ".",
                        false);
            case 401, 403 ->
                new Fault(
                        status,
                        "upstream_auth",
                        "The language model does not accept the key that it was shown (status " + status + ").",
                        false);
            case 429 -> new Fault(429, "upstream_busy", "The language model is busy (status 429).", true);
            default ->
                new Fault(502, "upstream_failed", "The language model answered with status " + status + ".", true);
        };
    }
}
