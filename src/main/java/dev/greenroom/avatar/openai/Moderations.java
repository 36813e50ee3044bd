package dev.greenroom.avatar.openai;

import dev.greenroom.gate.Decider;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/moderations} in OpenAI's shape, with a {@code greenroom} object beside each result. The model's name
 * chooses the direction: {@code greenroom-question}, or {@code greenroom-answer} for any other name. What is decided here
 * counts like any other decision: the mode applies, and the journal has it.
 */
public final class Moderations {
    private static final int MOST_INPUTS = 1_000;
    private static final String SOURCE = "moderations";
    private static final String QUESTION_MODEL = "greenroom-question";
    private static final String ANSWER_MODEL = "greenroom-answer";
    private static final List<String> CATEGORIES = List.of(
            "harassment",
            "harassment/threatening",
            "hate",
            "hate/threatening",
            "illicit",
            "illicit/violent",
            "self-harm",
            "self-harm/intent",
            "self-harm/instructions",
            "sexual",
            "sexual/minors",
            "violence",
            "violence/graphic");

    private final Decider decider;
    private final Language language;
    private final BiFunction<Decision, Language, JsonObject> shape;

    /** @param shape the JSON that {@code greenroom check} prints of a decision */
    public Moderations(Decider decider, Language language, BiFunction<Decision, Language, JsonObject> shape) {
        this.decider = decider;
        this.language = language;
        this.shape = shape;
    }

    void handle(RoutingContext context) {
        try {
            moderate(context.body().buffer())
                    .onSuccess(answer -> GatewayRoutes.json(context.response(), answer))
                    .onFailure(context::fail);
        } catch (ChatRequest.Malformed e) {
            OpenAiErrors.send(context.response(), OpenAiErrors.badRequest(e.getMessage()));
        }
    }

    private Future<JsonObject> moderate(@Nullable Buffer buffer) throws ChatRequest.Malformed {
        JsonObject body = parse(buffer);
        Direction direction = QUESTION_MODEL.equals(body.getValue("model")) ? Direction.QUESTION : Direction.ANSWER;
        String id = "modr-" + UUID.randomUUID();
        List<String> inputs = inputs(body.getValue("input"));
        JsonObject answer = new JsonObject()
                .put("id", id)
                .put("model", direction == Direction.QUESTION ? QUESTION_MODEL : ANSWER_MODEL);
        return results(id, direction, inputs, new JsonArray()).map(results -> answer.put("results", results));
    }

    /** One after the other: a long list must not use up the calls that opinions allow at once. */
    private Future<JsonArray> results(String id, Direction direction, List<String> inputs, JsonArray done) {
        for (int i = done.size(); i < inputs.size(); i++) {
            Utterance utterance = direction == Direction.QUESTION
                    ? Utterance.question(inputs.get(i), language)
                    : Utterance.answer(null, inputs.get(i), language);
            Future<Decision> asked = decider.consult(SOURCE, id + "/" + i, 0, utterance);
            if (!asked.succeeded()) {
                return asked.compose(decision -> results(id, direction, inputs, done.add(result(decision))));
            }
            done.add(result(asked.result()));
        }
        return Future.succeededFuture(done);
    }

    private JsonObject result(Decision decision) {
        JsonObject categories = new JsonObject();
        JsonObject scores = new JsonObject();
        JsonObject types = new JsonObject();
        boolean flagged = decision.verdict() != Verdict.ALLOW;
        for (String category : CATEGORIES) {
            boolean named = flagged && decision.reasons().stream().anyMatch(reason -> isAbout(reason, category));
            categories.put(category, named);
            scores.put(category, named ? Math.max(decision.harm(), decision.exposure()) : 0.0);
            types.put(category, new JsonArray().add("text"));
        }
        return new JsonObject()
                .put("flagged", flagged)
                .put("categories", categories)
                .put("category_scores", scores)
                .put("category_applied_input_types", types)
                .put("greenroom", shape.apply(decision, language));
    }

    /** Our categories name threats {@code hate/threat}, OpenAI's {@code hate/threatening}. */
    private static boolean isAbout(Reason reason, String category) {
        String ours = reason.category();
        String theirs = ours.endsWith("/threat") ? ours + "ening" : ours;
        return theirs.equals(category) || theirs.startsWith(category + "/");
    }

    private static JsonObject parse(@Nullable Buffer buffer) throws ChatRequest.Malformed {
        try {
            JsonObject body = buffer == null ? null : buffer.toJsonObject();
            if (body != null) {
                return body;
            }
        } catch (DecodeException | ClassCastException e) {
            throw new ChatRequest.Malformed("The body is not a JSON object: " + e.getMessage());
        }
        throw new ChatRequest.Malformed("The body is empty; send {\"input\": \"...\"}.");
    }

    private static List<String> inputs(@Nullable Object input) throws ChatRequest.Malformed {
        if (input instanceof String text) {
            return List.of(text);
        }
        List<String> found = new ArrayList<>();
        if (input instanceof JsonArray list) {
            for (Object item : list) {
                if (item instanceof String text) {
                    found.add(text);
                } else if (item instanceof JsonObject part && part.getValue("text") instanceof String text) {
                    found.add(text);
                } else {
                    throw new ChatRequest.Malformed("'input' should hold texts only; pictures are not checked here.");
                }
            }
        }
        if (found.isEmpty() || found.size() > MOST_INPUTS) {
            throw new ChatRequest.Malformed("'input' should be a text, or a list of 1 to " + MOST_INPUTS + " texts.");
        }
        return found;
    }
}
