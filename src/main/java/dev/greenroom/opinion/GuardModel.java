package dev.greenroom.opinion;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A Llama-Guard-style model behind an OpenAI-compatible chat server: {@code POST {base}/chat/completions}, answered with
 * {@code safe}, or {@code unsafe} and a line of hazard codes. An answer is shown with the question that led to it.
 */
public final class GuardModel implements Opinion {
    /** Enough for the verdict and every code. */
    private static final int MOST_TOKENS = 60;

    private final JsonPost post;
    private final String model;
    private final Prompt prompt;

    /** Who writes the instruction that the model follows. */
    public enum Prompt {
        /** The server's chat template has it, as that of a served Llama Guard does. */
        MODEL,
        /** It is sent as one message, for any model that follows instructions. */
        GREENROOM
    }

    /**
     * @param base with its {@code /v1}
     * @param apiKey sent to that host alone
     */
    public GuardModel(Vertx vertx, URI base, @Nullable String apiKey, String model, Prompt prompt, Terms terms) {
        JsonPost.Server server = new JsonPost.Server(base, apiKey, terms.deadline(), terms.atOnce());
        this.post = new JsonPost(vertx, server, "/chat/completions");
        this.model = model;
        this.prompt = prompt;
    }

    @Override
    public Future<Scores> ask(Utterance utterance) {
        JsonObject body = new JsonObject()
                .put("model", model)
                .put("messages", prompt == Prompt.MODEL ? conversation(utterance) : instruction(utterance))
                .put("temperature", 0)
                .put("max_tokens", MOST_TOKENS)
                .put("stream", false);
        return post.send(body)
                .compose(answer -> GuardAnswer.scores(words(answer))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(new NoOpinion(
                                Absence.BAD_ANSWER,
                                "the model answered neither 'safe' nor 'unsafe' with hazard codes"))));
    }

    @Override
    public Future<Void> close() {
        return post.close();
    }

    private static JsonArray conversation(Utterance utterance) {
        if (utterance.direction() == Direction.QUESTION) {
            return new JsonArray().add(message("user", utterance.text()));
        }
        String question = utterance.question();
        return new JsonArray()
                .add(message("user", question == null || question.isBlank() ? "Go on." : question))
                .add(message("assistant", utterance.text()));
    }

    private static JsonArray instruction(Utterance utterance) {
        return new JsonArray().add(message("user", GuardPrompt.of(utterance)));
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    private static String words(JsonObject answer) {
        boolean said = answer.getValue("choices") instanceof JsonArray choices
                && !choices.isEmpty()
                && choices.getValue(0) instanceof JsonObject choice
                && choice.getValue("message") instanceof JsonObject;
        if (!said) {
            return "";
        }
        Object content = answer.getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getValue("content");
        return content instanceof String text ? text : "";
    }
}
