package dev.greenroom.gate;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;

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
}
