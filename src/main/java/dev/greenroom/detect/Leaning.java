package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model thinks of a text as a whole: one weak signal beside what is seen in it. It makes what the rule files see
 * surer and more exposed, by {@value #WEIGHT} at most; it sees nothing by itself, and it takes nothing away. Immutable,
 * usable from any thread.
 */
public interface Leaning {
    /** How much it can add to the sureness and to the exposure of a finding. */
    double WEIGHT = 0.1;

    /** How surely the text is harmful, 0 to 1. Cost is linear in its length. */
    double harmful(String text);

    /** Tells one model from another, for the policy's revision: letters and digits. */
    String id();

    /**
     * The findings, the worst first, with this leaning taken into account. Where nothing was found nothing is asked, and
     * what only code sees (an address, a number) stays as it is: a model of words knows nothing of it.
     */
    static List<Finding> weigh(Leaning leaning, String text, List<Finding> findings) {
        if (findings.isEmpty()) {
            return findings;
        }
        // Below one half the model leans to harmless, which is no reason to trust a finding less.
        double lean = Math.max(0, 2 * leaning.harmful(text) - 1);
        List<Finding> weighed = new ArrayList<>();
        for (Finding finding : findings) {
            boolean fromCode =
                    Detector.BUILT_IN_CATEGORIES.contains(finding.category().path());
            weighed.add(fromCode ? finding : finding.surer(WEIGHT * lean));
        }
        weighed.sort(Finding.WORST_FIRST);
        return weighed;
    }
}
