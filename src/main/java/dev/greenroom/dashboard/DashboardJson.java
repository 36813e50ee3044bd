package dev.greenroom.dashboard;

import dev.greenroom.gate.DecisionJson;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The shapes of the dashboard's API. Times are ISO 8601 in UTC, spans count code points. */
public final class DashboardJson {
    private DashboardJson() {}

    /** A hold as {@code GET /api/v1/holds} shows it. */
    public static JsonObject hold(Hold hold) {
        JsonObject json = utterance(hold.utterance())
                .put("id", hold.id())
                .put("exchange", hold.exchange())
                .put("created_at", hold.createdAt().toString())
                .put("deadline", hold.deadline().toString())
                .mergeIn(decision(hold.decision(), hold.utterance().language()))
                .put("state", hold.state().wire());
        if (hold.state() instanceof HoldState.Ended ended) {
            json.put("ended_by", ended.by()).put("ended_at", ended.at().toString());
        }
        if (hold.state() instanceof HoldState.Edited edited) {
            json.put("edited_text", edited.text());
        }
        return json;
    }

    /** A decision as {@code GET /api/v1/decisions} and the live feed show it. */
    public static JsonObject decided(JournalEntry.Decided entry) {
        return utterance(entry.utterance())
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("exchange", entry.exchange())
                .put("source", entry.source())
                .put("mode", entry.mode())
                .put("effective", entry.effective())
                .mergeIn(decision(entry.decision(), entry.utterance().language()));
    }

    /** The shape that all programs get, and the explanations in every language that the policy has. */
    static JsonObject decision(Decision decision, Language language) {
        JsonObject json = DecisionJson.of(decision, language);
        JsonArray reasons = json.getJsonArray("reasons");
        for (int i = 0; i < reasons.size(); i++) {
            JsonObject explanations = new JsonObject();
            decision.reasons().get(i).explanations().forEach(explanations::put);
            reasons.getJsonObject(i).put("explanations", explanations);
        }
        return json;
    }

    private static JsonObject utterance(Utterance utterance) {
        return new JsonObject()
                .put("direction", utterance.direction().wire())
                .put("question", utterance.question())
                .put("text", utterance.text())
                .put("before", utterance.before())
                .put("language", utterance.language().tag())
                .put("channel", utterance.channel())
                .put("author", utterance.author());
    }
}
