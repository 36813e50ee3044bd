package dev.greenroom.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.hold.HoldState;
import dev.greenroom.policy.Decision;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON in two parts: what may stay for ever, and the words of people, which can be erased. Explanations count
 * as words of people because they quote them. The second part carries a salt, so that the hash that stays after an
 * erasure cannot be used to guess a short text.
 */
final class JournalJson {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final List<String> WORDS_OF_A_REASON = List.of("span_text", "explanations");

    private JournalJson() {}

    /** An entry's two parts; {@code personal} is absent where nobody's words are involved. */
    record Parts(ObjectNode payload, @Nullable ObjectNode personal) {}

    static Parts of(JournalEntry entry) {
        if (entry instanceof JournalEntry.Decided decided) {
            return decided(decided);
        } else if (entry instanceof JournalEntry.Reviewed reviewed) {
            return reviewed(reviewed);
        } else if (entry instanceof JournalEntry.Released released) {
            return released(released);
        } else if (entry instanceof JournalEntry.Differed differed) {
            return new Parts(differed(differed), null);
        } else if (entry instanceof JournalEntry.Acted acted) {
            return acted(acted);
        } else if (entry instanceof JournalEntry.Withdrawn withdrawn) {
            return new Parts(DecisionJson.object().put("question", withdrawn.question()), null);
        }
        JournalEntry.Changed changed = (JournalEntry.Changed) entry;
        ObjectNode payload = DecisionJson.object().put("what", changed.what());
        return new Parts(
                payload.put("from", changed.from()).put("to", changed.to()).put("by", changed.by()), null);
    }

    private static Parts decided(JournalEntry.Decided decided) {
        String text = decided.utterance().text();
        ObjectNode payload = DecisionJson.object()
                .put("id", decided.id())
                .put("source", decided.source())
                .put("from", decided.from())
                .put("length", text.codePointCount(0, text.length()))
                .put("mode", decided.mode())
                .put("effective", decided.effective())
                .put("took_us", decided.took().toNanos() / 1_000);
        ObjectNode utterance = DecisionJson.of(decided.utterance());
        ObjectNode personal = salted();
        move(utterance, personal, List.of("text", "before", "question", "author", CircumstancesJson.KEY));
        ObjectNode decision = DecisionJson.of(decided.decision());
        move(decision, personal, List.of("masked"));
        ArrayNode words = personal.putArray("reasons");
        decision.get("reasons").forEach(reason -> move((ObjectNode) reason, words.addObject(), WORDS_OF_A_REASON));
        payload.setAll(utterance);
        payload.setAll(decision);
        return new Parts(payload, personal);
    }

    /** Verdicts and rules only: the words stand with the decision. */
    private static ObjectNode differed(JournalEntry.Differed differed) {
        ObjectNode payload = DecisionJson.object().put("decision", differed.decision());
        payload.set("live", verdict(differed.live()));
        payload.set("candidate", verdict(differed.candidate()));
        return payload;
    }

    private static ObjectNode verdict(Decision decision) {
        return DecisionJson.object()
                .put("verdict", decision.verdict().wire())
                .put(
                        "rule",
                        decision.reasons().isEmpty()
                                ? ""
                                : decision.reasons().get(0).rule())
                .put("policy_revision", decision.policyRevision());
    }

    private static Parts reviewed(JournalEntry.Reviewed reviewed) {
        HoldState.Ended ending = reviewed.ending();
        ObjectNode payload = DecisionJson.object()
                .put("hold", reviewed.holdId())
                .put("ending", ending.wire())
                .put("by", ending.by())
                .put("ended_at", ending.at().toString());
        ObjectNode personal = ending instanceof HoldState.Edited edited ? salted().put("text", edited.text()) : null;
        return new Parts(payload, personal);
    }

    private static Parts released(JournalEntry.Released released) {
        String text = released.text();
        ObjectNode payload = DecisionJson.object()
                .put("how", released.how())
                .put("from", released.from())
                .put("to", released.to())
                .put("length", text.codePointCount(0, text.length()))
                .put("hold", released.holdId());
        return new Parts(payload, salted().put("text", text));
    }

    /** Whom it was done to names a person, and can be erased; the key does not. */
    private static Parts acted(JournalEntry.Acted acted) {
        ObjectNode payload = DecisionJson.object()
                .put("key", acted.key())
                .put("action", acted.kind())
                .put("channel", acted.channel())
                .put("by", acted.by())
                .put("outcome", acted.outcome());
        return new Parts(payload, salted().put("target", acted.target()).put("detail", acted.detail()));
    }

    /** Puts the words of people back to where they were taken from. */
    static void putBack(ObjectNode node, JsonNode personal) {
        personal.properties().forEach(entry -> {
            if (entry.getKey().equals("reasons")) {
                JsonNode reasons = node.path("reasons");
                for (int i = 0; i < Math.min(reasons.size(), entry.getValue().size()); i++) {
                    ((ObjectNode) reasons.get(i))
                            .setAll((ObjectNode) entry.getValue().get(i));
                }
            } else if (!entry.getKey().equals("salt")) {
                node.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static ObjectNode salted() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return DecisionJson.object().put("salt", HexFormat.of().formatHex(salt));
    }

    private static void move(ObjectNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            JsonNode value = from.remove(field);
            if (value != null) {
                to.set(field, value);
            }
        }
    }
}
