package dev.greenroom.backtest;

import dev.greenroom.backtest.Past.Said;
import dev.greenroom.backtest.Past.Skipped;
import dev.greenroom.backtest.Past.Why;
import dev.greenroom.journal.JournalRow;
import dev.greenroom.journal.PastDecision;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Reason;
import java.io.IOException;

/** The decisions that a journal holds. Canaries are none: they are journalled as proofs. */
public final class JournalSource implements PastSource {
    private final String name;
    private final Rows rows;

    /** Reads the rows of decisions in their order. */
    @FunctionalInterface
    public interface Rows {
        void read(Taker taker) throws IOException;

        /** Takes one row after the other; says whether to go on. */
        @FunctionalInterface
        interface Taker {
            boolean take(JournalRow row, long done, long all);
        }
    }

    public JournalSource(String name, Rows rows) {
        this.name = name;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "texts";
    }

    @Override
    public void read(Taker taker) throws IOException {
        rows.read((row, done, all) -> taker.take(past(row), done, all));
    }

    static Past past(JournalRow row) {
        if (row.isErased()) {
            return new Skipped(Why.ERASED);
        }
        try {
            PastDecision past = PastDecision.of(row);
            Decision decision = past.decision();
            Reason first =
                    decision.reasons().isEmpty() ? null : decision.reasons().get(0);
            return new Said(
                    row.at(),
                    row.exchange(),
                    past.utterance(),
                    decision.verdict(),
                    first == null ? "" : first.rule(),
                    first != null && first.isOfGate(),
                    decision.policyRevision());
        } catch (RuntimeException e) {
            // Whatever stands there instead of a decision, the rows after it are still worth reading.
            return new Skipped(Why.UNREADABLE);
        }
    }
}
