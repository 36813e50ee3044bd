package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks: of a finding, of the whole text, or of what stands around it. What is not known does not hold,
 * whichever way it is compared.
 */
sealed interface Condition permits Condition.All, Condition.Any, Condition.None, OfFinding, OfText, OfSurroundings {
    /** @param finding absent when the rule is asked of the text as a whole */
    boolean holds(Scene scene, @Nullable Finding finding);

    /** What it asks, such as {@code harm >= 0.6}. */
    String words();

    /** What is the case instead, such as {@code harm 0.09 is not >= 0.6}; called only where it does not hold. */
    String contrary(Scene scene, @Nullable Finding finding);

    /** Whether it asks anything of a finding. */
    boolean asksOfFinding();

    /** Why it does not hold; empty when it does. */
    default String whyNot(Scene scene, @Nullable Finding finding) {
        return holds(scene, finding) ? "" : contrary(scene, finding);
    }

    private static String joined(List<Condition> parts, String between) {
        return parts.stream().map(Condition::words).collect(Collectors.joining(between));
    }

    private static boolean anyAsksOfFinding(List<Condition> parts) {
        for (Condition part : parts) {
            if (part.asksOfFinding()) {
                return true;
            }
        }
        return false;
    }

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            for (Condition part : parts) {
                if (!part.holds(scene, finding)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String words() {
            return joined(parts, " and ");
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            for (Condition part : parts) {
                if (!part.holds(scene, finding)) {
                    return part.contrary(scene, finding);
                }
            }
            return "";
        }

        @Override
        public boolean asksOfFinding() {
            return anyAsksOfFinding(parts);
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            for (Condition part : parts) {
                if (part.holds(scene, finding)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "(" + joined(parts, " or ") + ")";
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            return parts.stream()
                    .map(part -> part.contrary(scene, finding))
                    .collect(Collectors.joining("; ", "none of any: ", ""));
        }

        @Override
        public boolean asksOfFinding() {
            return anyAsksOfFinding(parts);
        }
    }

    record None(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            for (Condition part : parts) {
                if (part.holds(scene, finding)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String words() {
            return "none of (" + joined(parts, ", ") + ")";
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            return parts.stream()
                    .filter(part -> part.holds(scene, finding))
                    .findFirst()
                    .map(part -> "it is so that " + part.words())
                    .orElse("");
        }

        @Override
        public boolean asksOfFinding() {
            return anyAsksOfFinding(parts);
        }
    }
}
