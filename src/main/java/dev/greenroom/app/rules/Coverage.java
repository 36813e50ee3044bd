package dev.greenroom.app.rules;

import java.util.List;

/**
 * What tests touched of rule files, and what they did not.
 *
 * @param parts by kind, such as rules and entries
 */
public record Coverage(List<Part> parts) {
    public Coverage {
        parts = List.copyOf(parts);
    }

    /**
     * @param kind such as {@code rules}
     * @param all how many there are
     * @param untouched those that no test touched
     */
    public record Part(String kind, int all, List<String> untouched) {
        public Part {
            untouched = List.copyOf(untouched);
            if (untouched.size() > all) {
                throw new IllegalArgumentException(
                        "Of " + all + " " + kind + " " + untouched.size() + " are untouched");
            }
        }
    }

    /** How much was touched of all, 0 to 100; 100 where there is nothing. */
    public double percent() {
        return percent(
                parts.stream().mapToInt(Part::all).sum(),
                parts.stream().mapToInt(p -> p.untouched().size()).sum());
    }

    static double percent(int all, int untouched) {
        return all == 0 ? 100 : 100.0 * (all - untouched) / all;
    }
}
