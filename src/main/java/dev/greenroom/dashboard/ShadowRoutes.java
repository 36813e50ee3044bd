package dev.greenroom.dashboard;

import dev.greenroom.rulebook.Shadow;
import dev.greenroom.rulebook.ShadowTally;
import dev.greenroom.rulebook.ShadowTally.Difference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a candidate that runs beside the policy in force would have decided otherwise. Main context only. */
record ShadowRoutes(Optional<Shadow> shadow) {
    void mount(Router router, Access access) {
        router.get("/api/v1/shadow").handler(access).handler(this::show);
    }

    private void show(RoutingContext context) {
        JsonObject answer =
                shadow.map(candidate -> json(candidate.status())).orElseGet(() -> new JsonObject().put("on", false));
        Replies.json(context, 200, answer);
    }

    private static JsonObject json(Shadow.Status status) {
        JsonObject json = new JsonObject()
                .put("on", true)
                .put("policy", status.policyName())
                .put("problems", PolicyJson.problems(status.problems()));
        ShadowTally tally = status.tally();
        if (tally == null) {
            return json;
        }
        JsonArray changes = new JsonArray();
        tally.changes()
                .forEach(change -> changes.add(new JsonObject()
                        .put("count", change.getValue())
                        .put("live", word(change.getKey().live()))
                        .put("candidate", word(change.getKey().candidate()))));
        JsonArray latest = new JsonArray();
        tally.latest().forEach(difference -> latest.add(difference(difference)));
        return json.put("revision", tally.revision())
                .put("since", tally.since().toString())
                .put("compared", tally.compared())
                .put("differed", tally.differed())
                .put("other_rule", tally.otherRule())
                .put("dropped", tally.dropped())
                .put("failed", tally.failed())
                .put("changes", changes)
                .put("latest", latest);
    }

    private static JsonObject word(ShadowTally.Word word) {
        return new JsonObject().put("verdict", word.verdict().wire()).put("rule", word.rule());
    }

    private static JsonObject difference(Difference difference) {
        var utterance = difference.utterance();
        return new JsonObject()
                .put("at", difference.at().toString())
                .put("exchange", difference.exchange())
                .put("direction", utterance.direction().wire())
                .put("text", utterance.text())
                .put("question", utterance.question())
                .put("live", DashboardJson.decision(difference.live(), utterance.language()))
                .put("candidate", DashboardJson.decision(difference.candidate(), utterance.language()));
    }
}
