package dev.greenroom.policy;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a text.
 *
 * @param name the name that viewers see
 * @param roles what they are in the channel; empty for an ordinary viewer
 * @param accountAge how long their account has existed, absent where the platform does not say
 * @param firstMessage whether the platform marks this as their first message in the channel
 * @param history what became of their latest messages here
 */
public record Author(
        String name, Set<Role> roles, @Nullable Duration accountAge, boolean firstMessage, History history) {

    /** Counts over the last hour, of this process; all 0 for somebody who has not written. */
    public record History(int messages, int held, int blocked) {
        public static final History NONE = new History(0, 0, 0);

        public History {
            if (messages < 0 || held < 0 || blocked < 0) {
                throw new IllegalArgumentException("Counts are not negative");
            }
        }

        /** With one message more, of which this became. */
        public History after(Verdict verdict) {
            return new History(
                    messages + 1,
                    held + (verdict == Verdict.HOLD ? 1 : 0),
                    blocked + (verdict == Verdict.BLOCK ? 1 : 0));
        }
    }

    public Author {
        roles = Set.copyOf(roles);
    }

    /** The same, with another history. */
    public Author with(History other) {
        return new Author(name, roles, accountAge, firstMessage, other);
    }

    /** Somebody of whom only the name is known. */
    public static Author named(String name) {
        return new Author(name, Set.of(), null, false, History.NONE);
    }
}
