package dev.greenroom.dashboard;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Ends a response with JSON. */
final class Replies {
    private Replies() {}

    static void json(RoutingContext context, int status, JsonObject body) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }

    /** Sends what comes of {@code reply}; its failure goes to the routes' failure handler. */
    static void json(RoutingContext context, Future<JsonObject> reply) {
        reply.onSuccess(body -> json(context, 200, body)).onFailure(context::fail);
    }
}
