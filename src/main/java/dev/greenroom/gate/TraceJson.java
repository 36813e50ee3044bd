package dev.greenroom.gate;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Phrase;
import dev.greenroom.policy.Trace;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The one shape in which a trace is told, by the command line and by the dashboard: {@code text, direction, question,
 * before, language, around, views[], findings[], rules[], decision}. Thread-safe.
 */
public final class TraceJson {
    private TraceJson() {}

    /** The trace, its words and explanations in {@code language} where there are some. */
    public static JsonObject of(Trace trace, Language language) {
        Utterance utterance = trace.utterance();
        JsonObject json = new JsonObject()
                .put("direction", utterance.direction().wire())
                .put("text", utterance.text())
                .put("question", utterance.question())
                .put("before", utterance.before())
                .put("language", utterance.language().tag())
                .put("around", CircumstancesJson.of(utterance.around()));
        JsonArray views = new JsonArray();
        trace.views()
                .forEach(look -> views.add(
                        new JsonObject().put("name", look.name().in(language)).put("text", look.text())));
        JsonArray findings = new JsonArray();
        trace.findings().forEach(finding -> findings.add(finding(finding, utterance.text())));
        JsonArray rules = new JsonArray();
        trace.steps().forEach(step -> rules.add(step(step, language)));
        return json.put("views", views)
                .put("findings", findings)
                .put("rules", rules)
                .put("decision", DecisionJson.of(trace.decision(), language));
    }

    private static JsonObject finding(Finding finding, String text) {
        return new JsonObject()
                .put("id", finding.id())
                .put("entry", finding.entry())
                .put("category", finding.category().path())
                .put("target", finding.target())
                .put("span", DecisionJson.span(finding.span(), finding.span().of(text)))
                .put("harm", DecisionJson.rounded(finding.harm()))
                .put("harm_steps", harm(finding))
                .put("exposure", DecisionJson.rounded(finding.exposure()));
    }

    /** How harm comes about: each step multiplies, {@code harm} is what is left after it. */
    private static JsonArray harm(Finding finding) {
        JsonArray steps = new JsonArray();
        double left = finding.severity();
        steps.add(step("severity", finding.severity(), left));
        left *= finding.sureness();
        steps.add(step("sureness", finding.sureness(), left));
        for (Context context : finding.contexts()) {
            left *= context.harm();
            steps.add(step("context", context.harm(), left)
                    .put("context", context.id())
                    .put("by", context.by()));
        }
        return steps;
    }

    private static JsonObject step(String what, double factor, double left) {
        return new JsonObject()
                .put("what", what)
                .put("factor", DecisionJson.rounded(factor))
                .put("harm", DecisionJson.rounded(left));
    }

    private static JsonObject step(Trace.Step step, Language language) {
        Phrase why = step.why();
        return new JsonObject()
                .put("finding", step.finding() == Trace.WHOLE_TEXT ? null : (Object) step.finding())
                .put("rule", step.rule())
                .put("verdict", step.then().wire())
                .put("matched", step.matched())
                .put("why", why == null ? null : why.in(language));
    }
}
