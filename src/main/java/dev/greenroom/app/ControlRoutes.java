package dev.greenroom.app;

import dev.greenroom.dashboard.Access;
import dev.greenroom.telemetry.Tripwire;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code POST /api/v1/tripwire/confirm}. */
record ControlRoutes(Tripwire tripwire) {
    void mount(Router router) {
        router.post("/api/v1/tripwire/confirm")
                .handler(context -> tripwire.confirm(Access.reviewer(context))
                        .onSuccess(done -> context.response()
                                .putHeader("content-type", "application/json")
                                .end(new JsonObject()
                                        .put("tripped", tripwire.isTripped())
                                        .encode()))
                        .onFailure(context::fail));
    }
}
