package dev.greenroom.detect;

import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Hits.Hit;
import java.util.List;

/** Words that look as if something were said of somebody, and that longer words around them take back. */
final class Taken {
    /** No link or name has more words. */
    private static final int LONGEST = 6;

    private Taken() {}

    /**
     * Leaves out what belongs to a name ("sick" in "sick children"), what a language spares ("let" in "won't let anyone"),
     * and what harms only in the negative where the word before it turns it round ("not less intelligent").
     */
    static void back(
            List<Hit<Predicate>> predicates, List<Hit<Target>> targets, List<Hit<Link>> links, List<Hit<Cue>> cues) {
        if (predicates.isEmpty()) {
            return;
        }
        List<Hit<Predicate>> all = List.copyOf(predicates);
        predicates.removeIf(said -> belongsToName(said, targets)
                || isSpared(said, links)
                || isTurned(said, all) && !isNegation(said.first() - 1, cues));
    }

    private static boolean belongsToName(Hit<Predicate> said, List<Hit<Target>> targets) {
        return Hits.any(
                targets,
                said.first() - LONGEST,
                said.first(),
                target -> target.covers(said) && target.element().kind().equals(Adjectives.PROTECTED));
    }

    private static boolean isSpared(Hit<Predicate> said, List<Hit<Link>> links) {
        return Hits.any(
                links,
                said.first() - LONGEST,
                said.first(),
                link -> link.element().name().equals(Link.SPARED) && link.covers(said));
    }

    /** "Not deserve to live" is no turn of "deserve to live", but the negation that it waits for. */
    private static boolean isNegation(int word, List<Hit<Cue>> cues) {
        return Hits.any(cues, word, word, cue -> cue.element().context().equals(Reading.NEGATED));
    }

    private static boolean isTurned(Hit<Predicate> said, List<Hit<Predicate>> all) {
        return said.element().whenNegated()
                && Hits.any(
                        all,
                        said.first() - 1,
                        said.first() - 1,
                        longer -> !longer.element().whenNegated() && longer.covers(said));
    }
}
