package dev.greenroom.gate;

import dev.greenroom.journal.Journal;
import dev.greenroom.journal.JournalEntry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The mode in force, kept over a restart. A stricter mode is in force at once and then written down; a milder one is
 * in force only when it is on disk and in the journal. Main context only.
 */
public final class ModeSwitch {
    static final String SETTING = "mode";

    private final Settings settings;
    private final Journal journal;
    private final Clock clock;
    private final List<Consumer<Mode>> listeners = new ArrayList<>();
    private Mode current = Mode.REVIEW;
    private Future<Void> written = Future.succeededFuture();
    private long latest;

    /** Begins in {@link Mode#REVIEW}, which {@link #load} replaces by what was kept. */
    public ModeSwitch(Settings settings, Journal journal, Clock clock) {
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes up the kept mode: open when none was ever set, review when it cannot be read or understood. */
    public Future<Mode> load() {
        long mine = ++latest;
        return settings.get(SETTING)
                .map(kept ->
                        kept.map(name -> Mode.ofWire(name).orElse(Mode.REVIEW)).orElse(Mode.OPEN))
                .otherwise(Mode.REVIEW)
                .map(mode -> {
                    if (mine == latest) {
                        enter(mode);
                    }
                    return current;
                });
    }

    public Mode current() {
        return current;
    }

    /**
     * Changes the mode. Fails when it could not be written down: a stricter mode is then in force all the same until the
     * process ends, a milder one is not.
     */
    public Future<Mode> set(Mode wanted, String by) {
        Mode before = current;
        boolean stricter = wanted.compareTo(before) >= 0;
        long mine = ++latest;
        if (stricter) {
            enter(wanted);
        }
        // One write after the other, so that what is on disk in the end is what was asked for last.
        written = written.otherwiseEmpty().compose(done -> settings.put(SETTING, wanted.wire()));
        return written.compose(done -> {
            boolean proved = wanted == before
                    || journal.append(
                            new JournalEntry.Changed(clock.instant(), SETTING, before.wire(), wanted.wire(), by));
            if (!proved && !stricter) {
                return undo(before);
            }
            if (mine == latest) {
                enter(wanted);
            }
            return Future.succeededFuture(current);
        });
    }

    /** Is told the mode whenever another one comes into force. Listeners must be quick and must not throw. */
    public void onChange(Consumer<Mode> listener) {
        listeners.add(listener);
    }

    private Future<Mode> undo(Mode before) {
        return settings.put(SETTING, before.wire())
                .transform(done ->
                        Future.failedFuture("the journal takes no entries, so the mode stays " + before.wire()));
    }

    private void enter(Mode mode) {
        if (mode != current) {
            current = mode;
            listeners.forEach(listener -> listener.accept(mode));
        }
    }
}
