package dev.greenroom.opinion;

import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST {base}/moderations} in OpenAI's shape. Only the text is sent: neither who wrote it nor where. Where a server
 * gives no scores, a category that it flags counts as 1.
 */
public final class ModerationEndpoint implements Opinion {
    private final JsonPost post;
    private final String model;

    /**
     * @param base with its {@code /v1}
     * @param apiKey sent to that host alone
     */
    public ModerationEndpoint(Vertx vertx, URI base, @Nullable String apiKey, String model, Terms terms) {
        JsonPost.Server server = new JsonPost.Server(base, apiKey, terms.deadline(), terms.atOnce());
        this.post = new JsonPost(vertx, server, "/moderations");
        this.model = model;
    }

    @Override
    public Future<Scores> ask(Utterance utterance) {
        JsonObject body = new JsonObject().put("model", model).put("input", utterance.text());
        return post.send(body).compose(answer -> {
            try {
                return Future.succeededFuture(new Scores(scores(answer)));
            } catch (ClassCastException | IllegalArgumentException e) {
                return Future.failedFuture(
                        new NoOpinion(Absence.BAD_ANSWER, "the answer is no moderation result with scores"));
            }
        });
    }

    @Override
    public Future<Void> close() {
        return post.close();
    }

    /** The first result's scores; a shape that is none of a moderation's gives no scores, or is no cast. */
    private static Map<String, Double> scores(JsonObject answer) {
        Map<String, Double> scores = new TreeMap<>();
        JsonArray results = answer.getJsonArray("results", new JsonArray());
        if (results.isEmpty() || !(results.getValue(0) instanceof JsonObject result)) {
            return scores;
        }
        // Flags first: a category whose flag is up but whose score is missing counts all the same.
        result.getJsonObject("categories", new JsonObject()).forEach(entry -> {
            if (entry.getValue() instanceof Boolean flagged) {
                scores.put(name(entry.getKey()), flagged ? 1.0 : 0.0);
            }
        });
        result.getJsonObject("category_scores", new JsonObject()).forEach(entry -> {
            if (entry.getValue() != null) {
                scores.put(name(entry.getKey()), ((Number) entry.getValue()).doubleValue());
            }
        });
        return scores;
    }

    private static String name(String category) {
        return category.toLowerCase(Locale.ROOT);
    }
}
