package dev.greenroom.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;

/**
 * A decision as the journal remembers it.
 *
 * @param utterance what was decided on, with what is known of its circumstances
 * @param decision what was carried out
 */
public record PastDecision(Utterance utterance, Decision decision) {
    /**
     * Reads a row of kind {@link JournalKind#DECIDED}.
     *
     * @throws IllegalArgumentException when the words of people are erased, or the row is not one that we wrote
     */
    public static PastDecision of(JournalRow row) {
        String personal = row.personal();
        if (personal == null) {
            throw new IllegalArgumentException("The words of row " + row.seq() + " are gone");
        }
        if (!(DecisionJson.read(row.payload()) instanceof ObjectNode node)) {
            throw new IllegalArgumentException("Row " + row.seq() + " holds no JSON object");
        }
        JournalJson.putBack(node, DecisionJson.read(personal));
        Utterance utterance = DecisionJson.utterance(node);
        Circumstances around = utterance.around();
        JsonNode mode = node.path("mode");
        if (around.at() == null && mode.isTextual()) {
            utterance = utterance.in(around.when(row.at(), mode.asText()));
        }
        return new PastDecision(utterance, DecisionJson.decision(node));
    }
}
