package dev.greenroom.app;

import dev.greenroom.app.config.Config;
import dev.greenroom.dashboard.ApiProblem;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.policy.Direction;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * {@code POST /api/v1/check}: what {@code greenroom check} does, over HTTP. A body of one JSON object is answered with one;
 * a body of JSON lines ({@code application/x-ndjson}) with a line for each, bad ones included. Nothing is journalled and no
 * mode applies.
 */
final class CheckHandler implements Handler<RoutingContext> {
    private static final String LINES = "application/x-ndjson";

    private final Vertx vertx;
    private final Gatekeeper gatekeeper;
    private final CheckRequest.Defaults defaults;

    CheckHandler(Vertx vertx, Gatekeeper gatekeeper, Config config) {
        this.vertx = vertx;
        this.gatekeeper = gatekeeper;
        this.defaults = new CheckRequest.Defaults(Direction.ANSWER, config.language(), config.textMost());
    }

    @Override
    public void handle(RoutingContext context) {
        String body = context.body().asString();
        String type = context.request().getHeader("content-type");
        if (type != null && type.startsWith(LINES)) {
            List<String> lines = body == null ? List.of() : body.lines().toList();
            // Thousands of lines would keep everybody else waiting.
            vertx.executeBlocking(() -> checkAll(lines), false)
                    .onSuccess(answers ->
                            context.response().putHeader("content-type", LINES).end(answers))
                    .onFailure(context::fail);
            return;
        }
        try {
            JsonObject answer = check(body == null ? "" : body);
            context.response().putHeader("content-type", "application/json").end(answer.encode());
        } catch (CheckRequest.BadRequest e) {
            new ApiProblem(400, "bad-request", "The text cannot be checked", String.valueOf(e.getMessage()))
                    .send(context);
        }
    }

    private String checkAll(List<String> lines) {
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            answers.append(checkLine(i + 1, lines.get(i)).encode()).append('\n');
        }
        return answers.toString();
    }

    private JsonObject checkLine(int number, String line) {
        try {
            return check(line);
        } catch (CheckRequest.BadRequest e) {
            return new JsonObject().put("line", number).put("error", e.getMessage());
        }
    }

    private JsonObject check(String json) throws CheckRequest.BadRequest {
        CheckRequest request = CheckRequest.parse(json, defaults);
        return request.answer(gatekeeper.judge(request.utterance()));
    }
}
