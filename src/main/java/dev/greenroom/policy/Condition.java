package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks: of a finding, of the whole text, or of what stands around it. What is not known does not hold,
 * whichever way it is compared.
 */
sealed interface Condition permits Condition.Several, OfFinding, OfText, OfSurroundings {
    /** @param finding absent when the rule is asked of the text as a whole */
    boolean holds(Scene scene, @Nullable Finding finding);

    /** What it asks, such as {@code harm >= 0.6}. */
    Phrase words();

    /** What is the case instead, such as {@code harm 0.09 is not >= 0.6}; called only where it does not hold. */
    Phrase contrary(Scene scene, @Nullable Finding finding);

    /** Whether it asks anything of a finding. */
    boolean asksOfFinding();

    /** Whether it may hold for some finding of a category, whatever else there is to the finding. */
    default boolean mayHold(Category category) {
        return true;
    }

    /** Characters of which one stands in every text of which it holds. */
    default Glance signs() {
        return Glance.ANYTHING;
    }

    /** Why it does not hold; absent when it does. */
    default @Nullable Phrase whyNot(Scene scene, @Nullable Finding finding) {
        return holds(scene, finding) ? null : contrary(scene, finding);
    }

    /** What is asked of several conditions together. */
    sealed interface Several extends Condition permits All, Any, None {
        List<Condition> parts();

        @Override
        default boolean asksOfFinding() {
            return parts().stream().anyMatch(Condition::asksOfFinding);
        }

        /** What each of them asks. */
        default Phrase joined(String key) {
            return Phrase.joined(key, parts().stream().map(Condition::words).toList());
        }
    }

    record All(List<Condition> parts) implements Several {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(scene, finding)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean mayHold(Category category) {
            return parts.stream().allMatch(part -> part.mayHold(category));
        }

        @Override
        public Glance signs() {
            return parts.stream()
                    .map(Condition::signs)
                    .filter(one -> one != Glance.ANYTHING)
                    .findFirst()
                    .orElse(Glance.ANYTHING);
        }

        @Override
        public Phrase words() {
            return joined("and");
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            for (Condition part : parts) {
                if (!part.holds(scene, finding)) {
                    return part.contrary(scene, finding);
                }
            }
            throw new IllegalStateException("All of it holds: " + this);
        }
    }

    record Any(List<Condition> parts) implements Several {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(scene, finding)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean mayHold(Category category) {
            return parts.stream().anyMatch(part -> part.mayHold(category));
        }

        @Override
        public Glance signs() {
            return parts.stream().map(Condition::signs).reduce(Glance::or).orElse(Glance.ANYTHING);
        }

        @Override
        public Phrase words() {
            return Phrase.of("any", joined("or"));
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            List<Phrase> contraries =
                    parts.stream().map(part -> part.contrary(scene, finding)).toList();
            return Phrase.of("any.not", Phrase.joined("besides", contraries));
        }
    }

    record None(List<Condition> parts) implements Several {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(scene, finding)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Phrase words() {
            return Phrase.of("none", joined("list"));
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            return parts.stream()
                    .filter(part -> part.holds(scene, finding))
                    .findFirst()
                    .map(part -> Phrase.of("none.not", part.words()))
                    .orElseThrow();
        }
    }
}
