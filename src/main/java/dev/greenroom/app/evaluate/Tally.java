package dev.greenroom.app.evaluate;

import dev.greenroom.policy.Verdict;

/**
 * What became of texts, counted.
 *
 * @param harmful how many are labelled harmful
 * @param caught how many of these were flagged: any verdict but allow
 * @param caughtBlocked how many of these were blocked
 * @param harmless how many are labelled harmless
 * @param flagged how many of these were flagged all the same
 * @param held how many of these were held
 * @param blocked how many of these were blocked
 */
public record Tally(
        long harmful, long caught, long caughtBlocked, long harmless, long flagged, long held, long blocked) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    public Tally plus(boolean isHarmful, Verdict verdict) {
        int flag = verdict == Verdict.ALLOW ? 0 : 1;
        int hold = verdict == Verdict.HOLD ? 1 : 0;
        int block = verdict == Verdict.BLOCK ? 1 : 0;
        return isHarmful
                ? new Tally(harmful + 1, caught + flag, caughtBlocked + block, harmless, flagged, held, blocked)
                : new Tally(harmful, caught, caughtBlocked, harmless + 1, flagged + flag, held + hold, blocked + block);
    }

    public long texts() {
        return harmful + harmless;
    }

    /** Harmful texts that were caught, 0 to 1; not a number when there are none. */
    public double recall() {
        return (double) caught / harmful;
    }

    /** Harmless texts that were left alone. */
    public double specificity() {
        return 1 - (double) flagged / harmless;
    }

    /** The mean of {@link #recall} and {@link #specificity}: 0.5 is chance, whatever the mixture of the data. */
    public double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    /** Flagged texts that are harmful. */
    public double precision() {
        return (double) caught / (caught + flagged);
    }

    public double f1() {
        return 2 * precision() * recall() / (precision() + recall());
    }

    /** Harmless texts that were held or blocked: what a channel loses. */
    public double overBlocking() {
        return (double) (held + blocked) / harmless;
    }

    /** Flagged texts of either kind. */
    public double flaggedRate() {
        return (double) (caught + flagged) / texts();
    }

    /** Blocked texts of either kind. */
    public double blockedRate() {
        return (double) (caughtBlocked + blocked) / texts();
    }
}
