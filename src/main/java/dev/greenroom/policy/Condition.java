package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a rule asks of a finding. */
sealed interface Condition {
    boolean holds(Finding finding);

    /** The finding is of one of these categories, or under one. */
    record OfCategory(List<Category> categories) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            for (Category category : categories) {
                if (finding.category().isUnder(category)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A number of the finding compares with a limit. */
    record Threshold(ToDoubleFunction<Finding> axis, Comparison comparison, double limit) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            double value = axis.applyAsDouble(finding);
            return switch (comparison) {
                case AT_LEAST -> value >= limit;
                case MORE -> value > limit;
                case AT_MOST -> value <= limit;
                case LESS -> value < limit;
            };
        }
    }

    /** How {@link Threshold} compares. */
    enum Comparison {
        AT_LEAST,
        MORE,
        AT_MOST,
        LESS
    }

    /** One of these contexts changes the finding. */
    record InContext(List<String> contexts) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            return finding.contexts().stream().anyMatch(context -> contexts.contains(context.id()));
        }
    }

    /** The finding is about one of these. */
    record About(List<String> targets) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            return finding.target() != null && targets.contains(finding.target());
        }
    }

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            for (Condition part : parts) {
                if (!part.holds(finding)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            return parts.stream().anyMatch(part -> part.holds(finding));
        }
    }

    record None(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Finding finding) {
            return parts.stream().noneMatch(part -> part.holds(finding));
        }
    }
}
