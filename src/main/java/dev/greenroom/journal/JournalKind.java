package dev.greenroom.journal;

import java.util.Locale;

/** What a row of the journal is about. */
public enum JournalKind {
    /** The first row: it makes this chain another one than every other. */
    GENESIS,
    DECIDED,
    /** A decision on a canary: the proof that the gate was on at that time. */
    PROVED,
    /** A decision on a moderator's test, of which nothing came. */
    TRIED,
    REVIEWED,
    RELEASED,
    /** A candidate policy would have decided otherwise. */
    DIFFERED,
    /** Something was done on a platform, or was to be. */
    ACTED,
    /** An answer was taken back. */
    WITHDRAWN,
    CHANGED;

    /** The name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JournalKind of(JournalEntry entry) {
        if (entry instanceof JournalEntry.Decided decided) {
            return decided.isProof() ? PROVED : decided.isTest() ? TRIED : DECIDED;
        } else if (entry instanceof JournalEntry.Reviewed) {
            return REVIEWED;
        } else if (entry instanceof JournalEntry.Released) {
            return RELEASED;
        } else if (entry instanceof JournalEntry.Differed) {
            return DIFFERED;
        } else if (entry instanceof JournalEntry.Acted) {
            return ACTED;
        } else if (entry instanceof JournalEntry.Withdrawn) {
            return WITHDRAWN;
        }
        return CHANGED;
    }
}
