package dev.greenroom.backtest;

import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing of the past that a candidate policy can be asked about, or cannot. */
public sealed interface Past {
    /**
     * A text on which was decided.
     *
     * @param at when, absent where that is not known
     * @param exchange groups all that belongs to one question or answer; empty where there is no journal
     * @param verdict what was carried out
     * @param rule what decided; empty when nothing spoke
     * @param byGate whether the gate itself decided and not the policy: the mode, a guard, an opinion, a bound
     * @param revision the policy that it was decided with
     */
    record Said(
            @Nullable Instant at,
            String exchange,
            Utterance utterance,
            Verdict verdict,
            String rule,
            boolean byGate,
            String revision)
            implements Past {}

    /** It cannot be decided on again. */
    record Skipped(Why why) implements Past {}

    /** Why something cannot be decided on again. */
    enum Why {
        /** The words are gone: erased, or past their time. */
        ERASED,
        /** It is not written as this version writes it. */
        UNREADABLE
    }
}
