package dev.greenroom.app.evaluate;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Trace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as a person reads it, or as JSON. */
public final class Report {
    private static final int SHOWN = 160;

    private final Evaluation evaluation;
    private final Policy policy;

    public Report(Evaluation evaluation, Policy policy) {
        this.evaluation = evaluation;
        this.policy = policy;
    }

    /** Several lines, without a line end after the last. */
    public String text() {
        StringBuilder out = new StringBuilder();
        summary(out, evaluation.all());
        if (evaluation.incomplete() > 0) {
            line(out, "%-22s %d rows have no text or no label", "left out", evaluation.incomplete());
        }
        groups(out);
        misses(out, "Harmless, but flagged:", evaluation.alarms());
        misses(out, "Harmful, but allowed:", evaluation.silences());
        return out.toString().stripTrailing();
    }

    private static void summary(StringBuilder out, Tally all) {
        line(out, "%-22s %9s %9s", "", "flagged", "allowed");
        line(out, "%-22s %9d %9d", "labelled harmful", all.caught(), all.harmful() - all.caught());
        line(out, "%-22s %9d %9d", "labelled harmless", all.flagged(), all.harmless() - all.flagged());
        line(out, "");
        line(out, "%-22s %s", "balanced accuracy", percent(all.balancedAccuracy()));
        line(out, "%-22s %s   of the harmful ones are flagged", "recall", percent(all.recall()));
        line(out, "%-22s %s   of the flagged ones are harmful", "precision", percent(all.precision()));
        line(out, "%-22s %s", "F1", percent(all.f1()));
        line(
                out,
                "%-22s %s   of the harmless ones are held (%d) or blocked (%d)",
                "over-blocking",
                percent(all.overBlocking()),
                all.held(),
                all.blocked());
    }

    private void groups(StringBuilder out) {
        if (evaluation.groups().isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "%-32s %8s %8s %8s %8s %8s", "group", "harmful", "caught", "harmless", "flagged", "blocked");
        evaluation
                .groups()
                .forEach((name, tally) -> line(
                        out,
                        "%-32s %8d %8s %8d %8s %8s",
                        shortened(name, 32),
                        tally.harmful(),
                        percent(tally.recall()),
                        tally.harmless(),
                        percent((double) tally.flagged() / tally.harmless()),
                        percent((double) tally.blocked() / tally.harmless())));
    }

    private void misses(StringBuilder out, String title, List<Miss> misses) {
        if (misses.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "%s", title);
        for (Miss miss : misses) {
            line(
                    out,
                    "%6d  %-5s  %s",
                    miss.sample().row(),
                    miss.decision().verdict().name().toLowerCase(Locale.ROOT),
                    shortened(miss.sample().utterance().text(), SHOWN));
            trace(miss).forEach(step -> line(out, "%15s%s", "", step));
        }
    }

    /** What was seen in a text, and which rules spoke of it. */
    private List<String> trace(Miss miss) {
        Trace trace = policy.explain(miss.sample().utterance());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < trace.findings().size(); i++) {
            int place = i;
            String rules = trace.steps().stream()
                    .filter(step -> step.finding() == place && step.matched())
                    .map(Trace.Step::rule)
                    .collect(Collectors.joining(", "));
            lines.add(said(trace.findings().get(i), miss) + (rules.isEmpty() ? "; no rule speaks" : "; rule " + rules));
        }
        return lines;
    }

    private static String said(Finding finding, Miss miss) {
        String contexts = finding.contexts().stream().map(Context::id).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s, %s: “%s”, harm %.2f%s",
                finding.category(),
                finding.id(),
                shortened(finding.span().of(miss.sample().utterance().text()), SHOWN),
                finding.harm(),
                contexts.isEmpty() ? "" : " (" + contexts + ")");
    }

    /** The same as an object; rates without cases are absent. */
    public JsonObject json() {
        JsonObject groups = new JsonObject();
        evaluation.groups().forEach((name, tally) -> groups.put(name, json(tally)));
        return new JsonObject()
                .put("policy_revision", policy.revision())
                .put("all", json(evaluation.all()))
                .put("incomplete_rows", evaluation.incomplete())
                .put("groups", groups)
                .put("flagged_harmless", json(evaluation.alarms()))
                .put("allowed_harmful", json(evaluation.silences()));
    }

    private static JsonObject json(Tally tally) {
        JsonObject json = new JsonObject()
                .put("texts", tally.texts())
                .put("true_positives", tally.caught())
                .put("false_negatives", tally.harmful() - tally.caught())
                .put("false_positives", tally.flagged())
                .put("true_negatives", tally.harmless() - tally.flagged())
                .put("harmful_blocked", tally.caughtBlocked())
                .put("harmless_held", tally.held())
                .put("harmless_blocked", tally.blocked());
        Map.of(
                        "balanced_accuracy", tally.balancedAccuracy(),
                        "recall", tally.recall(),
                        "precision", tally.precision(),
                        "f1", tally.f1(),
                        "over_blocking", tally.overBlocking())
                .forEach((name, rate) -> {
                    if (!rate.isNaN()) {
                        json.put(name, rate);
                    }
                });
        return json;
    }

    private JsonArray json(List<Miss> misses) {
        JsonArray array = new JsonArray();
        for (Miss miss : misses) {
            array.add(new JsonObject()
                    .put("row", miss.sample().row())
                    .put("text", miss.sample().utterance().text())
                    .put("label", miss.sample().label())
                    .put("verdict", miss.decision().verdict().name().toLowerCase(Locale.ROOT))
                    .put("harm", miss.decision().harm())
                    .put("trace", new JsonArray(trace(miss))));
        }
        return array;
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    private static String percent(double rate) {
        return Double.isNaN(rate) ? "     -" : String.format(Locale.ROOT, "%5.1f%%", rate * 100);
    }

    private static String shortened(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
