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
        }
        return CHANGED;
    }
}
