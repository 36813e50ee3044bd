package dev.greenroom.opinion;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an opinion says of a text.
 *
 * @param byCategory scores from 0 (not at all) to 1 (surely) by the opinion's own category, such as {@code hate}; 1 to
 *     {@value #MOST} of them
 */
public record Scores(Map<String, Double> byCategory) {
    /** At most so many categories. */
    public static final int MOST = 100;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_/-]{0,63}");

    public Scores {
        byCategory = Map.copyOf(byCategory);
        if (byCategory.isEmpty() || byCategory.size() > MOST) {
            throw new IllegalArgumentException("An opinion has 1 to " + MOST + " scores, got " + byCategory.size());
        }
        byCategory.forEach((name, score) -> {
            if (!isName(name)) {
                throw new IllegalArgumentException("A category is lower-case letters, digits, '/', '_' and '-'");
            }
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("A score lies between 0 and 1, got " + score + " for " + name);
            }
        });
    }

    /** Whether a category may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The category with the highest score; among equals the first by name. */
    public Map.Entry<String, Double> highest() {
        return new TreeMap<>(byCategory)
                .entrySet().stream()
                        .max(Comparator.comparingDouble(Map.Entry::getValue))
                        .orElseThrow();
    }

    /** The same opinion, trusted less: every score times {@code weight}, 0 to 1. */
    public Scores weighted(double weight) {
        Map<String, Double> lighter = new TreeMap<>();
        byCategory.forEach((name, score) -> lighter.put(name, score * weight));
        return new Scores(lighter);
    }
}
