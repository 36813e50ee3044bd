package dev.greenroom.gate;

import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;

/**
 * Decides what really happens to a text: the policy's decision, made stricter where the mode, a tripwire or a failure
 * asks for it, and journalled. Main context only.
 */
@FunctionalInterface
public interface Decider {
    /**
     * Never throws and never answers milder than the policy.
     *
     * @param source where the text came in, such as {@code twitch} or {@code openai}
     * @param exchange groups all that belongs to one question or one answer
     * @param from which code point of the exchange's whole text {@code utterance.text()} begins at
     */
    Decision decide(String source, String exchange, int from, Utterance utterance);

    /**
     * Decides as the policy alone does, whatever the mode, and journals it as a test. For what nobody says to anybody.
     * Opinions are not asked.
     *
     * @param source where the test came in, such as {@code twitch}
     */
    default Decision test(String source, String exchange, Utterance utterance) {
        return decide(JournalEntry.Decided.TEST + source, exchange, 0, utterance);
    }

    /** Whether opinions from beside the policy are asked about such a text; if not, {@link #consult} adds nothing. */
    default boolean consults(String source, Utterance utterance) {
        return false;
    }

    /**
     * Decides as {@link #decide} does, after hearing the opinions: never milder than the policy, under their deadlines.
     * The mode and the guards apply as they are when all were heard. Never fails.
     */
    default Future<Decision> consult(String source, String exchange, int from, Utterance utterance) {
        return Future.succeededFuture(decide(source, exchange, from, utterance));
    }
}
