package dev.greenroom.avatar.openai;

import dev.greenroom.avatar.openai.OpenAiErrors.Fault;
import dev.greenroom.hold.Hold;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The OpenAI-compatible surface: {@code /v1/chat/completions}, {@code /v1/models} and {@code /v1/moderations}, each also
 * without {@code /v1} for clients that leave it out of their base URL. Verdicts are ordinary completions; errors are for
 * faults of the connection.
 */
public final class GatewayRoutes {
    private final GatewayDesk desk;
    private final Moderations moderations;
    private final long mostBytes;

    /** @param mostBytes of a request's body; a larger one is answered with 413 */
    public GatewayRoutes(GatewayDesk desk, Moderations moderations, long mostBytes) {
        this.desk = desk;
        this.moderations = moderations;
        this.mostBytes = mostBytes;
    }

    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(mostBytes);
        for (String base : List.of("/v1", "")) {
            router.post(base + "/chat/completions")
                    .handler(body)
                    .handler(this::chat)
                    .failureHandler(this::failed);
            router.post(base + "/moderations")
                    .handler(body)
                    .handler(moderations::handle)
                    .failureHandler(this::failed);
            router.get(base + "/models").handler(context -> pass(context, "/models"));
            router.get(base + "/models/:model")
                    .handler(context -> pass(context, "/models/" + encoded(context.pathParam("model"))));
        }
    }

    private void chat(RoutingContext context) {
        ChatRequest request;
        try {
            request = ChatRequest.parse(context.body().buffer());
        } catch (ChatRequest.Malformed e) {
            OpenAiErrors.send(context.response(), OpenAiErrors.badRequest(e.getMessage()));
            return;
        }
        Upstream.Credentials credentials = credentials(context.request());
        String key = request.attachKey(credentials.authorization());
        ChatExchange known = desk.find(key, isRetry(context.request()));
        if (known != null) {
            connect(context, request, known);
            return;
        }
        if (!desk.hasRoom()) {
            desk.faults(OpenAiErrors.tooBusy());
            OpenAiErrors.send(context.response(), OpenAiErrors.tooBusy());
            return;
        }
        ChatExchange exchange = new ChatExchange(desk, request, key, credentials);
        desk.add(exchange);
        connect(context, request, exchange);
        desk.takeLeft(key).otherwise(Optional.empty()).onSuccess(left -> begin(exchange, left));
    }

    private static void begin(ChatExchange exchange, Optional<Hold> left) {
        if (exchange.isOver()) {
            return;
        }
        left.ifPresentOrElse(exchange::resume, exchange::start);
    }

    private void connect(RoutingContext context, ChatRequest request, ChatExchange exchange) {
        HttpServerResponse response = context.response();
        Reply reply = request.streaming()
                ? new StreamedReply(
                        desk.vertx(),
                        response,
                        request,
                        exchange::head,
                        desk.settings().keepAlive())
                : new WholeReply(
                        desk.vertx(), response, exchange::head, desk.settings().keepAlive());
        response.exceptionHandler(error -> exchange.detach(reply));
        response.closeHandler(closed -> exchange.detach(reply));
        exchange.attach(reply);
    }

    private void pass(RoutingContext context, String path) {
        desk.upstream()
                .get(path, credentials(context.request()))
                .onSuccess(document -> json(context.response(), document))
                .onFailure(error -> OpenAiErrors.send(context.response(), faultOf(error)));
    }

    private void failed(RoutingContext context) {
        Fault fault = context.statusCode() == 413
                ? new Fault(413, "too_large", "The body is larger than " + mostBytes + " bytes.", false)
                : new Fault(
                        500, "internal_error", "Greenroom failed on this request; nothing of it was passed on.", false);
        desk.faults(fault);
        OpenAiErrors.send(context.response(), fault);
    }

    private static String encoded(String pathPart) {
        return URLEncoder.encode(pathPart, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Fault faultOf(Throwable error) {
        return error instanceof Upstream.UpstreamFault fault
                ? fault.fault()
                : new Fault(502, "upstream_failed", "The language model's answer could not be read.", true);
    }

    static void json(HttpServerResponse response, JsonObject body) {
        response.putHeader("content-type", "application/json").end(body.encode());
    }

    /** The official clients count their retries in a header; a first try says 0. */
    private static boolean isRetry(HttpServerRequest request) {
        String count = request.getHeader("x-stainless-retry-count");
        return count != null && !count.equals("0");
    }

    private static Upstream.Credentials credentials(HttpServerRequest request) {
        return new Upstream.Credentials(
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader("openai-organization"),
                request.getHeader("openai-project"));
    }
}
