package dev.greenroom.dashboard;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;

/** Where the dashboard finds past decisions. */
@FunctionalInterface
public interface DecisionLog {
    /** The latest decisions, newest first, at most {@code limit}, in the shape of {@link DashboardJson#decided}. */
    Future<JsonArray> latest(int limit);
}
