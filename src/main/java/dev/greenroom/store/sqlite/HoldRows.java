package dev.greenroom.store.sqlite;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.DecisionJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Holds as rows of the table {@code hold} and back. */
final class HoldRows {
    private HoldRows() {}

    static int insert(Handle handle, Hold hold) {
        return handle.createUpdate(
                        "INSERT INTO hold (id, exchange, attach_key, utterance, decision, created_at, deadline, state)"
                                + " VALUES (:id, :exchange, :key, :utterance, :decision, :created, :deadline, 'waiting')")
                .bind("id", hold.id())
                .bind("exchange", hold.exchange())
                .bind("key", hold.attachKey())
                .bind("utterance", DecisionJson.write(DecisionJson.of(hold.utterance())))
                .bind("decision", DecisionJson.write(DecisionJson.of(hold.decision())))
                .bind("created", Nanos.of(hold.createdAt()))
                .bind("deadline", Nanos.of(hold.deadline()))
                .execute();
    }

    /** Whether the hold waited until now. */
    static boolean end(Handle handle, String id, HoldState.Ended state) {
        String edited =
                state instanceof HoldState.Edited edit ? DecisionJson.write(TextNode.valueOf(edit.text())) : null;
        return handle.createUpdate("UPDATE hold SET state = :state, ended_by = :by, ended_at = :at, edited = :edited"
                                + " WHERE id = :id AND state = 'waiting'")
                        .bind("id", id)
                        .bind("state", state.wire())
                        .bind("by", state.by())
                        .bind("at", Nanos.of(state.at()))
                        .bind("edited", edited)
                        .execute()
                == 1;
    }

    static Hold hold(ResultSet row, StatementContext context) throws SQLException {
        return new Hold(
                row.getString("id"),
                DecisionJson.utterance(DecisionJson.read(row.getString("utterance"))),
                DecisionJson.decision(DecisionJson.read(row.getString("decision"))),
                row.getString("exchange"),
                row.getString("attach_key"),
                Nanos.at(row.getLong("created_at")),
                Nanos.at(row.getLong("deadline")),
                state(row),
                instantOrNull(row, "released_at"));
    }

    private static HoldState state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        if (state.equals("waiting")) {
            return new HoldState.Waiting();
        }
        String by = row.getString("ended_by");
        Instant at = Objects.requireNonNull(instantOrNull(row, "ended_at"));
        return switch (state) {
            case "approved" -> new HoldState.Approved(by, at);
            case "edited" ->
                new HoldState.Edited(
                        by, at, DecisionJson.read(row.getString("edited")).asText());
            case "rejected" -> new HoldState.Rejected(by, at);
            case "expired" -> new HoldState.Expired(at);
            case "abandoned" -> new HoldState.Abandoned(at);
            default ->
                throw new IllegalArgumentException("The database has a hold in an unknown state '" + state + "'");
        };
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Nanos.at(nanos);
    }
}
