package dev.greenroom.gate;

import dev.greenroom.policy.Action;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Reason;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The one shape in which a decision is told to other programs, by every endpoint and by the command line: {@code verdict,
 * harm, exposure, reasons[], actions[], policy_revision}, in this order;
 * {@code actions} only where there are some, and a reason's {@code say_instead} only where the rule files have one. Thread-safe.
 */
public final class DecisionJson {
    private DecisionJson() {}

    /** The decision, its explanations in {@code language} where the policy has them. */
    public static JsonObject of(Decision decision, Language language) {
        JsonObject json = new JsonObject()
                .put("verdict", decision.verdict().wire())
                .put("harm", rounded(decision.harm()))
                .put("exposure", rounded(decision.exposure()))
                .put("reasons", reasons(decision, language));
        if (!decision.actions().isEmpty()) {
            json.put("actions", actions(decision));
        }
        return json.put("policy_revision", decision.policyRevision());
    }

    /** The reasons alone, the deciding rule first. */
    public static JsonArray reasons(Decision decision, Language language) {
        JsonArray reasons = new JsonArray();
        decision.reasons().forEach(reason -> reasons.add(reason(reason, language)));
        return reasons;
    }

    /** What is asked to be done about the author; asked for, not done. */
    public static JsonArray actions(Decision decision) {
        JsonArray actions = new JsonArray();
        decision.actions().forEach(asked -> actions.add(action(asked)));
        return actions;
    }

    private static JsonObject action(Action.Asked asked) {
        JsonObject json = new JsonObject().put("do", asked.action().wire());
        if (!asked.action().length().isZero()) {
            json.put("seconds", asked.action().length().toMillis() / 1000.0);
        }
        return json.put("rule", asked.rule());
    }

    private static JsonObject reason(Reason reason, Language language) {
        JsonObject json = new JsonObject()
                .put("rule", reason.rule())
                .put("category", reason.category())
                .put("span", span(reason))
                .put("context", reason.context())
                .put("explanation", reason.explanation(language))
                .put("cites", reason.cites());
        reason.sayInstead(language).ifPresent(words -> json.put("say_instead", words));
        return json;
    }

    private static @Nullable JsonObject span(Reason reason) {
        Span span = reason.span();
        return span == null ? null : span(span, reason.spanText());
    }

    static JsonObject span(Span span, String text) {
        return new JsonObject()
                .put("start", span.start())
                .put("end", span.end())
                .put("text", text);
    }

    /** Four places: enough to compare with a rule's bound, without the noise of binary fractions. */
    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
