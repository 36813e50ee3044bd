package dev.greenroom.detect;

import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Evidence.Stance;
import dev.greenroom.detect.Hits.Hit;

/**
 * How surely something is said of somebody, 0 to 1, by where the two stand in a sentence: one rule for each stance. A
 * shallow reading: it knows copulas, modals, prepositions and commas, not sentences.
 */
final class Bonds {
    /** A mood ("should", "let's") stands within so many words before what it rules. */
    private static final int MOOD_NEAR = 4;

    /** Who feels may say so much later. */
    private static final int MOST_NEAR = 25;

    /** What stands right before or behind a name is said of it, but for compounds that nobody foresaw. */
    private static final double ADJOINING = 0.9;

    private static final double ACROSS_A_COMMA = 0.7;
    private static final double LOOSE = 0.2;
    private static final double UNWILLED = 0.3;
    private static final double SOMEBODY_BETWEEN = 0.35;
    private static final double CLAUSE_BETWEEN = 0.7;
    private static final double CERTAIN_ONES = 0.5;
    private static final int APPOSITION_NEAR = 6;

    private final Reading reading;

    Bonds(Reading reading) {
        this.reading = reading;
    }

    double of(Evidence evidence, Hit<Predicate> said, Hit<Target> whom) {
        boolean behind = whom.last() < said.first();
        if (!behind && said.last() >= whom.first()) {
            return said.covers(whom) && namesThem(said, whom) ? 1 : 0;
        }
        Stance stance = evidence.stance();
        if ((stance == Stance.TRAIT || stance == Stance.DEED) && reading.outdoes(said, whom)) {
            return ADJOINING;
        }
        int gap = behind ? said.first() - whom.last() - 1 : reading.pickedFrom(whom) - said.last() - 1;
        if (gap > (behind && evidence.stance() == Stance.FEELING ? MOST_NEAR : evidence.near())) {
            return 0;
        }
        return switch (evidence.stance()) {
            case TRAIT -> behind ? traitBehind(said, whom, gap) : traitBefore(said, whom, gap);
            case DEED -> behind ? deed(said, whom) : namedAfter(said, whom);
            case HARM -> behind ? harmOfClitic(said, whom, gap) : harm(said, whom, gap);
            case FATE -> behind ? fate(said, whom) : isWilled(said) ? namedAfter(said, whom) : 0;
            case FEELING -> behind ? felt(said, whom) : between(said, said.last() + 1, whom.first() - 1);
            case BESIDE, AROUND -> 1;
        };
    }

    /** "They deserve" names those whom it is said of; "not a woman" only says what somebody else is not. */
    private static boolean namesThem(Hit<Predicate> said, Hit<Target> whom) {
        return !said.element().whenNegated() || !whom.element().kind().equals(Adjectives.PROTECTED);
    }

    private double traitBehind(Hit<Predicate> said, Hit<Target> whom, int gap) {
        if (reading.isAbout(whom)) {
            return 0;
        }
        if (gap <= 0) {
            return ADJOINING;
        }
        int from = reading.behind(whom);
        int to = said.first() - 1;
        if (reading.startOf(Link.AWAY, reading.pickedFrom(said.first()) - 1) >= 0) {
            return 0;
        }
        boolean linked =
                reading.has(Link.BE, said, from, to) || reading.has(Link.BE, said, whom.first() - 3, whom.first() - 1);
        linked |= reading.askedHow(said);
        boolean comma = !reading.shape().sameClause(whom.last(), said.first());
        double certain = reading.startOf(Link.OWN, whom.first() - 1) >= 0 ? CERTAIN_ONES : 1;
        return certain * (linked ? 1 : comma ? ACROSS_A_COMMA : LOOSE) * between(said, from, to);
    }

    private double traitBefore(Hit<Predicate> said, Hit<Target> whom, int gap) {
        int to = reading.pickedFrom(whom) - 1;
        if (gap > 0 && reading.startOf(Link.BE, to) > said.last()) {
            // "That is what I call", "the real disease, namely".
            return ADJOINING;
        }
        boolean comma = !reading.shape().sameClause(said.last(), whom.first());
        if (comma && reading.has(Link.BREAKS, said, said.last() + 1, to)) {
            return 0;
        }
        boolean ofOthers = reading.has(Link.OTHERS, said, said.first() - MOOD_NEAR, said.first() - 1);
        double fit = comma ? gap <= APPOSITION_NEAR ? ACROSS_A_COMMA : LOOSE : gap <= 0 ? ADJOINING : LOOSE;
        fit = Math.max(fit, namedAfter(said, whom));
        return fit * (ofOthers && (comma || gap > 0) ? SOMEBODY_BETWEEN : 1) * between(said, said.last() + 1, to);
    }

    private double deed(Hit<Predicate> said, Hit<Target> whom) {
        return reading.isAbout(whom) ? 0 : between(said, reading.behind(whom), said.first() - 1);
    }

    /** Romance languages put the pronoun before the verb: "on devrait les chasser". */
    private double harmOfClitic(Hit<Predicate> said, Hit<Target> whom, int gap) {
        boolean clitic = gap == 0 && Reading.PRONOUN.equals(whom.element().kind());
        return clitic && isWilled(said) ? 1 : 0;
    }

    /** Said of a pronoun that the name behind it fills: "they ruin everything, those …", "ils mentent, les …". */
    private double namedAfter(Hit<Predicate> said, Hit<Target> whom) {
        boolean pronoun = reading.has(Link.THEY, said, said.first() - MOOD_NEAR, said.first() - 1);
        boolean broken = reading.has(Link.BREAKS, said, said.last() + 1, whom.first() - 1);
        return pronoun && !broken && !reading.isAbout(whom) ? ADJOINING : 0;
    }

    private double harm(Hit<Predicate> said, Hit<Target> whom, int gap) {
        if (reading.breaks(said, said.last() + 1, reading.pickedFrom(whom) - 1)) {
            return 0;
        }
        double near = gap <= 1 ? 1 : CLAUSE_BETWEEN;
        return near * (isWilled(said) ? 1 : UNWILLED);
    }

    /** Whether something is ordered, wished or planned rather than told. */
    private boolean isWilled(Hit<Predicate> said) {
        int first = said.first();
        boolean opens = first == 0 || !reading.shape().sameClause(first - 1, first);
        int from = first - MOOD_NEAR;
        return opens
                || reading.has(Link.URGE, said, from, first - 1)
                || reading.has(Link.SHOULD, said, from, first - 1)
                || reading.has(Link.WOULD, said, from, first - 1)
                || reading.has(Link.WISH, said, from, first - 1);
    }

    private double fate(Hit<Predicate> said, Hit<Target> whom) {
        int from = reading.behind(whom);
        int to = said.first() - 1;
        if (reading.has(Link.SHOULD, said, from, to)
                || reading.has(Link.WISH, said, whom.first() - APPOSITION_NEAR, to)) {
            return between(said, from, to);
        }
        return reading.has(Link.WOULD, said, from, to) ? CLAUSE_BETWEEN * between(said, from, to) : 0;
    }

    /** Behind the name it takes somebody who feels: "gays hate", and "gays, I hate". */
    private double felt(Hit<Predicate> said, Hit<Target> whom) {
        return reading.has(Link.OTHERS, said, whom.last() + 1, said.first() - 1) ? ADJOINING : 0;
    }

    /** How much is lost because somebody else, or another clause, begins in between. */
    private double between(Hit<Predicate> said, int from, int to) {
        double fit = reading.has(Link.OTHERS, said, from, to) ? SOMEBODY_BETWEEN : 1;
        return reading.breaks(said, from, to) ? fit * CLAUSE_BETWEEN : fit;
    }
}
