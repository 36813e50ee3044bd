package dev.greenroom.hold;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Utterance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to let a text wait.
 *
 * @param exchange the conversation turn that it belongs to
 * @param attachKey by which a client's retry finds it again; absent where nobody can retry
 * @param patience how long it waits at most
 */
public record NewHold(
        Utterance utterance,
        Decision decision,
        String exchange,
        @Nullable String attachKey,
        Duration patience) {
    public NewHold {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("A hold waits for some time, got " + patience);
        }
    }
}
