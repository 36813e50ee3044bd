package dev.greenroom.opinion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a Llama-Guard-style model answers: {@code safe}, or {@code unsafe} and a line such as {@code S1,S10}. */
final class GuardAnswer {
    /** The category of a verdict without a code, and of a text that is safe. */
    static final String UNSAFE = "unsafe";

    private static final Pattern CODE = Pattern.compile("S\\d{1,2}");
    /** The hazards of the taxonomy that Llama Guard 3 follows, by the names that the rest of Greenroom uses. */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("S1", "violence"),
            Map.entry("S2", "illicit"),
            Map.entry("S3", "sexual/crime"),
            Map.entry("S4", "sexual/minors"),
            Map.entry("S5", "defamation"),
            Map.entry("S6", "advice"),
            Map.entry("S7", "personal-data"),
            Map.entry("S8", "intellectual-property"),
            Map.entry("S9", "illicit/weapons"),
            Map.entry("S10", "hate"),
            Map.entry("S11", "self-harm"),
            Map.entry("S12", "sexual"),
            Map.entry("S13", "elections"),
            Map.entry("S14", "code-abuse"));

    private GuardAnswer() {}

    /** The verdict as scores of 1, or nothing when the model said something else. */
    static Optional<Scores> scores(String answer) {
        List<String> lines = answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String verdict = lines.isEmpty() ? "" : lines.get(0).toLowerCase(Locale.ROOT);
        if (verdict.equals("safe") && lines.size() == 1) {
            return Optional.of(new Scores(Map.of(UNSAFE, 0.0)));
        }
        if (!verdict.equals(UNSAFE) || lines.size() > 2) {
            return Optional.empty();
        }
        return lines.size() == 1 ? Optional.of(new Scores(Map.of(UNSAFE, 1.0))) : hazards(lines.get(1));
    }

    private static Optional<Scores> hazards(String line) {
        Map<String, Double> scores = new TreeMap<>();
        for (String written : line.split(",", -1)) {
            String code = written.strip().toUpperCase(Locale.ROOT);
            if (!CODE.matcher(code).matches()) {
                return Optional.empty();
            }
            scores.put(CATEGORIES.getOrDefault(code, code.toLowerCase(Locale.ROOT)), 1.0);
        }
        return Optional.of(new Scores(scores));
    }
}
