package dev.greenroom.detect;

import dev.greenroom.text.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was seen in a text.
 *
 * @param id what saw it, a term list, a frame or a detector
 * @param entry the first text of the entry in that term list; empty for everything but terms
 * @param category what kind of harm
 * @param severity how bad it is where it is meant, 0 to 1
 * @param sureness how sure it is that it was seen, 0 to 1
 * @param exposure how likely an automatic moderator that ignores context is to flag it, 0 to 1
 * @param span where, in code points of the original text
 * @param target id of whom it is about
 * @param contexts what changes its meaning here
 */
public record Finding(
        String id,
        String entry,
        Category category,
        double severity,
        double sureness,
        double exposure,
        Span span,
        @Nullable String target,
        List<Context> contexts) {
    /** The worst first. */
    static final Comparator<Finding> WORST_FIRST = Comparator.comparingDouble(Finding::harm)
            .thenComparingDouble(Finding::exposure)
            .reversed()
            .thenComparingInt(f -> f.span().start())
            .thenComparingInt(f -> f.span().end())
            .thenComparing(Finding::id)
            .thenComparing(Finding::entry);

    public Finding {
        contexts = List.copyOf(contexts);
        requireUnit(severity);
        requireUnit(sureness);
        requireUnit(exposure);
    }

    /** The same, surer and more exposed by {@code more}; neither goes beyond 1. */
    Finding surer(double more) {
        return new Finding(
                id,
                entry,
                category,
                severity,
                Math.min(1, sureness + more),
                Math.min(1, exposure + more),
                span,
                target,
                contexts);
    }

    /** How harmful it is once its context is taken into account. */
    public double harm() {
        double harm = severity * sureness;
        for (Context context : contexts) {
            harm *= context.harm();
        }
        return harm;
    }

    /** The context that changes it most. */
    public Optional<Context> mainContext() {
        return contexts.stream().min(Comparator.comparingDouble(Context::harm));
    }

    /** What could be said in its place, by language tag, as the context that has such words says; else empty. */
    public Map<String, String> sayInstead() {
        return contexts.stream()
                .map(Context::sayInstead)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private static void requireUnit(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("Severity, sureness and exposure lie between 0 and 1, got " + value);
        }
    }
}
