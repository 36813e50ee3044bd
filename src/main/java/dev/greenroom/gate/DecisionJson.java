package dev.greenroom.gate;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Reason;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The one shape in which a decision is told to other programs, by every endpoint and by the command line: {@code verdict,
 * harm, exposure, reasons[], policy_revision}, in this order. Thread-safe.
 */
public final class DecisionJson {
    private DecisionJson() {}

    /** The decision, its explanations in {@code language} where the policy has them. */
    public static JsonObject of(Decision decision, Language language) {
        return new JsonObject()
                .put("verdict", decision.verdict().wire())
                .put("harm", rounded(decision.harm()))
                .put("exposure", rounded(decision.exposure()))
                .put("reasons", reasons(decision, language))
                .put("policy_revision", decision.policyRevision());
    }

    /** The reasons alone, the deciding rule first. */
    public static JsonArray reasons(Decision decision, Language language) {
        JsonArray reasons = new JsonArray();
        decision.reasons().forEach(reason -> reasons.add(reason(reason, language)));
        return reasons;
    }

    private static JsonObject reason(Reason reason, Language language) {
        return new JsonObject()
                .put("rule", reason.rule())
                .put("category", reason.category())
                .put("span", span(reason))
                .put("context", reason.context())
                .put("explanation", reason.explanation(language))
                .put("cites", reason.cites());
    }

    private static @Nullable JsonObject span(Reason reason) {
        Span span = reason.span();
        return span == null
                ? null
                : new JsonObject()
                        .put("start", span.start())
                        .put("end", span.end())
                        .put("text", reason.spanText());
    }

    /** Four places: enough to compare with a rule's bound, without the noise of binary fractions. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
