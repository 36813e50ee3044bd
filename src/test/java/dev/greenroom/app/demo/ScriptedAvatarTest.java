package dev.greenroom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The avatar against a small double of Greenroom over real HTTP. */
@ExtendWith(VertxExtension.class)
class ScriptedAvatarTest {
    private static final String TOKEN = "a-token-of-the-demo";
    private static final String EVENTS = ": waiting\n\n" //
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Bonj\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"our é\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{}}\n\ndata: [DONE]\n\n";

    private final Deque<String> questions = new ArrayDeque<>(List.of("qui es-tu ?", "and now?"));
    private final List<String> log = new ArrayList<>();
    private int refusals;
    private @Nullable Runnable onDone;
    private @Nullable ScriptedAvatar avatar;

    @Test
    void itTakesAQuestionAsksThroughTheGatewaySaysTheAnswerAndTakesTheNext(Vertx vertx, VertxTestContext test) {
        onDone = () -> {
            if (log.size() == 6) {
                test.verify(() -> assertThat(log)
                        .containsExactly(
                                "asked qui es-tu ?",
                                "said Bonjour é",
                                "done q2",
                                "asked and now?",
                                "said Bonjour é",
                                "done q1"));
                stop(test);
            }
        };
        vertx.runOnContext(
                go -> greenroom(vertx).onSuccess(base -> start(vertx, base)).onFailure(test::failNow));
    }

    @Test
    void aRefusalIsTriedAgain(Vertx vertx, VertxTestContext test) {
        refusals = 1;
        onDone = () -> {
            test.verify(() -> assertThat(log).contains("said Bonjour é"));
            stop(test);
        };
        vertx.runOnContext(
                go -> greenroom(vertx).onSuccess(base -> start(vertx, base)).onFailure(test::failNow));
    }

    private void start(Vertx vertx, URI base) {
        ScriptedAvatar started = new ScriptedAvatar(
                vertx, base, TOKEN, Duration.ofMillis(1), (question, answer) -> log.add("said " + answer));
        avatar = started;
        started.start();
    }

    private void stop(VertxTestContext test) {
        if (avatar != null) {
            avatar.stop();
        }
        test.completeNow();
    }

    private Future<URI> greenroom(Vertx vertx) {
        Router router = Router.router(vertx);
        router.post("/api/v1/questions/take").handler(this::take);
        router.post("/api/v1/questions/:id/done").handler(ctx -> {
            log.add("done " + ctx.pathParam("id"));
            ctx.response().setStatusCode(204).end();
            if (onDone != null) {
                onDone.run();
            }
        });
        router.post("/v1/chat/completions").handler(this::complete);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .map(server -> URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    private void take(RoutingContext ctx) {
        if (refusals-- > 0 || !("Bearer " + TOKEN).equals(ctx.request().getHeader("authorization"))) {
            ctx.response().setStatusCode(401).end("{}");
        } else if (questions.isEmpty()) {
            ctx.response().setStatusCode(204).end();
        } else {
            ctx.json(new JsonObject().put("id", "q" + questions.size()).put("text", questions.poll()));
        }
    }

    private void complete(RoutingContext ctx) {
        ctx.request().body().onSuccess(body -> {
            JsonObject request = body.toJsonObject();
            String question = request.getJsonArray("messages").getJsonObject(1).getString("content");
            boolean hasKey = ctx.request().getHeader("authorization") != null;
            log.add("asked " + question + (hasKey ? " with a key" : ""));
            ctx.response().putHeader("content-type", "text/event-stream").end(EVENTS);
        });
    }
}
