package dev.greenroom.detect;

import java.util.Set;

/**
 * A piece of hostility: a word class, and how much it weighs when it is said of somebody in this stance.
 *
 * @param severity how bad it is where it is meant, 0 to 1
 * @param weight how sure it makes alone that the sentence is hostile, 0 to 1
 * @param targets kinds of targets, or ids
 * @param near at most so many words between the two
 */
public record Evidence(
        String id,
        Category category,
        double severity,
        double weight,
        Stance stance,
        Set<String> predicates,
        Set<String> targets,
        int near)
        implements Element.About {
    /** How a word class stands to those whom it is said of. */
    public enum Stance {
        /** What they are: behind a copula, right before or behind the name, or across a comma. */
        TRAIT,
        /** What they do: behind the name. */
        DEED,
        /** What is to be done to them: before the name, as an order, a wish or a plan. */
        HARM,
        /** What is to become of them: behind the name and a modal. */
        FATE,
        /** What is felt about them: before or behind the name. */
        FEELING,
        /** Counts anywhere near the name. */
        BESIDE,
        /** Only strengthens what else is said in the sentence. */
        AROUND
    }

    public Evidence {
        predicates = Set.copyOf(predicates);
        targets = Set.copyOf(targets);
    }
}
