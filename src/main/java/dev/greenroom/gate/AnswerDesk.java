package dev.greenroom.gate;

import dev.greenroom.hold.Hold;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Policy;
import dev.greenroom.text.Language;
import dev.greenroom.text.SentenceBorders;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** The answer gate: opens a stream for each answer. Main context only. */
public final class AnswerDesk {
    private final Gatekeeper gatekeeper;
    private final Holds holds;
    private final Journal journal;
    private final Supplier<Policy> policy;
    private final Function<Language, SentenceBorders> borders;
    private final Clock clock;

    public AnswerDesk(
            Gatekeeper gatekeeper,
            Holds holds,
            Journal journal,
            Supplier<Policy> policy,
            Function<Language, SentenceBorders> borders,
            Clock clock) {
        this.gatekeeper = gatekeeper;
        this.holds = holds;
        this.journal = journal;
        this.policy = policy;
        this.borders = borders;
        this.clock = clock;
    }

    /** Opens the gate for one answer. */
    public AnswerStream open(AnswerTicket ticket, AnswerStream.Sink sink) {
        return new AnswerStream(this, ticket, sink);
    }

    /** Takes up an answer whose hold outlived its process: the held text is all that is left of it. */
    public AnswerStream resume(Hold hold, String source, AnswerStream.Sink sink) {
        AnswerTicket ticket = new AnswerTicket(source, hold.exchange(), hold.utterance(), hold.attachKey(), true);
        AnswerStream stream = new AnswerStream(this, ticket, sink);
        stream.resume(hold);
        return stream;
    }

    /** The line that takes the place of what is not said. */
    public String refusal(Language language) {
        return policy.get().refusal(language);
    }

    /** Journals that {@code line} was said instead of an answer that was never begun. */
    public void recordRefusal(String exchange, String line) {
        journal.append(new JournalEntry.Released(now(), exchange, line, 0, 0, "refused", null));
    }

    /** Journals that an answer was taken back because its question was. */
    public void recordWithdrawal(String exchange, String question) {
        journal.append(new JournalEntry.Withdrawn(now(), exchange, question));
    }

    /** The policy in force now; a stream keeps the one that it began with. */
    Policy policy() {
        return policy.get();
    }

    Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    /** Where held texts wait. */
    public Holds holds() {
        return holds;
    }

    Journal journal() {
        return journal;
    }

    SentenceBorders borders(Language language) {
        return borders.apply(language);
    }

    Instant now() {
        return clock.instant();
    }
}
