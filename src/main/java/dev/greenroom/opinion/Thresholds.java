package dev.greenroom.opinion;

import dev.greenroom.policy.Verdict;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From which score on an opinion makes a decision stricter, by category. A category without an entry of its own takes its
 * parent's ({@code hate/threatening} that of {@code hate}), else that of {@value #ANY}, else none.
 *
 * @param hold from which score on a text waits for a person
 * @param block from which score on a text never leaves
 */
public record Thresholds(Map<String, Double> hold, Map<String, Double> block) {
    /** Stands for every category without an entry. */
    public static final String ANY = "any";

    public Thresholds {
        hold = Map.copyOf(hold);
        block = Map.copyOf(block);
    }

    /**
     * What an opinion asks for, and because of what.
     *
     * @param verdict HOLD or BLOCK
     * @param threshold from which score on it does so
     */
    public record Ruling(Verdict verdict, String category, double score, double threshold) {
        private static final Comparator<Ruling> MILDEST_FIRST =
                Comparator.comparing(Ruling::verdict).thenComparingDouble(Ruling::score);
    }

    /** The strictest thing that these scores ask for, if they ask for anything. */
    public Optional<Ruling> ruling(Scores scores) {
        return new TreeMap<>(scores.byCategory())
                .entrySet().stream()
                        .flatMap(entry -> ruling(entry.getKey(), entry.getValue()).stream())
                        .max(Ruling.MILDEST_FIRST);
    }

    private Optional<Ruling> ruling(String category, double score) {
        Double blocks = threshold(block, category);
        if (blocks != null && score >= blocks) {
            return Optional.of(new Ruling(Verdict.BLOCK, category, score, blocks));
        }
        Double holds = threshold(hold, category);
        return holds != null && score >= holds
                ? Optional.of(new Ruling(Verdict.HOLD, category, score, holds))
                : Optional.empty();
    }

    private static @Nullable Double threshold(Map<String, Double> thresholds, String category) {
        for (String path = category; !path.isEmpty(); path = parent(path)) {
            Double own = thresholds.get(path);
            if (own != null) {
                return own;
            }
        }
        return thresholds.get(ANY);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
