package dev.greenroom.dashboard;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.Holds;
import dev.greenroom.rulebook.AllowDraft;
import dev.greenroom.rulebook.AllowDrafts;
import dev.greenroom.rulebook.AllowDrafts.Outcome;
import dev.greenroom.rulebook.DraftCheck;
import dev.greenroom.rulebook.DraftStore;
import dev.greenroom.rulebook.PolicyReloader;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Drafts of allowlist entries: made from a hold, filled in, accepted or discarded. Main context only. */
final class DraftRoutes {
    private final Holds holds;
    private final AllowDrafts drafts;
    private final PolicyReloader reloader;

    DraftRoutes(Holds holds, RulesParts parts) {
        this.holds = holds;
        this.drafts = parts.drafts();
        this.reloader = parts.reloader();
    }

    void mount(Router router, Access access) {
        router.post("/api/v1/holds/:id/allow-draft").handler(access).handler(this::draft);
        router.get("/api/v1/drafts").handler(access).handler(this::list);
        router.put("/api/v1/drafts/:id").handler(access).handler(this::change);
        router.post("/api/v1/drafts/:id/accept").handler(access).handler(this::accept);
        router.post("/api/v1/drafts/:id/discard").handler(access).handler(this::discard);
    }

    private void draft(RoutingContext context) {
        String id = context.pathParam("id");
        String by = Access.reviewer(context);
        Replies.json(context, holds.find(id).compose(found -> {
            Hold hold = found.orElseThrow(() -> Reviews.unknown(id));
            return drafts.draft(hold, by).map(DraftRoutes::told);
        }));
    }

    private void list(RoutingContext context) {
        Replies.json(context, drafts.all().map(all -> {
            JsonArray array = new JsonArray();
            all.forEach(kept -> array.add(json(kept)));
            return new JsonObject().put("can_accept", drafts.hasFolder()).put("drafts", array);
        }));
    }

    private void change(RoutingContext context) {
        JsonObject body = RequestBody.object(context);
        List<String> near = near(body);
        String source = RequestBody.optional(body, "source").strip();
        if (source.length() > AllowDraft.LONGEST_SOURCE) {
            throw RequestBody.bad(
                    "“source” is too long", "“source” has at most " + AllowDraft.LONGEST_SOURCE + " characters.");
        }
        Replies.json(
                context, drafts.change(context.pathParam("id"), near, source).map(DraftRoutes::told));
    }

    private static List<String> near(JsonObject body) {
        List<String> near = new ArrayList<>();
        if (body.getValue("needs_near") instanceof JsonArray words && words.size() <= AllowDraft.MOST_NEAR) {
            for (Object word : words) {
                if (word instanceof String text && !text.isBlank() && text.length() <= AllowDraft.LONGEST_WORD) {
                    near.add(text.strip());
                }
            }
            if (near.size() == words.size()) {
                return near;
            }
        }
        throw RequestBody.bad(
                "“needs_near” cannot be used",
                "“needs_near” is a list of at most " + AllowDraft.MOST_NEAR + " words, each of at most "
                        + AllowDraft.LONGEST_WORD + " characters, such as [\"village\", \"hamlet\"].");
    }

    private void accept(RoutingContext context) {
        String by = Access.reviewer(context);
        Replies.json(
                context,
                drafts.accept(context.pathParam("id"))
                        .compose(outcome -> outcome instanceof Outcome.Accepted
                                ? reloader.reload(by).map(done -> told(outcome))
                                : Future.succeededFuture(told(outcome))));
    }

    private void discard(RoutingContext context) {
        Replies.json(context, drafts.discard(context.pathParam("id")).map(DraftRoutes::told));
    }

    private static JsonObject told(Outcome outcome) {
        if (outcome instanceof Outcome.Drafted drafted) {
            return json(drafted.kept());
        } else if (outcome instanceof Outcome.Accepted accepted) {
            return new JsonObject().put("written", new JsonArray(accepted.paths()));
        } else if (outcome instanceof Outcome.Discarded) {
            return new JsonObject().put("discarded", true);
        }
        throw new Refused(problem(outcome));
    }

    private static ApiProblem problem(Outcome outcome) {
        if (outcome instanceof Outcome.NoWords) {
            return new ApiProblem(
                    409,
                    "no-words",
                    "There are no words to allow",
                    "This text waits for another reason than its words, such as the mode. Approve it as it is.");
        } else if (outcome instanceof Outcome.TooMany) {
            return new ApiProblem(
                    409,
                    "too-many-drafts",
                    "Too many drafts wait",
                    "At most " + DraftStore.MOST
                            + " drafts are kept. Accept or discard some on the page of the rules.");
        } else if (outcome instanceof Outcome.NoFolder) {
            return new ApiProblem(
                    409,
                    "no-rules-folder",
                    "There is no folder to write to",
                    "Greenroom was started without a rules folder. Set “rules” in the settings (GREENROOM_RULES) and"
                            + " start it again, or copy the draft's YAML into your rules by hand.");
        } else if (outcome instanceof Outcome.NotGood notGood) {
            return new ApiProblem(
                    409,
                    "not-good",
                    "This draft cannot be accepted",
                    "It does not compile, does not let its text pass, or would let its words pass alone. Its checks say"
                            + " which; change what must stand near.",
                    new JsonObject().put("draft", json(notGood.kept())));
        }
        return new ApiProblem(
                404,
                "unknown-draft",
                "There is no such draft",
                "It was accepted or discarded. GET /api/v1/drafts lists those that wait.");
    }

    private static JsonObject json(DraftStore.Kept kept) {
        AllowDraft draft = kept.draft();
        JsonArray cases = new JsonArray();
        kept.check().cases().forEach(each -> cases.add(json(each)));
        return new JsonObject()
                .put("id", draft.id())
                .put("at", draft.at().toString())
                .put("by", draft.by())
                .put("name", draft.name())
                .put("text", draft.utterance().text())
                .put("question", draft.utterance().question())
                .put("direction", draft.utterance().direction().wire())
                .put("needs_near", new JsonArray(draft.needsNear()))
                .put("source", draft.source())
                .put("expires", draft.expires().toString())
                .put("good", kept.check().isGood())
                .put("problems", PolicyJson.problems(kept.check().problems()))
                .put("cases", cases)
                .put("contexts_path", draft.contextsPath())
                .put("contexts_yaml", draft.contextsFile())
                .put("tests_path", draft.testsPath())
                .put("tests_yaml", draft.testsFile(kept.check().cases()));
    }

    private static JsonObject json(DraftCheck.Case each) {
        return new JsonObject()
                .put("kind", each.kind() == DraftCheck.Kind.TEXT ? "text" : "twin")
                .put("direction", each.utterance().direction().wire())
                .put("text", each.utterance().text())
                .put("question", each.utterance().question())
                .put("before", each.before().wire())
                .put("after", each.after().wire())
                .put("good", each.isGood());
    }
}
