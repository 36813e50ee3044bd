package dev.greenroom.app;

import dev.greenroom.dashboard.Access;
import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Tripwire;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /api/v1/policy/reload}, {@code GET /api/v1/policy} and {@code POST /api/v1/tripwire/confirm}. */
record ControlRoutes(PolicyReloader reloader, ActivePolicy policy, Health health, Tripwire tripwire) {
    void mount(Router router) {
        router.get("/api/v1/policy").handler(this::show);
        router.post("/api/v1/policy/reload").handler(context -> reloader.look().onComplete(done -> show(context)));
        router.post("/api/v1/tripwire/confirm")
                .handler(context -> tripwire.confirm(Access.reviewer(context))
                        .onSuccess(done -> json(context, new JsonObject().put("tripped", tripwire.isTripped())))
                        .onFailure(context::fail));
    }

    private void show(RoutingContext context) {
        JsonObject answer = new JsonObject().put("revision", policy.current().revision());
        health.parts().stream()
                .filter(part -> part.name().equals("policy"))
                .findFirst()
                .ifPresent(part -> answer.put("status", part.status().name().toLowerCase(java.util.Locale.ROOT))
                        .put("detail", part.detail()));
        json(context, answer);
    }

    private static void json(RoutingContext context, JsonObject body) {
        context.response().putHeader("content-type", "application/json").end(body.encode());
    }
}
