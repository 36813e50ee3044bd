package dev.greenroom.dashboard;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a web page elsewhere could make a browser on this machine send: names that were re-bound to this
 * address (Host) and requests from other sites (Origin). First handler of every route.
 */
public final class HostGuard implements Handler<RoutingContext> {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> BOT_PATHS =
            Set.of("/chat/completions", "/models", "/moderations", "/audio/speech");

    private final Set<String> extraHosts;
    private final Set<String> botOrigins;

    /**
     * @param extraHosts further accepted values of Host, in lower case: {@code name} for any port or {@code name:port}
     * @param botOrigins origins whose pages may call {@code /v1/*}, such as {@code http://localhost:3000}
     */
    public HostGuard(Set<String> extraHosts, Set<String> botOrigins) {
        this.extraHosts = Set.copyOf(extraHosts);
        this.botOrigins = Set.copyOf(botOrigins);
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort host = request.authority();
        if (host == null || !isOurs(host, request)) {
            unknownHost(host).send(context);
            return;
        }
        String origin = request.getHeader("Origin");
        if (origin == null || isSameOrigin(origin, host)) {
            context.next();
        } else if (isForBots(context.normalizedPath()) && botOrigins.contains(origin)) {
            allowBot(context, origin);
        } else if (HARMLESS.contains(request.method()) && !isWebSocket(request)) {
            context.next();
        } else {
            foreignOrigin(origin).send(context);
        }
    }

    private boolean isOurs(HostAndPort host, HttpServerRequest request) {
        String name = host.host().toLowerCase(Locale.ROOT);
        int port = host.port() > 0 ? host.port() : 80;
        boolean loopback =
                LOOPBACK.contains(name) && port == request.localAddress().port();
        return loopback || extraHosts.contains(name) || extraHosts.contains(name + ":" + port);
    }

    private static boolean isSameOrigin(String origin, HostAndPort host) {
        String own = host.port() > 0 ? host.host() + ":" + host.port() : host.host();
        return origin.equalsIgnoreCase("http://" + own) || origin.equalsIgnoreCase("https://" + own);
    }

    private static boolean isForBots(String path) {
        return path.startsWith("/v1/") || BOT_PATHS.contains(path);
    }

    // A WebSocket begins as a GET, and no browser asks for leave before it opens one.
    private static boolean isWebSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static void allowBot(RoutingContext context, String origin) {
        context.response().putHeader("Access-Control-Allow-Origin", origin).putHeader("Vary", "Origin");
        if (context.request().method() != HttpMethod.OPTIONS) {
            context.next();
            return;
        }
        String wanted = context.request().getHeader("Access-Control-Request-Headers");
        context.response()
                .putHeader("Access-Control-Allow-Methods", "GET, POST")
                .putHeader("Access-Control-Allow-Headers", wanted == null ? "Authorization, Content-Type" : wanted)
                .putHeader("Access-Control-Max-Age", "600")
                .setStatusCode(204)
                .end();
    }

    private static ApiProblem unknownHost(@Nullable HostAndPort host) {
        return new ApiProblem(
                421,
                "unknown-host",
                "Greenroom does not answer to this name",
                "The request is for " + (host == null ? "no host" : "“" + host + "”")
                        + ". Open it as http://127.0.0.1 or http://localhost with its port, or add the name to the"
                        + " allowed hosts in the configuration.");
    }

    private static ApiProblem foreignOrigin(String origin) {
        return new ApiProblem(
                403,
                "foreign-origin",
                "A page from elsewhere may not do this",
                "The request comes from a page at “" + origin + "”. Use Greenroom's own page; for a bot that runs in a"
                        + " browser and calls /v1, add this origin to the allowed origins in the configuration.");
    }
}
