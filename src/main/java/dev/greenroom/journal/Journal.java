package dev.greenroom.journal;

import java.util.function.Consumer;

/**
 * The evidence. Taking an entry never blocks; entries are written in batches on a worker, in the order taken. Use it on
 * the main context only.
 */
public interface Journal {
    /**
     * Takes an entry. {@code false} means that the journal is full or its disk fails: the caller must then let nothing
     * pass that could not be proved (it holds or blocks).
     */
    boolean append(JournalEntry entry);

    /** Whether entries are being taken and written at present. */
    boolean isHealthy();

    /** Is told every entry as it is taken, on the main context. Listeners must be quick and must not throw. */
    void onAppend(Consumer<JournalEntry> listener);
}
