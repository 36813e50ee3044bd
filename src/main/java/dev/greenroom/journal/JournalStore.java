package dev.greenroom.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Where the journal is kept. Futures complete on the caller's context. */
public interface JournalStore {
    /**
     * Appends entries in their order, all or none, and completes when they are on disk. After a failure nothing may be
     * assumed; the same {@code batch} may be given again and is then appended only if it was not.
     *
     * @param batch unique to these entries
     */
    Future<Void> append(String batch, List<JournalEntry> entries);

    /** The latest rows of these kinds, newest first, at most {@code limit}. */
    Future<List<JournalRow>> latest(int limit, Set<JournalKind> kinds);

    /** Where the chain ends now. */
    Future<JournalHead> head();
}
