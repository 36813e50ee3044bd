package dev.greenroom.hold;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that waits, or waited, for a person.
 *
 * @param id unguessable, URL-safe
 * @param utterance the text with its question and what was said before it
 * @param decision why it waits
 * @param exchange the conversation turn that it belongs to; the same for all parts of one answer
 * @param attachKey by which a client's retry finds its hold again; absent where nobody can retry
 * @param createdAt when it began to wait
 * @param deadline when it expires
 * @param state where it stands
 * @param releasedAt when the approved or edited text was handed out, absent until then; it is handed out once
 */
public record Hold(
        String id,
        Utterance utterance,
        Decision decision,
        String exchange,
        @Nullable String attachKey,
        Instant createdAt,
        Instant deadline,
        HoldState state,
        @Nullable Instant releasedAt) {

    public Hold {
        if (!deadline.isAfter(createdAt)) {
            throw new IllegalArgumentException("A hold ends after it begins, got " + createdAt + " to " + deadline);
        }
    }

    public boolean isWaiting() {
        return state instanceof HoldState.Waiting;
    }

    public Hold in(HoldState newState) {
        return new Hold(id, utterance, decision, exchange, attachKey, createdAt, deadline, newState, releasedAt);
    }
}
