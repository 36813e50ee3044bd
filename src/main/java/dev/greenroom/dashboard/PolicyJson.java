package dev.greenroom.dashboard;

import dev.greenroom.rulebook.InForce;
import dev.greenroom.rulebook.PolicyStatus;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.yaml.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The shapes of what the API says of policies. */
final class PolicyJson {
    private PolicyJson() {}

    static JsonObject status(PolicyStatus status) {
        PolicyStatus.Rejection rejection = status.rejection();
        JsonObject json = inForce(status.inForce())
                .put("status", rejection == null ? "on" : "degraded")
                .put("files_differ", status.filesDiffer())
                .put("problems", problems(rejection == null ? List.of() : rejection.problems()))
                .put("warnings", problems(status.warnings()));
        return rejection == null ? json : json.put("rejected_at", rejection.at().toString());
    }

    static JsonObject kept(RevisionStore.Kept kept) {
        return new JsonObject().put("number", kept.number()).mergeIn(inForce(kept.inForce()));
    }

    static JsonArray problems(List<Problem> problems) {
        JsonArray array = new JsonArray();
        problems.forEach(problem -> array.add(new JsonObject()
                .put("code", problem.code())
                .put("file", problem.at().file())
                .put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("message", problem.message())
                .put("source_line", problem.sourceLine())));
        return array;
    }

    private static JsonObject inForce(InForce inForce) {
        return new JsonObject()
                .put("revision", inForce.revision())
                .put("policy", inForce.policy())
                .put("since", inForce.since().toString())
                .put("cause", inForce.cause().wire())
                .put("by", inForce.by());
    }
}
