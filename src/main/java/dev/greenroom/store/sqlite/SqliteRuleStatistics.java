package dev.greenroom.store.sqlite;

import dev.greenroom.rulebook.RuleStatistics;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts by rule out of the journal and the holds. */
public final class SqliteRuleStatistics implements RuleStatistics {
    // Without a word SQLite takes the index of kinds and reads every decision ever made. The conditions are the
    // index's.
    private static final String FIRED = """
            SELECT json_extract(reason.value, '$.rule') AS rule, count(DISTINCT seq) AS spoke, sum(reason.key = 0) AS decided
            FROM journal INDEXED BY journal_reasoned, json_each(payload, '$.reasons') AS reason
            WHERE kind = 'decided' AND instr(payload, '"reasons":[{') > 0 AND at >= :since
              AND json_extract(payload, '$.source') NOT IN ('check', 'dashboard')
            GROUP BY rule
            """;

    private static final String REVIEWED = """
            SELECT json_extract(decision, '$.reasons[0].rule') AS rule, sum(state = 'approved') AS approved,
              sum(state = 'edited') AS edited, sum(state = 'rejected') AS rejected, sum(state = 'expired') AS expired
            FROM hold WHERE created_at >= :since AND state NOT IN ('waiting', 'abandoned')
            GROUP BY rule
            """;

    private final SqliteDatabase database;

    public SqliteRuleStatistics(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Future<Map<String, Fired>> fired(Instant since) {
        return database.read(handle -> {
            Map<String, Fired> fired = new HashMap<>();
            handle.createQuery(FIRED)
                    .bind("since", Nanos.of(since))
                    .map((row, context) ->
                            Map.entry(row.getString("rule"), new Fired(row.getLong("spoke"), row.getLong("decided"))))
                    .forEach(entry -> fired.put(entry.getKey(), entry.getValue()));
            return fired;
        });
    }

    @Override
    public Future<Map<String, Reviewed>> reviewed(Instant since) {
        return database.read(handle -> {
            Map<String, Reviewed> reviewed = new HashMap<>();
            handle.createQuery(REVIEWED)
                    .bind("since", Nanos.of(since))
                    .map((row, context) -> Map.entry(
                            row.getString("rule"),
                            new Reviewed(
                                    row.getLong("approved"),
                                    row.getLong("edited"),
                                    row.getLong("rejected"),
                                    row.getLong("expired"))))
                    .forEach(entry -> reviewed.put(entry.getKey(), entry.getValue()));
            return reviewed;
        });
    }
}
