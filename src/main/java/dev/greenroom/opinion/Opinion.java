package dev.greenroom.opinion;

import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;

/** Somebody beside the policy who scores a text. Main context only. */
public interface Opinion {
    /**
     * Asks about one text. Completes on the calling context and always does, at the latest a little after the deadline
     * that it was built with; fails with {@link NoOpinion} where there is nothing to go by.
     */
    Future<Scores> ask(Utterance utterance);

    /** Gives back what it holds. */
    Future<Void> close();
}
