package dev.greenroom.telemetry;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * What operators ask over HTTP: {@code /livez} (the process answers), {@code /readyz} (it is started and the lamp is not
 * red), {@code /metrics}, and {@code /api/v1/health} with every part by name. None of them shows chat or secrets.
 */
public final class HealthRoutes {
    private final Health health;
    private final Metrics metrics;
    private final BooleanSupplier isStarted;

    /** @param isStarted whether everything is wired and listening */
    public HealthRoutes(Health health, Metrics metrics, BooleanSupplier isStarted) {
        this.health = health;
        this.metrics = metrics;
        this.isStarted = isStarted;
    }

    /** Adds the three operators' addresses. */
    public void mount(Router router) {
        router.get("/livez").handler(ctx -> text(ctx, 200, "ok\n"));
        router.get("/readyz").handler(this::ready);
        router.get("/metrics")
                .handler(ctx -> ctx.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape()));
    }

    /** Adds {@code /api/v1/health}; whoever mounts it decides who may ask. */
    public void mountApi(Router router) {
        router.get("/api/v1/health")
                .handler(ctx -> plain(ctx, 200, "application/json").end(json().encode()));
    }

    /** {@code {"lamp", "started", "parts": [{"name", "status", "essential", "detail", "since"}]}}. */
    public JsonObject json() {
        JsonArray parts = new JsonArray();
        for (Health.Part part : health.parts()) {
            parts.add(new JsonObject()
                    .put("name", part.name())
                    .put("status", part.status().wire())
                    .put("essential", part.essential())
                    .put("detail", part.detail())
                    .put("since", part.since().toString()));
        }
        return new JsonObject()
                .put("lamp", health.lamp().wire())
                .put("started", isStarted.getAsBoolean())
                .put("parts", parts);
    }

    private void ready(RoutingContext ctx) {
        if (!isStarted.getAsBoolean()) {
            text(ctx, 503, "starting\n");
        } else if (health.lamp() == Lamp.RED) {
            StringBuilder why = new StringBuilder("not protected\n");
            health.parts().stream()
                    .filter(part -> part.status() == Health.Status.OFF && part.essential())
                    .forEach(part -> why.append(part.name()).append(": off\n"));
            text(ctx, 503, why.toString());
        } else {
            text(ctx, 200, "ready\n");
        }
    }

    private static void text(RoutingContext ctx, int status, String body) {
        plain(ctx, status, "text/plain; charset=utf-8").end(body);
    }

    private static HttpServerResponse plain(RoutingContext ctx, int status, String type) {
        return ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", type)
                .putHeader("cache-control", "no-store");
    }
}
