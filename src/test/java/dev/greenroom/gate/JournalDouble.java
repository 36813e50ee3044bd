package dev.greenroom.gate;

import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what it is given, unless it is full. For any thread. */
public final class JournalDouble implements Journal {
    public final List<JournalEntry> entries = new CopyOnWriteArrayList<>();
    public volatile boolean full;

    @Override
    public boolean append(JournalEntry entry) {
        return !full && entries.add(entry);
    }

    @Override
    public boolean isHealthy() {
        return !full;
    }

    @Override
    public void onAppend(Consumer<JournalEntry> listener) {}
}
