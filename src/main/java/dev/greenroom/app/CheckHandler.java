package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.dashboard.ApiProblem;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.policy.Direction;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /api/v1/check}: what {@code greenroom check} does, over HTTP. Nothing is journalled and no mode applies. */
final class CheckHandler implements Handler<RoutingContext> {
    private final Gatekeeper gatekeeper;
    private final CheckRequest.Defaults defaults;

    CheckHandler(Gatekeeper gatekeeper, Config config) {
        this.gatekeeper = gatekeeper;
        this.defaults = new CheckRequest.Defaults(Direction.ANSWER, config.language(), config.textMost());
    }

    @Override
    public void handle(RoutingContext context) {
        try {
            String body = context.body().asString();
            CheckRequest request = CheckRequest.parse(body == null ? "" : body, defaults);
            JsonObject answer = request.answer(gatekeeper.judge(request.utterance()));
            context.response().putHeader("content-type", "application/json").end(answer.encode());
        } catch (CheckRequest.BadRequest e) {
            new ApiProblem(400, "bad-request", "The text cannot be checked", String.valueOf(e.getMessage()))
                    .send(context);
        }
    }
}
