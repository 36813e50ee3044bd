package dev.greenroom.backtest;

import dev.greenroom.backtest.BacktestReport.Flip;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.TreeMap;

/** The one shape in which a backtest is told to programs, the dashboard among them. */
public final class BacktestJson {
    private BacktestJson() {}

    public static JsonObject of(BacktestReport report) {
        JsonObject skipped = new JsonObject();
        for (Past.Why why : Past.Why.values()) {
            skipped.put(why.name().toLowerCase(Locale.ROOT), report.skipped().getOrDefault(why, 0L));
        }
        JsonObject revisions = new JsonObject();
        new TreeMap<>(report.revisions()).forEach(revisions::put);
        JsonArray verdicts = new JsonArray();
        report.verdicts()
                .forEach(move -> verdicts.add(new JsonObject()
                        .put("before", move.before().wire())
                        .put("after", move.after().wire())
                        .put("count", move.count())));
        JsonArray rules = new JsonArray();
        report.rules()
                .forEach(rule -> rules.add(new JsonObject()
                        .put("rule", rule.rule())
                        .put("before", rule.before())
                        .put("after", rule.after())));
        JsonArray flips = new JsonArray();
        report.flips().forEach(flip -> flips.add(of(flip)));
        return head(report)
                .put("skipped", skipped)
                .put("revisions_before", revisions)
                .put("verdicts", verdicts)
                .put("rules", rules)
                .put("flips", flips)
                .put("more_flips", report.moreFlips());
    }

    private static JsonObject head(BacktestReport report) {
        return new JsonObject()
                .put("source", report.source())
                .put("policy_revision", report.revision())
                .put("complete", report.complete())
                .put("seconds", report.took().toMillis() / 1000.0)
                .put("from", report.from() == null ? null : report.from().toString())
                .put("to", report.to() == null ? null : report.to().toString())
                .put("decided", report.decided())
                .put("changed", report.changed())
                .put("same_verdict_other_rule", report.sameVerdictOtherRule())
                .put("failed", report.failed());
    }

    private static JsonObject of(Flip flip) {
        return new JsonObject()
                .put("before", flip.before().wire())
                .put("after", flip.after().wire())
                .put("seen", flip.seen())
                .put("direction", flip.direction().wire())
                .put("text", flip.text())
                .put("question", flip.question())
                .put("rule_before", flip.ruleBefore())
                .put("rule_after", flip.ruleAfter())
                .put("explanation", flip.explanation())
                .put("last", flip.last() == null ? null : flip.last().toString())
                .put("exchange", flip.exchange())
                .put("revision_before", flip.revision());
    }
}
