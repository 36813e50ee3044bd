package dev.greenroom.dashboard;

import dev.greenroom.chat.Words;
import dev.greenroom.gate.Mode;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.JournalEntry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moderators' page, its API and its live feed. Create and mount it on the main context, after {@link HostGuard};
 * every other route that needs a sign-in can use {@link #access()}.
 */
public final class DashboardRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardRoutes.class);
    private static final long LONGEST_BODY = 64 * 1024;
    private static final int ROWS_AT_LOAD = 200;

    private final DashboardParts parts;
    private final Access access;
    private final LiveFeed feed;
    private final QuestionFates fates;
    private final ConnectionRoutes connections;

    public DashboardRoutes(DashboardParts parts) {
        this.parts = parts;
        this.access = new Access(parts.sessions(), parts.clock());
        this.feed = new LiveFeed(parts.vertx());
        this.fates = new QuestionFates(feed);
        this.connections = new ConnectionRoutes(parts.connections(), parts.holds(), parts.questions(), feed);
        parts.questions().onQuestion(fates::tell);
        parts.holds().onChange(this::tell);
        parts.journal().onAppend(this::tell);
        parts.modes().onChange(mode -> feed.publish("mode", modeJson(mode)));
        parts.rules().reloader().onStatus(status -> feed.publish("policy", PolicyJson.status(status)));
        parts.health().onLamp(lamp -> feed.publish("lamp", parts.healthRoutes().json()));
    }

    public Access access() {
        return access;
    }

    public void mount(Router router) {
        router.post("/api/v1/check").handler(access).handler(parts.check());
        router.route("/api/v1/*").failureHandler(DashboardRoutes::fail);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST_BODY);
        router.route("/api/v1/sign*").handler(body);
        router.route("/api/v1/holds/*").handler(body);
        router.route("/api/v1/mode").handler(body);
        router.route("/api/v1/policy/*").handler(body);
        router.route("/api/v1/drafts/*").handler(body);
        router.route("/api/v1/backtests").handler(body);
        new SignIn(parts.sessions(), parts.address(), parts.secureCookie(), parts.clock()).mount(router, access);
        new Reviews(parts.holds(), parts.decider(), parts.modes(), parts.clock()).mount(router, access);
        new PolicyRoutes(parts.vertx(), parts.rules()).mount(router, access);
        new DraftRoutes(parts.holds(), parts.rules()).mount(router, access);
        new ShadowRoutes(parts.rules().shadow()).mount(router, access);
        new BacktestRoutes(parts.rules().backtests()).mount(router, access);
        router.route("/api/v1/connections/*").handler(body);
        router.route("/api/v1/actions").handler(body);
        connections.mount(router, access);
        new RuleRoutes(parts.vertx(), parts.clock(), parts.rules()).mount(router, access);
        router.get("/api/v1/mode").handler(access).handler(this::showMode);
        router.put("/api/v1/mode").handler(access).handler(this::setMode);
        router.get("/api/v1/health").handler(access);
        parts.healthRoutes().mountApi(router);
        router.get("/api/v1/decisions").handler(access).handler(this::decisions);
        router.get("/api/v1/state").handler(access).handler(this::state);
        router.get("/api/v1/events").handler(access).handler(this::events);
        router.route("/api/v1/*").last().handler(DashboardRoutes::unknownPath);
        Pages.mount(router);
    }

    /** How many pages are connected to the live feed, for the metrics. */
    public int livePages() {
        return feed.clients();
    }

    /** How many pages were disconnected because they did not keep up, for the metrics. */
    public long droppedPages() {
        return feed.dropped();
    }

    /** Ends the live feed; pages then try to come back. */
    public void close() {
        feed.close();
    }

    private void showMode(RoutingContext context) {
        Replies.json(context, 200, modeJson(parts.modes().current()));
    }

    private void setMode(RoutingContext context) {
        String name = RequestBody.string(RequestBody.object(context), "mode");
        Mode mode = Mode.ofWire(name)
                .orElseThrow(() -> RequestBody.bad(
                        "“mode” is not known", "“mode” is “open”, “review” or “closed”, got “" + name + "”."));
        Replies.json(context, parts.modes().set(mode, Access.reviewer(context)).map(DashboardRoutes::modeJson));
    }

    private void decisions(RoutingContext context) {
        int limit = RequestBody.limit(context, 100);
        Replies.json(context, parts.decisions().latest(limit).map(rows -> new JsonObject().put("decisions", rows)));
    }

    private void state(RoutingContext context) {
        Future<JsonArray> rows = parts.decisions().latest(ROWS_AT_LOAD);
        Future<List<Hold>> ended = parts.holds().latest(ROWS_AT_LOAD);
        Replies.json(
                context,
                Future.all(rows, ended)
                        .map(both -> new JsonObject()
                                .put("now", parts.clock().instant().toString())
                                .put("reviewer", Access.reviewer(context))
                                .put("mode", parts.modes().current().wire())
                                .put("rehearsal", rehearsal())
                                .put("health", parts.healthRoutes().json())
                                .put("holds", Reviews.array(parts.holds().waiting()))
                                .put("ended", Reviews.array(endedOnly(ended.result())))
                                .put("fates", fates.json())
                                .put("decisions", rows.result())));
    }

    private @Nullable JsonObject rehearsal() {
        Words words = parts.rehearsal();
        return words == null ? null : new JsonObject().put("en", words.en()).put("fr", words.fr());
    }

    private void events(RoutingContext context) {
        // A script with the owner's token stays as long as it likes; a page only as long as its session.
        boolean byToken = context.request().getHeader("Authorization") != null;
        BooleanSupplier maySee = () -> byToken || access.name(context).isPresent();
        feed.open(context, maySee);
    }

    private void tell(Hold hold) {
        feed.publish(hold.isWaiting() ? "hold-placed" : "hold-ended", DashboardJson.hold(hold));
    }

    private void tell(JournalEntry entry) {
        if (entry instanceof JournalEntry.Decided decided && !decided.isProof()) {
            feed.publish("decision", DashboardJson.decided(decided));
        }
    }

    private static List<Hold> endedOnly(List<Hold> holds) {
        return holds.stream()
                .filter(hold -> hold.state() instanceof HoldState.Ended)
                .toList();
    }

    private static JsonObject modeJson(Mode mode) {
        return new JsonObject().put("mode", mode.wire());
    }

    private static void unknownPath(RoutingContext context) {
        new ApiProblem(
                        404,
                        "unknown-path",
                        "There is nothing here",
                        "No " + context.request().method() + " " + context.normalizedPath()
                                + "; /openapi.yaml describes the API.")
                .send(context);
    }

    private static void fail(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Refused refused) {
            refused.problem().send(context);
        } else if (failure instanceof HttpException || failure == null) {
            http(context.statusCode()).send(context);
        } else {
            LOG.atError()
                    .addKeyValue("path", context.normalizedPath())
                    .setCause(failure)
                    .log("A request to the dashboard's API failed");
            ApiProblem.internal().send(context);
        }
    }

    private static ApiProblem http(int status) {
        if (status == 413) {
            return new ApiProblem(
                    413, "too-long", "The request is too long", "A body has at most " + LONGEST_BODY + " bytes.");
        }
        return status >= 400 && status < 500
                ? new ApiProblem(status, "bad-request", "The request cannot be read", "See /openapi.yaml.")
                : ApiProblem.internal();
    }
}
