package dev.greenroom.dashboard;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;

/** The page's files. They come from the class path and can do nothing but talk to this server. */
final class Pages {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Pages() {}

    static void mount(Router router) {
        router.get("/openapi.yaml").handler(headers("no-cache")).handler(Pages::openApi);
        // The version is in the path, so these never change.
        router.get("/webjars/lit-html/*")
                .handler(headers("public, max-age=31536000, immutable"))
                .handler(StaticHandler.create("META-INF/resources/webjars/lit-html")
                        .setIncludeHidden(false)
                        .setDefaultContentEncoding("UTF-8"));
        StaticHandler page = StaticHandler.create("dashboards/moderator").setIncludeHidden(false);
        router.get("/").handler(headers("no-cache")).handler(page);
        for (String name : List.of("rules", "connections")) {
            router.get("/" + name).handler(headers("no-cache")).handler(context -> {
                context.response().putHeader("Content-Type", "text/html;charset=UTF-8");
                context.response()
                        .sendFile("dashboards/moderator/" + name + ".html")
                        .onFailure(context::fail);
            });
        }
        router.getWithRegex("/(app|i18n|style|icons)/.+")
                .handler(headers("no-cache"))
                .handler(page);
    }

    private static void openApi(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/yaml").sendFile("openapi.yaml");
    }

    private static Handler<RoutingContext> headers(String caching) {
        return context -> {
            HttpServerResponse response = context.response()
                    .putHeader("Content-Security-Policy", POLICY)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .putHeader("Cross-Origin-Opener-Policy", "same-origin");
            // After the static handler, which has its own idea of caching.
            context.addHeadersEndHandler(done -> response.putHeader("Cache-Control", caching));
            context.next();
        };
    }
}
