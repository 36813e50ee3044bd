package dev.greenroom.dashboard;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.telemetry.Health;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

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

    static JsonObject decision(Decision decision, Language language) {
        return new JsonObject()
                .put("verdict", decision.verdict().wire())
                .put("harm", decision.harm())
                .put("exposure", decision.exposure())
                .put("reasons", reasons(decision.reasons(), language))
                .put("policy_revision", decision.policyRevision());
    }

    static JsonArray reasons(List<Reason> reasons, Language language) {
        JsonArray array = new JsonArray();
        reasons.forEach(reason -> array.add(reason(reason, language)));
        return array;
    }

    static JsonObject health(Health health) {
        JsonArray parts = new JsonArray();
        for (Health.Part part : health.parts()) {
            parts.add(new JsonObject()
                    .put("name", part.name())
                    .put("status", part.status().name().toLowerCase(java.util.Locale.ROOT))
                    .put("essential", part.essential())
                    .put("detail", part.detail())
                    .put("since", part.since().toString()));
        }
        return new JsonObject().put("lamp", health.lamp().wire()).put("parts", parts);
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

    private static JsonObject reason(Reason reason, Language language) {
        JsonObject explanations = new JsonObject();
        reason.explanations().forEach(explanations::put);
        JsonObject json = new JsonObject()
                .put("rule", reason.rule())
                .put("category", reason.category())
                .put("context", reason.context())
                .put("explanation", reason.explanation(language))
                .put("explanations", explanations)
                .put("cites", reason.cites());
        return reason.span() == null
                ? json.putNull("span")
                : json.put(
                        "span",
                        new JsonObject()
                                .put("start", reason.span().start())
                                .put("end", reason.span().end())
                                .put("text", reason.spanText()));
    }
}
