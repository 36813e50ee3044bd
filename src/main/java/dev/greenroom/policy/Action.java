package dev.greenroom.policy;

import java.time.Duration;

/**
 * What a rule asks to be done about an author, besides what becomes of the text. Greenroom itself carries out a
 * cool-down; the others are for the platform's connector, which says whether it could.
 */
public sealed interface Action {
    /** The name in rule files and on the wire. */
    String wire();

    /** How long it lasts; nothing for a warning. */
    default Duration length() {
        return Duration.ZERO;
    }

    /** An action, and the rule that asks for it. */
    record Asked(Action action, String rule) {}

    /** Nothing that they write is taken as a question for so long. */
    record CoolDown(@Override Duration length) implements Action {
        public CoolDown {
            requirePositive(length);
        }

        @Override
        public String wire() {
            return "cool_down";
        }
    }

    /** They cannot write in the channel for so long. */
    record Timeout(@Override Duration length) implements Action {
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
