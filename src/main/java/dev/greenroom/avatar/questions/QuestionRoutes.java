package dev.greenroom.avatar.questions;

import dev.greenroom.chat.ChatMessage;
import dev.greenroom.gate.Question;
import dev.greenroom.gate.QuestionQueue;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets an avatar take questions, {@code POST /api/v1/questions/take}, and say that it has dealt with one,
 * {@code POST /api/v1/questions/{id}/done}. Mount it behind authentication, on the queue's context.
 */
public final class QuestionRoutes {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int LARGEST_BODY = 1_024;

    private final QuestionQueue queue;
    private final Function<ChatMessage, String> names;

    private QuestionRoutes(QuestionQueue queue, Function<ChatMessage, String> names) {
        this.queue = queue;
        this.names = names;
    }

    /**
     * Adds the two routes to {@code router}.
     *
     * @param names what the avatar may call an author
     */
    public static void mount(Router router, QuestionQueue queue, Function<ChatMessage, String> names) {
        QuestionRoutes routes = new QuestionRoutes(queue, names);
        router.post("/api/v1/questions/take")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(routes::take);
        router.post("/api/v1/questions/:id/done").handler(routes::done);
    }

    private void take(RoutingContext context) {
        Optional<Integer> wait = waitSeconds(context);
        if (wait.isEmpty()) {
            problem(
                    context,
                    400,
                    "Bad request",
                    "Send {\"wait_seconds\": n} with n from 0 to " + LONGEST_WAIT_SECONDS
                            + ", or no body at all to get what is there now");
            return;
        }
        HttpServerResponse response = context.response();
        QuestionQueue.Waiter waiter = queue.take(Duration.ofSeconds(wait.get()));
        response.closeHandler(closed -> waiter.cancel());
        waiter.question()
                .onSuccess(question -> question.ifPresentOrElse(found -> deliver(response, found), () -> {
                    if (!response.closed()) {
                        response.setStatusCode(204).end();
                    }
                }));
    }

    /** A question that the client can no longer receive goes back to its place. */
    private void deliver(HttpServerResponse response, Question question) {
        if (response.closed()) {
            queue.giveBack(question.id());
            return;
        }
        JsonObject body = new JsonObject()
                .put("id", question.id())
                .put("text", question.text())
                .put("author", names.apply(question.message()))
                .put("channel", question.message().channel())
                .put("asked_at", question.message().at().toString());
        response.putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(body.encode())
                .onFailure(gone -> queue.giveBack(question.id()));
    }

    private void done(RoutingContext context) {
        String id = context.pathParam("id");
        if (queue.done(id)) {
            context.response().setStatusCode(204).end();
        } else {
            problem(
                    context,
                    404,
                    "No such question",
                    "The avatar does not have this question: it was dealt with, took too long, or was taken back");
        }
    }

    private static Optional<Integer> waitSeconds(RoutingContext context) {
        try {
            JsonObject body =
                    context.body().isEmpty() ? new JsonObject() : context.body().asJsonObject();
            return body == null ? Optional.empty() : whole(body.getValue("wait_seconds", 0));
        } catch (DecodeException | ClassCastException error) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> whole(@Nullable Object value) {
        return value instanceof Integer seconds && seconds >= 0 && seconds <= LONGEST_WAIT_SECONDS
                ? Optional.of(seconds)
                : Optional.empty();
    }

    private static void problem(RoutingContext context, int status, String title, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }
}
