package dev.greenroom.journal;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a whole journal and says whether it is what was written. Memory is bounded by the largest exchange. */
public final class JournalVerifier {
    private JournalVerifier() {}

    /** A journal to read, as one snapshot. */
    public interface Source {
        /** Gives every row, by number. */
        void byNumber(Consumer<JournalRow> rows);

        /** Gives every row, by exchange and then by number. */
        void byExchange(Consumer<JournalRow> rows);

        /** The recorded end; empty when there is none. */
        Optional<JournalHead> head();
    }

    /**
     * Verifies.
     *
     * @param noted an end of this journal that was noted down earlier, elsewhere; absent when there is none
     */
    public static VerifyResult verify(Source source, @Nullable JournalHead noted) {
        Findings findings = new Findings();
        ChainCheck chain = new ChainCheck(findings, noted);
        source.byNumber(chain::row);
        chain.end(source.head().orElse(null));
        ReleaseCheck releases = new ReleaseCheck(findings);
        source.byExchange(releases::row);
        JournalHead last = chain.last();
        return new VerifyResult(last.count(), chain.erased(), last, findings.lowestFirst(), findings.count());
    }
}
