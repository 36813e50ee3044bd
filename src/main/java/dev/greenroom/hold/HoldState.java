package dev.greenroom.hold;

import java.time.Instant;

/**
 * Where a hold stands. Only {@link Waiting} has ways out; every other state is final, so that a review can be won once.
 *
 * <pre>
 *             ┌──► Approved
 *             ├──► Edited
 *  Waiting ───┼──► Rejected
 *             ├──► Expired     nobody came in time
 *             └──► Abandoned   nobody is there any more to hear it
 * </pre>
 */
public sealed interface HoldState {
    /** The name in the database and on the wire. */
    String wire();

    record Waiting() implements HoldState {
        @Override
        public String wire() {
            return "waiting";
        }
    }

    /** Every state that is final. */
    sealed interface Ended extends HoldState {
        Instant at();

        /** Who ended it: a reviewer's name, or {@code greenroom} for what nobody decided. */
        String by();
    }

    /** The text may be released as it was. */
    record Approved(String by, Instant at) implements Ended {
        @Override
        public String wire() {
            return "approved";
        }
    }

    /** {@code text} may be released in its place. */
    record Edited(String by, Instant at, String text) implements Ended {
        @Override
        public String wire() {
            return "edited";
        }
    }

    /** The refusal line takes its place. */
    record Rejected(String by, Instant at) implements Ended {
        @Override
        public String wire() {
            return "rejected";
        }
    }

    /** The deadline passed; the refusal line takes its place. */
    record Expired(Instant at) implements Ended {
        @Override
        public String by() {
            return NOBODY;
        }

        @Override
        public String wire() {
            return "expired";
        }
    }

    /** The listener went away, or the platform took the message back; nothing is said. */
    record Abandoned(Instant at) implements Ended {
        @Override
        public String by() {
            return NOBODY;
        }

        @Override
        public String wire() {
            return "abandoned";
        }
    }

    String NOBODY = "greenroom";
}
