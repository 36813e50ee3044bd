package dev.greenroom.app.evaluate;

import dev.greenroom.policy.Decision;
import java.util.Comparator;

/** A text on which the policy and the person who labelled it do not agree. */
public record Miss(Sample sample, Decision decision) {
    /** Harmless texts: the strictest verdict first, then the greatest harm. */
    static final Comparator<Miss> WORST_ALARM = Comparator.comparing(
                    (Miss miss) -> miss.decision().verdict())
            .thenComparing(miss -> miss.decision().harm())
            .reversed()
            .thenComparing(miss -> miss.sample().row());

    /** Harmful texts: first those where something was seen and excused, because the excuse tells what is wrong. */
    static final Comparator<Miss> WORST_SILENCE = Comparator.comparing(
                    (Miss miss) -> miss.decision().exposure())
            .reversed()
            .thenComparing(miss -> miss.sample().row());

    boolean isAlarm() {
        return !sample.harmful();
    }
}
