package dev.greenroom.policy;

import java.time.Duration;

/**
 * What a rule asks to be done about an author, besides what becomes of the text. Greenroom itself carries out a
 * cool-down; the others are for the platform's connector, which says whether it could.
 */
public sealed interface Action {
    /** The name in rule files and on the wire. */
    String wire();

    /** Nothing that they write is taken as a question for so long. */
    record CoolDown(Duration length) implements Action {
        public CoolDown {
            requirePositive(length);
        }

        @Override
        public String wire() {
            return "cool-down";
        }
    }

    /** They cannot write in the channel for so long. */
    record Timeout(Duration length) implements Action {
        public Timeout {
            requirePositive(length);
        }

        @Override
        public String wire() {
            return "timeout";
        }
    }

    /** They are told, in the words of the rule's explanation, what was wrong. */
    record Warn() implements Action {
        @Override
        public String wire() {
            return "warn";
        }
    }

    private static void requirePositive(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("An action lasts some time, got " + length);
        }
    }
}
