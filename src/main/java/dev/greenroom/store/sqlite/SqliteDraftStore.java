package dev.greenroom.store.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.journal.DecisionJson;
import dev.greenroom.policy.Verdict;
import dev.greenroom.rulebook.AllowDraft;
import dev.greenroom.rulebook.DraftCheck;
import dev.greenroom.rulebook.DraftStore;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Drafts in the SQLite file. */
public final class SqliteDraftStore implements DraftStore {
    private final SqliteDatabase database;

    public SqliteDraftStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Future<Boolean> keep(Kept kept) {
        AllowDraft draft = kept.draft();
        return database.write(handle -> {
            long others = handle.createQuery("SELECT count(*) FROM allow_draft WHERE id <> :id")
                    .bind("id", draft.id())
                    .mapTo(Long.class)
                    .one();
            return others < MOST
                    && handle.createUpdate("INSERT INTO allow_draft (id, at, draft) VALUES (:id, :at, :draft)"
                                            + " ON CONFLICT (id) DO UPDATE SET draft = excluded.draft")
                                    .bind("id", draft.id())
                                    .bind("at", Nanos.of(draft.at()))
                                    .bind("draft", DecisionJson.write(json(kept)))
                                    .execute()
                            == 1;
        });
    }

    @Override
    public Future<List<Kept>> all() {
        return database.read(handle -> handle.createQuery("SELECT draft FROM allow_draft ORDER BY at DESC, rowid DESC")
                .map((row, context) -> kept(DecisionJson.read(row.getString("draft"))))
                .list());
    }

    @Override
    public Future<Void> remove(String id) {
        return database.write(handle -> handle.execute("DELETE FROM allow_draft WHERE id = ?", id))
                .mapEmpty();
    }

    private static ObjectNode json(Kept kept) {
        AllowDraft draft = kept.draft();
        ObjectNode node = DecisionJson.object()
                .put("id", draft.id())
                .put("at", draft.at().toString())
                .put("by", draft.by())
                .put("name", draft.name())
                .put("source", draft.source())
                .put("expires", draft.expires().toString());
        node.set("utterance", DecisionJson.of(draft.utterance()));
        ArrayNode near = node.putArray("needs_near");
        draft.needsNear().forEach(near::add);
        ArrayNode problems = node.putArray("problems");
        kept.check()
                .problems()
                .forEach(problem -> problems.addObject()
                        .put("code", problem.code())
                        .put("file", problem.at().file())
                        .put("line", problem.at().line())
                        .put("column", problem.at().column())
                        .put("message", problem.message())
                        .put("source_line", problem.sourceLine()));
        ArrayNode cases = node.putArray("cases");
        kept.check()
                .cases()
                .forEach(each -> cases.addObject()
                        .put("kind", each.kind().name())
                        .put("before", each.before().name())
                        .put("after", each.after().name())
                        .set("utterance", DecisionJson.of(each.utterance())));
        return node;
    }

    private static Kept kept(JsonNode node) {
        List<String> near = new ArrayList<>();
        node.path("needs_near").forEach(word -> near.add(word.asText()));
        AllowDraft draft = new AllowDraft(
                node.path("id").asText(),
                Instant.parse(node.path("at").asText()),
                node.path("by").asText(),
                DecisionJson.utterance(node.path("utterance")),
                node.path("name").asText(),
                near,
                node.path("source").asText(),
                LocalDate.parse(node.path("expires").asText()));
        List<Problem> problems = new ArrayList<>();
        node.path("problems").forEach(each -> problems.add(problem(each)));
        List<DraftCheck.Case> cases = new ArrayList<>();
        node.path("cases")
                .forEach(each -> cases.add(new DraftCheck.Case(
                        DraftCheck.Kind.valueOf(each.path("kind").asText()),
                        DecisionJson.utterance(each.path("utterance")),
                        verdict(each.path("before")),
                        verdict(each.path("after")))));
        return new Kept(draft, new DraftCheck(problems, cases));
    }

    private static Problem problem(JsonNode node) {
        return new Problem(
                node.path("code").asText(),
                new Position(
                        node.path("file").asText(),
                        node.path("line").asInt(),
                        node.path("column").asInt()),
                node.path("message").asText(),
                node.path("source_line").textValue());
    }

    private static Verdict verdict(JsonNode node) {
        return Verdict.valueOf(node.asText().toUpperCase(Locale.ROOT));
    }
}
