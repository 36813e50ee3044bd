package dev.greenroom.action;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.Words;
import dev.greenroom.journal.JournalEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of an {@link Order}.
 *
 * @param at when it was known
 */
public record Act(String key, Order order, Instant at, ActionOutcome outcome) {
    /** The outcome's name in the journal, in metrics and on the wire. */
    public String wire() {
        return wire(outcome);
    }

    static String wire(ActionOutcome outcome) {
        if (outcome instanceof ActionOutcome.Done) {
            return "done";
        } else if (outcome instanceof ActionOutcome.Already) {
            return "already";
        } else if (outcome instanceof ActionOutcome.Refused) {
            return "refused";
        } else if (outcome instanceof ActionOutcome.NotTried) {
            return "not_tried";
        }
        return "unknown";
    }

    /** What the journal tells of an earlier process's act; nothing where it was never tried. */
    static Optional<ActionOutcome> outcome(JournalEntry.Acted acted) {
        String detail = acted.detail().isBlank() ? "?" : acted.detail();
        return switch (acted.outcome()) {
            case "done" -> Optional.of(new ActionOutcome.Done(acted.detail()));
            case "already" -> Optional.of(new ActionOutcome.Already());
            case "refused" -> Optional.of(new ActionOutcome.Refused("", new Words(detail, detail)));
            case "not_tried" -> Optional.empty();
            default -> Optional.of(new ActionOutcome.Unknown(ActionWords.STOPPED));
        };
    }

    /** Why it was not done, or is not known to be; empty where it was done. */
    public Optional<Words> why() {
        if (outcome instanceof ActionOutcome.Refused refused) {
            return Optional.of(refused.why());
        } else if (outcome instanceof ActionOutcome.NotTried not) {
            return Optional.of(not.why());
        } else if (outcome instanceof ActionOutcome.Unknown unknown) {
            return Optional.of(unknown.why());
        }
        return Optional.empty();
    }

    /** For the journal: the platform's reference, or why not, in English. */
    String detail() {
        if (outcome instanceof ActionOutcome.Done done) {
            return done.reference();
        } else if (outcome instanceof ActionOutcome.Refused refused) {
            return refused.code() + ": " + refused.why().en();
        }
        return why().map(Words::en).orElse("");
    }
}
