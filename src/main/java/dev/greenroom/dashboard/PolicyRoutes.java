package dev.greenroom.dashboard;

import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.PolicyReloader.RollBack;
import dev.greenroom.rulebook.RevisionDiff;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.rulebook.RevisionStore.Kept;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The policy in force, its earlier revisions, and going back to one. Main context only. */
final class PolicyRoutes {
    private final Vertx vertx;
    private final PolicyReloader reloader;
    private final RevisionStore revisions;

    PolicyRoutes(Vertx vertx, RulesParts parts) {
        this.vertx = vertx;
        this.reloader = parts.reloader();
        this.revisions = parts.revisions();
    }

    void mount(Router router, Access access) {
        router.get("/api/v1/policy").handler(access).handler(this::show);
        router.post("/api/v1/policy/reload").handler(access).handler(this::reload);
        router.post("/api/v1/policy/rollback").handler(access).handler(this::rollBack);
        router.get("/api/v1/policy/revisions").handler(access).handler(this::list);
        router.get("/api/v1/policy/revisions/:rev").handler(access).handler(this::one);
    }

    private void show(RoutingContext context) {
        Replies.json(context, 200, PolicyJson.status(reloader.status()));
    }

    private void reload(RoutingContext context) {
        Replies.json(
                context, reloader.reload(Access.reviewer(context)).map(done -> PolicyJson.status(reloader.status())));
    }

    private void rollBack(RoutingContext context) {
        String name =
                RequestBody.string(RequestBody.object(context), "revision").strip();
        Replies.json(context, reloader.rollBack(name, Access.reviewer(context)).map(outcome -> {
            if (outcome instanceof RollBack.Unknown) {
                throw unknown(name);
            } else if (outcome instanceof RollBack.Rejected rejected) {
                throw new Refused(new ApiProblem(
                        409,
                        "not-usable",
                        "This revision can no longer be used",
                        "This Greenroom cannot compile its files. Nothing was changed. Compare them with the rules of"
                                + " today and mend what the problems name.",
                        new JsonObject().put("problems", PolicyJson.problems(rejected.problems()))));
            }
            return PolicyJson.status(reloader.status());
        }));
    }

    private void list(RoutingContext context) {
        Replies.json(context, revisions.latest().map(all -> {
            JsonArray array = new JsonArray();
            all.forEach(kept -> array.add(PolicyJson.kept(kept)));
            return new JsonObject().put("revisions", array);
        }));
    }

    private void one(RoutingContext context) {
        String name = context.pathParam("rev");
        Replies.json(context, revisions.find(name).compose(found -> {
            Kept kept = found.orElseThrow(() -> unknown(name));
            return revisions.find(String.valueOf(kept.number() - 1)).compose(before -> compared(kept, before));
        }));
    }

    private Future<JsonObject> compared(Kept kept, Optional<Kept> before) {
        JsonObject json = PolicyJson.kept(kept);
        if (before.isEmpty()) {
            // The first of all, or what stood before it is no longer kept.
            return Future.succeededFuture(json.putNull("before").putNull("diff"));
        }
        return Future.all(revisions.files(before.get().number()), revisions.files(kept.number()))
                .compose(both -> {
                    return vertx.executeBlocking(() -> RevisionDiff.of(both.resultAt(0), both.resultAt(1)), false);
                })
                .map((List<String> diff) ->
                        json.put("before", before.get().inForce().revision()).put("diff", String.join("\n", diff)));
    }

    private static Refused unknown(String name) {
        return new Refused(new ApiProblem(
                404,
                "unknown-revision",
                "There is no such revision",
                "No revision or number “" + name + "” is kept. GET /api/v1/policy/revisions lists the latest "
                        + RevisionStore.MOST + "."));
    }
}
