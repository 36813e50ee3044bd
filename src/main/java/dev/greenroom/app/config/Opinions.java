package dev.greenroom.app.config;

import dev.greenroom.opinion.GuardModel;
import dev.greenroom.opinion.Terms;
import dev.greenroom.opinion.Thresholds;
import dev.greenroom.policy.Direction;
import dev.greenroom.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The opinions from beside the policy; each is absent when nobody asked for it. */
public record Opinions(
        @Nullable Moderation moderation,
        @Nullable Guard guard,
        @Nullable Onnx onnx) {
    /** The names of all that there are, in the order in which they are told of. */
    public static final List<String> NAMES = List.of("moderation", "guard", "onnx");

    /** An OpenAI-compatible moderation endpoint. */
    public record Moderation(URI baseUrl, @Nullable Secret apiKey, String model, Terms terms) {}

    /** A Llama-Guard-style model behind a chat server. */
    public record Guard(URI baseUrl, @Nullable Secret apiKey, String model, GuardModel.Prompt prompt, Terms terms) {}

    /** @param labels what the model's scores stand for, in its order */
    public record Onnx(Path model, List<String> labels, Terms terms) {}

    static Opinions of(Values values, Config.Secrets secrets) {
        return new Opinions(
                values.find(OpinionKeys.MODERATION_BASE_URL)
                        .map(base -> moderation(base, values, secrets))
                        .orElse(null),
                values.find(OpinionKeys.GUARD_BASE_URL)
                        .map(base -> guard(base, values, secrets))
                        .orElse(null),
                values.find(OpinionKeys.ONNX_MODEL)
                        .map(model -> onnx(model, values))
                        .orElse(null));
    }

    private static Moderation moderation(URI base, Values values, Config.Secrets secrets) {
        return new Moderation(
                base,
                secrets.moderation(),
                values.get(OpinionKeys.MODERATION_MODEL),
                terms("moderation", 1, OpinionKeys.MODERATION, values));
    }

    private static Guard guard(URI base, Values values, Config.Secrets secrets) {
        String prompt = values.get(OpinionKeys.GUARD_PROMPT);
        return new Guard(
                base,
                secrets.guard(),
                values.get(OpinionKeys.GUARD_MODEL),
                GuardModel.Prompt.valueOf(prompt.toUpperCase(Locale.ROOT)),
                terms("guard", 1, OpinionKeys.GUARD, values));
    }

    private static Onnx onnx(Path model, Values values) {
        double weight = values.get(OpinionKeys.ONNX_WEIGHT);
        return new Onnx(model, values.get(OpinionKeys.ONNX_LABELS), terms("onnx", weight, OpinionKeys.ONNX, values));
    }

    private static Terms terms(String name, double weight, OpinionKeys.Terms keys, Values values) {
        return new Terms(
                name,
                about(values.get(keys.about())),
                values.get(keys.deadline()),
                values.get(keys.atOnce()),
                values.get(keys.required()),
                weight,
                new Thresholds(values.get(keys.hold()), values.get(keys.block())));
    }

    private static Set<Direction> about(String written) {
        return switch (written) {
            case "questions" -> Set.of(Direction.QUESTION);
            case "answers" -> Set.of(Direction.ANSWER);
            default -> Set.of(Direction.values());
        };
    }
}
