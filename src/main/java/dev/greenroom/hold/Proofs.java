package dev.greenroom.hold;

import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts reviews into the journal and remembers which ones are there. */
final class Proofs {
    /** How many are remembered; one that is forgotten is journalled twice, which harms nothing. */
    private static final int MOST = 10_000;

    private final Journal journal;
    private final Map<String, Boolean> taken = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    Proofs(Journal journal) {
        this.journal = journal;
    }

    boolean has(String holdId) {
        return taken.containsKey(holdId);
    }

    /** Whether the journal has taken the review. */
    boolean take(Hold hold, HoldState.Ended ending) {
        boolean ok = journal.append(new JournalEntry.Reviewed(ending.at(), hold.exchange(), hold.id(), ending));
        if (ok) {
            taken.put(hold.id(), true);
        }
        return ok;
    }
}
