package dev.greenroom.policy;

import java.time.Duration;

/** A verdict with what is needed to carry it out. */
public sealed interface Outcome {
    Verdict verdict();

    /** The text passes as it is. */
    record Allow() implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.ALLOW;
        }
    }

    /** {@code text} passes in the place of what was checked. */
    record Mask(String text) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.MASK;
        }
    }

    /** The text waits for a review, at most for {@code patience}; then the refusal line is said. */
    record Hold(Duration patience) implements Outcome {
        public Hold {
            if (patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException("A hold waits for some time, got " + patience);
            }
        }

        @Override
        public Verdict verdict() {
            return Verdict.HOLD;
        }
    }

    /** The text never leaves. */
    record Block() implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.BLOCK;
        }
    }
}
