package dev.greenroom.detect;

import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Hits.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Makes somebody of a group's adjective: "Chinese" is a word for noodles, too, but "Chinese neighbours", "the Chinese
 * are" and "she is Chinese" speak of people.
 */
final class Adjectives {
    private static final String QUALITY = "quality";
    private static final String ORIGIN = "origin";
    private static final String COLOUR = "colour";

    /** Kinds of groups whose names are adjectives. A colour is one of things first, and needs its noun. */
    static final Set<String> KINDS = Set.of(QUALITY, ORIGIN, COLOUR);

    static final String PROTECTED = "protected";

    private Adjectives() {}

    /** Adds to the sorted targets of a reading those that its adjectives make. */
    static void compose(Reading reading, List<Hit<Target>> targets) {
        List<Hit<Target>> made = new ArrayList<>(0);
        for (Hit<Target> target : targets) {
            String kind = target.element().kind();
            if (KINDS.contains(kind)) {
                int last = person(reading, target, !kind.equals(COLOUR));
                int noun = reading.startOf(Link.PEOPLE, target.first() - 1);
                if (last >= 0 || noun >= 0) {
                    int first = noun >= 0 ? noun : target.first();
                    Target somebody = new Target(target.element().id(), PROTECTED);
                    made.add(new Hit<>(somebody, first, Math.max(last, target.last())));
                }
            }
        }
        if (!made.isEmpty()) {
            targets.addAll(made);
            targets.sort(Comparator.comparingInt(Hit::first));
        }
    }

    /** The last word of the person that an adjective makes; -1 when it makes none. */
    private static int person(Reading reading, Hit<Target> adjective, boolean mayStandAlone) {
        int next = adjective.last() + 1;
        boolean ends = next >= reading.hits().view().words() || !reading.shape().sameClause(adjective.last(), next);
        if (!ends) {
            for (Hit<Link> link : Hits.between(reading.links(), next, next)) {
                if (link.element().name().equals(Link.PEOPLE)) {
                    return link.last();
                }
            }
        }
        if (!mayStandAlone) {
            return -1;
        }
        boolean picked = reading.pickedFrom(adjective) < adjective.first();
        boolean goesOn = ends || Hits.any(reading.links(), next, next, Adjectives::isGrammar);
        boolean isOne = reading.startOf(Link.BE, adjective.first() - 1) >= 0;
        boolean areMany = !ends
                && Hits.any(
                        reading.links(),
                        next,
                        next,
                        link -> link.element().name().equals(Link.BE));
        return picked && goesOn || isOne && ends || areMany ? adjective.last() : -1;
    }

    /** Words that no noun is among, so that the adjective before them stands for one. */
    private static boolean isGrammar(Hit<Link> link) {
        String name = link.element().name();
        return name.equals(Link.BE)
                || name.equals(Link.SHOULD)
                || name.equals(Link.WOULD)
                || name.equals(Link.BREAKS)
                || name.equals(Link.ABOUT)
                || name.equals(Link.OTHERS)
                || name.equals(Link.VERBS);
    }
}
