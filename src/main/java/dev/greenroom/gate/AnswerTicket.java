package dev.greenroom.gate;

import dev.greenroom.policy.Utterance;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an answer before its first word.
 *
 * @param source where it comes in, such as {@code openai}
 * @param exchange groups all that belongs to it in the journal
 * @param circumstances direction, question, language and channel; its text is not looked at
 * @param attachKey by which a client's retry finds its hold again; absent where nobody can retry
 * @param mayWait whether a person is asked when the policy says hold; if not, what may not pass is left out in silence
 */
public record AnswerTicket(
        String source,
        String exchange,
        Utterance circumstances,
        @Nullable String attachKey,
        boolean mayWait) {}
