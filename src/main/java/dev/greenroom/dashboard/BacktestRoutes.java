package dev.greenroom.dashboard;

import dev.greenroom.backtest.BacktestJson;
import dev.greenroom.rulebook.Backtests;
import dev.greenroom.rulebook.Backtests.Candidate;
import dev.greenroom.rulebook.Backtests.Run;
import dev.greenroom.rulebook.Backtests.Start;
import dev.greenroom.rulebook.Backtests.State;
import dev.greenroom.rulebook.Backtests.Wish;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.yaml.YamlMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;

/** Running a candidate over the journal: beginning, watching and cancelling. Main context only. */
record BacktestRoutes(Backtests backtests) {
    private static final String FILES = "files";
    private static final String SHADOW = "shadow";
    private static final String USUAL_TIME = "7d";
    private static final int LONGEST_NAME = 200;

    void mount(Router router, Access access) {
        router.post("/api/v1/backtests").handler(access).handler(this::start);
        router.get("/api/v1/backtests/current").handler(access).handler(this::show);
        router.delete("/api/v1/backtests/current").handler(access).handler(this::cancel);
    }

    private void start(RoutingContext context) {
        JsonObject body = RequestBody.object(context);
        String policy = name(body, "policy", "");
        String candidate = name(body, "candidate", FILES);
        Wish wish = new Wish(since(body), candidate(candidate), policy.isEmpty() ? null : policy);
        backtests
                .start(wish, Access.reviewer(context))
                .onSuccess(outcome -> {
                    if (outcome instanceof Start.Begun begun) {
                        Replies.json(context, 202, json(begun.state()));
                    } else if (outcome instanceof Start.Busy busy) {
                        busy(busy.run()).send(context);
                    } else {
                        unknown(candidate).send(context);
                    }
                })
                .onFailure(context::fail);
    }

    private void show(RoutingContext context) {
        Replies.json(context, 200, json(backtests.state()));
    }

    private void cancel(RoutingContext context) {
        backtests.cancel();
        show(context);
    }

    private static Duration since(JsonObject body) {
        String text = name(body, "since", USUAL_TIME);
        return YamlMap.parseDuration(text)
                .filter(time -> !time.isZero() && !time.isNegative())
                .filter(time -> time.compareTo(Backtests.FARTHEST) <= 0)
                .orElseThrow(() -> RequestBody.bad(
                        "“since” cannot be used",
                        "“since” is a length of time such as 12h or 7d, at most " + Backtests.FARTHEST.toDays()
                                + "d, got “" + text + "”."));
    }

    private static String name(JsonObject body, String key, String otherwise) {
        String name = RequestBody.optional(body, key).strip();
        if (name.length() > LONGEST_NAME) {
            throw RequestBody.bad(
                    "“" + key + "” is too long", "“" + key + "” has at most " + LONGEST_NAME + " characters.");
        }
        return name.isEmpty() ? otherwise : name;
    }

    private static Candidate candidate(String name) {
        return switch (name) {
            case FILES -> new Candidate.Files();
            case SHADOW -> new Candidate.Shadow();
            default -> new Candidate.Revision(name);
        };
    }

    private static String wire(Candidate candidate) {
        if (candidate instanceof Candidate.Revision revision) {
            return revision.name();
        }
        return candidate instanceof Candidate.Shadow ? SHADOW : FILES;
    }

    private static ApiProblem busy(Run run) {
        return new ApiProblem(
                409,
                "backtest-runs",
                "A backtest runs already",
                run.by() + " began it. Wait for its end, or cancel it: DELETE /api/v1/backtests/current.");
    }

    private static ApiProblem unknown(String candidate) {
        if (candidate.equals(SHADOW)) {
            return new ApiProblem(
                    404,
                    "no-shadow",
                    "No candidate runs beside the policy in force",
                    "Set “shadow.policy” or “shadow.rules” in the settings, or send “candidate” as “files” or a kept"
                            + " revision.");
        }
        return new ApiProblem(
                404,
                "unknown-revision",
                "There is no such revision",
                "“candidate” is “files”, “shadow”, or a kept revision; got “" + candidate
                        + "”. GET /api/v1/policy/revisions lists the latest " + RevisionStore.MOST + ".");
    }

    private static JsonObject json(State state) {
        if (state instanceof State.Running running) {
            return told("running", running.run()).put("done", running.done()).put("all", running.all());
        } else if (state instanceof State.Done done) {
            return ended("done", done.run(), done.ended()).put("report", BacktestJson.of(done.report()));
        } else if (state instanceof State.Rejected rejected) {
            ApiProblem problem = new ApiProblem(
                    409,
                    "not-usable",
                    "The candidate cannot be used",
                    "Its files make no policy. Mend what the problems name and begin again.",
                    new JsonObject().put("problems", PolicyJson.problems(rejected.problems())));
            return ended("failed", rejected.run(), rejected.ended()).put("problem", problem.json());
        } else if (state instanceof State.Failed failed) {
            ApiProblem problem =
                    new ApiProblem(500, "backtest-failed", "The backtest could not be finished", failed.why());
            return ended("failed", failed.run(), failed.ended()).put("problem", problem.json());
        }
        return new JsonObject().put("state", "none");
    }

    private static JsonObject ended(String state, Run run, Instant ended) {
        return told(state, run).put("ended", ended.toString());
    }

    private static JsonObject told(String state, Run run) {
        return new JsonObject()
                .put("state", state)
                .put("candidate", wire(run.wish().candidate()))
                .put("policy", run.policyName())
                .put("since_seconds", run.wish().since().toSeconds())
                .put("by", run.by())
                .put("begun", run.begun().toString());
    }
}
