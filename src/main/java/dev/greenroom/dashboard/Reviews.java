package dev.greenroom.dashboard;

import dev.greenroom.gate.Decider;
import dev.greenroom.gate.Mode;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.HoldStore;
import dev.greenroom.hold.Holds;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;

/** What waits, and what people decide about it. */
final class Reviews {
    /** Longest edited text, in code points. */
    static final int LONGEST_EDIT = 4_000;

    private final Holds holds;
    private final Decider decider;
    private final ModeSwitch modes;
    private final Clock clock;

    Reviews(Holds holds, Decider decider, ModeSwitch modes, Clock clock) {
        this.holds = holds;
        this.decider = decider;
        this.modes = modes;
        this.clock = clock;
    }

    void mount(Router router, Access access) {
        router.get("/api/v1/holds").handler(access).handler(this::list);
        router.post("/api/v1/holds/:id/approve").handler(access).handler(this::approve);
        router.post("/api/v1/holds/:id/reject").handler(access).handler(this::reject);
        router.post("/api/v1/holds/:id/edit").handler(access).handler(this::edit);
    }

    private void list(RoutingContext context) {
        String state =
                context.queryParams().contains("state") ? context.queryParams().get("state") : "waiting";
        int limit = RequestBody.limit(context, 100);
        Future<List<Hold>> found = switch (state) {
            case "waiting" ->
                Future.succeededFuture(holds.waiting().stream().limit(limit).toList());
            case "all" -> holds.latest(limit);
            default ->
                throw RequestBody.bad("“state” is not known", "“state” is “waiting” or “all”, got “" + state + "”.");
        };
        Replies.json(context, found.map(list -> new JsonObject().put("holds", array(list))));
    }

    static JsonArray array(List<Hold> list) {
        JsonArray array = new JsonArray();
        list.forEach(hold -> array.add(DashboardJson.hold(hold)));
        return array;
    }

    private void approve(RoutingContext context) {
        refuseWhenClosed();
        String by = Access.reviewer(context);
        Replies.json(context, waiting(context).compose(hold -> end(hold, new HoldState.Approved(by, clock.instant()))));
    }

    private void reject(RoutingContext context) {
        String by = Access.reviewer(context);
        Replies.json(context, waiting(context).compose(hold -> end(hold, new HoldState.Rejected(by, clock.instant()))));
    }

    private void edit(RoutingContext context) {
        refuseWhenClosed();
        String by = Access.reviewer(context);
        JsonObject body = RequestBody.object(context);
        String text = newText(body);
        boolean confirmed = RequestBody.flag(body, "confirmed");
        Replies.json(context, waiting(context).compose(hold -> {
            refuseBlocked(hold, text, confirmed);
            return end(hold, new HoldState.Edited(by, clock.instant(), text));
        }));
    }

    private Future<Hold> waiting(RoutingContext context) {
        String id = context.pathParam("id");
        return holds.find(id).map(found -> {
            Hold hold = found.orElseThrow(() -> unknown(id));
            if (hold.state() instanceof HoldState.Ended ended) {
                throw second(ended);
            }
            return hold;
        });
    }

    private Future<JsonObject> end(Hold hold, HoldState.Ended state) {
        return holds.end(hold.id(), state).map(ending -> {
            if (ending instanceof HoldStore.Ending.Won won) {
                return DashboardJson.hold(won.hold());
            } else if (ending instanceof HoldStore.Ending.Lost lost
                    && lost.hold().state() instanceof HoldState.Ended first) {
                throw second(first);
            }
            throw unknown(hold.id());
        });
    }

    /** A person's own words are checked like any others; only a person's second word lets a block pass. */
    private void refuseBlocked(Hold hold, String text, boolean confirmed) {
        Utterance said = hold.utterance().withText(text);
        // An exchange of its own: these words are not a part of the text that the gate scans for this answer.
        Decision decision = decider.decide("dashboard", hold.exchange() + "/edit", 0, said);
        if (decision.verdict() == Verdict.BLOCK && !confirmed) {
            throw new Refused(new ApiProblem(
                    409,
                    "needs-confirmation",
                    "The policy blocks the new text",
                    "Change it, or send the same request with “confirmed”: true to say it all the same.",
                    DashboardJson.decision(decision, hold.utterance().language())));
        }
    }

    private void refuseWhenClosed() {
        if (modes.current() == Mode.CLOSED) {
            throw new Refused(new ApiProblem(
                    409,
                    "closed",
                    "Nothing passes while the mode is closed",
                    "Switch to review or open first; a hold can still be rejected."));
        }
    }

    private static String newText(JsonObject body) {
        String text = RequestBody.string(body, "text").strip();
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty()) {
            throw RequestBody.bad("The new text is empty", "Write what is to be said, or reject the hold.");
        } else if (length > LONGEST_EDIT) {
            throw RequestBody.bad(
                    "The new text is too long",
                    "It has " + length + " characters, at most " + LONGEST_EDIT + " can be said.");
        } else if (text.codePoints().anyMatch(Reviews::isHalf)) {
            throw RequestBody.bad(
                    "The new text has half a character", "Delete the broken character and type it again.");
        }
        return text;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static Refused unknown(String id) {
        return new Refused(new ApiProblem(
                404,
                "unknown-hold",
                "There is no such hold",
                "No hold has the id “" + id + "”. GET /api/v1/holds?state=all lists those that are known."));
    }

    private static Refused second(HoldState.Ended first) {
        return new Refused(new ApiProblem(
                409,
                "already-ended",
                "Somebody was first",
                "This hold was " + first.wire() + " by " + first.by() + ". Nothing was changed.",
                new JsonObject()
                        .put("won_by", first.by())
                        .put("state", first.wire())
                        .put("at", first.at().toString())));
    }
}
