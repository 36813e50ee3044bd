package dev.greenroom.dashboard;

import dev.greenroom.gate.CheckRequest;
import dev.greenroom.gate.TraceJson;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Contents;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Trace;
import dev.greenroom.rulebook.RuleStatistics;
import dev.greenroom.rulebook.RuleStatistics.Fired;
import dev.greenroom.rulebook.RuleStatistics.Reviewed;
import dev.greenroom.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules with how they fare, and trying a text on them. Main context only. */
final class RuleRoutes {
    /** Reviews are counted over so long, so that a rule that holds little can be judged, too. */
    static final Duration REVIEWS = Duration.ofDays(30);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Vertx vertx;
    private final Clock clock;
    private final RulesParts parts;

    RuleRoutes(Vertx vertx, Clock clock, RulesParts parts) {
        this.vertx = vertx;
        this.clock = clock;
        this.parts = parts;
    }

    void mount(Router router, Access access) {
        router.get("/api/v1/policy/rules").handler(access).handler(this::rules);
        router.post("/api/v1/policy/explain").handler(access).handler(this::explain);
    }

    private void rules(RoutingContext context) {
        Instant now = clock.instant();
        Instant since = since(context.request().getParam("since"), now);
        RuleStatistics statistics = parts.statistics();
        Future<Map<String, Fired>> fired = statistics.fired(since);
        Future<Map<String, Reviewed>> reviewed = statistics.reviewed(now.minus(REVIEWS));
        Policy policy = parts.active().current();
        Replies.json(
                context,
                Future.all(fired, reviewed)
                        .map(both -> new JsonObject()
                                .put("revision", policy.revision())
                                .put("policies", policies(policy))
                                .put("since", since.toString())
                                .put("reviews_since", now.minus(REVIEWS).toString())
                                .put("rules", array(policy, fired.result(), reviewed.result()))));
    }

    private static JsonArray policies(Policy policy) {
        JsonArray names = new JsonArray();
        policy.contents().policies().stream().sorted().forEach(names::add);
        return names;
    }

    private static JsonArray array(Policy policy, Map<String, Fired> fired, Map<String, Reviewed> reviewed) {
        JsonArray array = new JsonArray();
        for (Contents.RuleLine rule : policy.contents().rules()) {
            Fired counted = fired.getOrDefault(rule.id(), new Fired(0, 0));
            Reviewed judged = reviewed.getOrDefault(rule.id(), Reviewed.NONE);
            JsonArray on = new JsonArray();
            rule.on().stream().sorted().map(Direction::wire).forEach(on::add);
            array.add(new JsonObject()
                    .put("id", rule.id())
                    .put("on", on)
                    .put("verdict", rule.verdict().wire())
                    .put("cites", rule.cites())
                    .put("policy", rule.policy())
                    .put("spoke", counted.spoke())
                    .put("decided", counted.decided())
                    .put("reviews", reviews(judged)));
        }
        return array;
    }

    private static JsonObject reviews(Reviewed judged) {
        return new JsonObject()
                .put("approved", judged.approved())
                .put("edited", judged.edited())
                .put("rejected", judged.rejected())
                .put("expired", judged.expired())
                .put("too_strict", judged.isTooStrict());
    }

    private static Instant since(@Nullable String asked, Instant now) {
        if (asked == null) {
            return now.minus(A_DAY);
        }
        try {
            Instant since = Instant.parse(asked);
            if (!since.isAfter(now) && !since.isBefore(now.minus(REVIEWS))) {
                return since;
            }
        } catch (DateTimeException e) {
            // falls through to the same words
        }
        throw RequestBody.bad(
                "“since” cannot be used",
                "“since” is a time within the last 30 days such as 2026-11-22T00:00:00Z, got “" + asked + "”.");
    }

    /** The one shape of a trace, with the explanations in every language that the page may be in. */
    private static JsonObject told(Trace trace) {
        Language language = trace.utterance().language();
        return TraceJson.of(trace, language).put("decision", DashboardJson.decision(trace.decision(), language));
    }

    private void explain(RoutingContext context) {
        JsonObject body = RequestBody.object(context);
        CheckRequest request;
        try {
            request = CheckRequest.of(body, parts.defaults());
        } catch (CheckRequest.BadRequest e) {
            throw RequestBody.bad("The text cannot be tried", String.valueOf(e.getMessage()));
        }
        Future<Trace> trace = policy(RequestBody.optional(body, "policy").strip())
                .compose(policy -> vertx.executeBlocking(() -> policy.explain(request.utterance()), false));
        Replies.json(context, trace.map(RuleRoutes::told));
    }

    /** The policy of that name; the one in force when none is named. */
    private Future<Policy> policy(String name) {
        if (name.isEmpty() || name.equals(parts.reloader().status().inForce().policy())) {
            return Future.succeededFuture(parts.active().current());
        }
        return parts.others().find(name).map(found -> usable(name, found.orElseThrow(() -> unknown(name))));
    }

    private static Policy usable(String name, Compilation compilation) {
        if (compilation instanceof Compilation.Rejected rejected) {
            throw new Refused(new ApiProblem(
                    409,
                    "not-usable",
                    "The policy “" + name + "” cannot be used",
                    rejected.problems().get(0).message(),
                    new JsonObject().put("problems", PolicyJson.problems(rejected.problems()))));
        }
        return ((Compilation.Compiled) compilation).policy();
    }

    private Refused unknown(String name) {
        Set<String> known = new TreeSet<>(parts.active().current().contents().policies());
        return new Refused(new ApiProblem(
                404,
                "unknown-policy",
                "There is no such policy",
                "“policy” is one of " + String.join(", ", known) + "; got “" + name + "”."));
    }
}
