package dev.greenroom.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.journal.BatchingJournal;
import dev.greenroom.journal.DecisionJson;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.journal.JournalKind;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.JournalStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Past decisions out of the journal, moderators' tests among them. Main context only. */
public final class JournalDecisions implements DecisionLog {
    private static final long PATIENCE_MS = 1_000;

    private final BatchingJournal journal;
    private final JournalStore store;

    public JournalDecisions(BatchingJournal journal, JournalStore store) {
        this.journal = journal;
        this.store = store;
    }

    @Override
    public Future<JsonArray> latest(int limit) {
        // What was taken a moment ago is written first; with a disk that fails, what is there is shown.
        return journal.sync()
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .compose(done -> store.latest(limit, Set.of(JournalKind.DECIDED, JournalKind.TRIED)))
                .map(rows -> {
                    JsonArray array = new JsonArray();
                    rows.forEach(row -> array.add(shown(row)));
                    return array;
                });
    }

    private static JsonObject shown(JournalRow row) {
        JsonNode node = row.toJson();
        if (row.isErased()) {
            return erased(row, node);
        }
        return DashboardJson.decided(new JournalEntry.Decided(
                row.at(),
                node.path("id").asText(),
                row.exchange(),
                node.path("source").asText(),
                DecisionJson.utterance(node),
                node.path("from").asInt(),
                DecisionJson.decision(node),
                node.path("mode").asText(),
                node.path("effective").asText(),
                Duration.of(node.path("took_us").asLong(), ChronoUnit.MICROS)));
    }

    /** Whose words were erased is still a decision, without the words. */
    private static JsonObject erased(JournalRow row, JsonNode node) {
        JsonObject json = new JsonObject()
                .put("at", row.at().toString())
                .put("exchange", row.exchange())
                .put("erased", true)
                .put("text", "")
                .put("harm", node.path("harm").asDouble())
                .put("exposure", node.path("exposure").asDouble())
                .put("reasons", new JsonArray());
        for (String name : new String[] {
            "id", "source", "direction", "language", "channel", "mode", "effective", "verdict", "policy_revision"
        }) {
            json.put(name, node.path(name).asText());
        }
        return json;
    }
}
