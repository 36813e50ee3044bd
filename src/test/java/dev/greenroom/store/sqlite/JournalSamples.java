package dev.greenroom.store.sqlite;

import static dev.greenroom.store.sqlite.Samples.ANSWER;
import static dev.greenroom.store.sqlite.Samples.HELD;
import static dev.greenroom.store.sqlite.Samples.NOON;

import dev.greenroom.hold.HoldState;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journal entries to test with. */
final class JournalSamples {
    private JournalSamples() {}

    /** {@code text} was scanned from code point {@code from} on. */
    static JournalEntry decided(String exchange, int from, String text, String effective) {
        return decided("openai", exchange, from, text, effective);
    }

    /** A canary was decided on so. */
    static JournalEntry proved(String exchange, String text, String effective) {
        return decided(JournalEntry.Decided.CANARY + "openai", exchange, 0, text, effective);
    }

    /** A moderator had it judged. */
    static JournalEntry tried(String exchange, String text, String effective) {
        return decided(JournalEntry.Decided.TEST + "twitch", exchange, 0, text, effective);
    }

    private static JournalEntry decided(String source, String exchange, int from, String text, String effective) {
        return new JournalEntry.Decided(
                NOON,
                "d1",
                exchange,
                source,
                ANSWER.withText(text),
                from,
                HELD,
                "open",
                effective,
                Duration.ofNanos(12_345));
    }

    /** A candidate would have let pass what was held. */
    static JournalEntry differed(String exchange, String decision) {
        Decision milder = new Decision(new Outcome.Allow(), 0, 0, List.of(), "r2");
        return new JournalEntry.Differed(NOON, exchange, decision, HELD, milder);
    }

    static JournalEntry released(String exchange, String how, int from, int to, @Nullable String hold) {
        return new JournalEntry.Released(NOON, exchange, "said aloud", from, to, how, hold);
    }

    static JournalEntry reviewed(String exchange, String hold, HoldState.Ended ending) {
        return new JournalEntry.Reviewed(NOON, exchange, hold, ending);
    }

    static JournalEntry approved(String exchange, String hold) {
        return reviewed(exchange, hold, new HoldState.Approved("ann", NOON));
    }

    static JournalEntry edited(String exchange, String hold) {
        return reviewed(exchange, hold, new HoldState.Edited("ann", NOON, "otherwise put"));
    }

    static JournalEntry mode() {
        return new JournalEntry.Changed(NOON, "mode", "open", "review", "ann");
    }

    static JournalEntry acted(String exchange) {
        return new JournalEntry.Acted(
                NOON, exchange, "key", "delete", "twitch/somebody", "m1", "ann", JournalEntry.Acted.INTENDED, "");
    }

    static JournalEntry withdrawn(String exchange) {
        return new JournalEntry.Withdrawn(NOON, exchange, "twitch/somebody#m1");
    }
}
