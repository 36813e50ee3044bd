package dev.greenroom.dashboard;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Trace;
import dev.greenroom.text.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A trace as the page of the rules gets it. */
final class TraceShape {
    private TraceShape() {}

    static JsonObject of(Trace trace) {
        JsonArray views = new JsonArray();
        trace.views()
                .forEach(look ->
                        views.add(new JsonObject().put("name", look.name()).put("text", look.text())));
        JsonArray findings = new JsonArray();
        trace.findings()
                .forEach(finding ->
                        findings.add(finding(finding, trace.utterance().text())));
        JsonArray rules = new JsonArray();
        trace.steps().forEach(step -> rules.add(step(step)));
        return new JsonObject()
                .put("text", trace.utterance().text())
                .put(
                        "decision",
                        DashboardJson.decision(
                                trace.decision(), trace.utterance().language()))
                .put("views", views)
                .put("findings", findings)
                .put("rules", rules);
    }

    private static JsonObject step(Trace.Step step) {
        return new JsonObject()
                .put("finding", step.finding() == Trace.WHOLE_TEXT ? null : (Object) step.finding())
                .put("rule", step.rule())
                .put("matched", step.matched())
                .put("why", step.why());
    }

    private static JsonObject finding(Finding finding, String text) {
        Span span = finding.span();
        JsonArray steps =
                new JsonArray().add(step("severity", finding.severity())).add(step("sureness", finding.sureness()));
        for (Context context : finding.contexts()) {
            steps.add(step("context", context.harm()).put("context", context.id()));
        }
        return new JsonObject()
                .put("id", finding.id())
                .put("category", finding.category().path())
                .put("target", finding.target())
                .put(
                        "span",
                        new JsonObject()
                                .put("start", span.start())
                                .put("end", span.end())
                                .put("text", span.of(text)))
                .put("harm", finding.harm())
                .put("harm_steps", steps)
                .put("exposure", finding.exposure());
    }

    private static JsonObject step(String what, double factor) {
        return new JsonObject().put("what", what).put("factor", factor);
    }
}
