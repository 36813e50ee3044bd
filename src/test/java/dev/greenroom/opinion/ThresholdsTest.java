package dev.greenroom.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.policy.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private final Thresholds thresholds =
            new Thresholds(Map.of("any", 0.5, "hate", 0.3, "violence", 1.0), Map.of("sexual/minors", 0.2));

    @Test
    void aCategoryTakesItsOwnThresholdElseItsParentsElseThatOfAny() {
        assertThat(thresholds.ruling(scores("hate", 0.3)))
                .hasValue(new Thresholds.Ruling(Verdict.HOLD, "hate", 0.3, 0.3));
        assertThat(thresholds.ruling(scores("hate/threatening", 0.31)))
                .hasValue(new Thresholds.Ruling(Verdict.HOLD, "hate/threatening", 0.31, 0.3));
        assertThat(thresholds.ruling(scores("illicit", 0.49))).isEmpty();
        assertThat(thresholds.ruling(scores("illicit", 0.5))).isPresent();
        assertThat(thresholds.ruling(scores("violence", 0.99))).isEmpty();
    }

    @Test
    void aBlockGoesBeforeAHoldWhateverTheScores() {
        Scores scores = new Scores(Map.of("hate", 0.99, "sexual/minors", 0.25));

        assertThat(thresholds.ruling(scores))
                .hasValue(new Thresholds.Ruling(Verdict.BLOCK, "sexual/minors", 0.25, 0.2));
    }

    @Test
    void withoutThresholdsNothingIsEverAskedFor() {
        assertThat(new Thresholds(Map.of(), Map.of()).ruling(scores("hate", 1))).isEmpty();
    }

    @Test
    void aWeightMakesEveryScoreCountLess() {
        assertThat(thresholds.ruling(scores("hate", 0.36).weighted(0.8))).isEmpty();
        assertThat(thresholds.ruling(scores("hate", 0.4).weighted(0.8))).isPresent();
    }

    @Test
    void scoresThatAreNoneAreRefused() {
        assertThatThrownBy(() -> scores("hate", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scores("hate", 1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scores("hate", -0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scores("<b>hate", 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scores(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Scores scores(String category, double score) {
        return new Scores(Map.of(category, score));
    }
}
