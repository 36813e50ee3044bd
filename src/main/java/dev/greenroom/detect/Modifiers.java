package dev.greenroom.detect;

import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Scope;
import dev.greenroom.detect.Hits.Hit;
import java.util.Set;

/** Finds the cues that change a finding: negation, condemnation, report, description. Scope rules, one by one. */
final class Modifiers {
    private static final String RECLAIMED = "reclaimed";
    private static final String REPORTED = "reported";
    private static final String MAYBE_REJECTED = "maybe-rejected";
    private static final String ENDORSED = "endorsed";

    /** What a speaker who agrees with it takes away: whoever reports is no longer somebody else. */
    private static final Set<String> NOT_OF_WHO_ENDORSES = Set.of(REPORTED, MAYBE_REJECTED, ENDORSED);

    /** A quotation with so many words around it is somebody else's; with fewer it is only dressed up as one. */
    private static final int AROUND_QUOTATION = 3;

    private static final Context QUOTED = new Context(REPORTED, "“…”", 0.3, true);

    private Modifiers() {}

    static void apply(Reading reading, Draft draft) {
        boolean endorsed = false;
        for (Hit<Cue> hit : reading.cuesNear(draft.first, draft.last)) {
            Cue cue = hit.element();
            if (concerns(cue, draft)
                    && !spent(hit, draft)
                    && inReach(reading, hit, draft)
                    && !reading.beginsInName(hit)) {
                endorsed |= cue.context().equals(ENDORSED);
                draft.add(new Context(cue.context(), reading.words(hit), cue.harm(), true));
            }
        }
        Shape shape = reading.shape();
        boolean quoted = shape.quoted(draft.first) && shape.quoted(draft.last);
        if (!draft.deed && quoted && shape.tellsAround(AROUND_QUOTATION)) {
            draft.add(QUOTED);
        }
        if (endorsed) {
            // Who agrees with what is reported says it; only names, games and the like still excuse it.
            draft.contexts.removeIf(c -> NOT_OF_WHO_ENDORSES.contains(c.id()));
        }
        reading.names().covering(draft).forEach(draft::add);
    }

    private static boolean concerns(Cue cue, Draft draft) {
        if (draft.deed) {
            return cue.deeds();
        }
        if (cue.context().equals(Reading.NEGATED) && draft.negationSpent) {
            return false;
        }
        if (cue.context().equals(RECLAIMED)) {
            return draft.reclaimed;
        }
        return draft.relation ? cue.relations() : cue.terms();
    }

    /** A "not" that belongs to the harm rejects nothing: "do not deserve to live". */
    private static boolean spent(Hit<Cue> hit, Draft draft) {
        return draft.negationSpent
                && hit.element().context().equals(MAYBE_REJECTED)
                && hit.first() >= draft.first
                && hit.last() <= draft.last;
    }

    private static boolean inReach(Reading reading, Hit<Cue> cue, Draft draft) {
        if (!reading.counts(cue)) {
            return false;
        }
        Shape shape = reading.shape();
        if (cue.element().quoted() && !(shape.quoted(draft.first) && shape.quoted(draft.last))) {
            return false;
        }
        int apart = Math.abs(shape.sentence(cue.first()) - shape.sentence(draft.first));
        return switch (cue.element().scope()) {
            case WORDS ->
                reading.reaches(cue, draft.coreFirst, draft.coreLast) || reading.reaches(cue, draft.first, draft.last);
            case SENTENCE -> apart == 0 && outside(cue, draft);
            case NEIGHBOURS -> apart <= 1 && outside(cue, draft);
            case TEXT -> outside(cue, draft);
        };
    }

    /** A cue that is part of what it would change is not a cue: "hate" in "I hate". */
    private static boolean outside(Hit<Cue> cue, Draft draft) {
        return cue.last() < draft.coreFirst || cue.first() > draft.coreLast;
    }

    /** Whether a cue of scope {@link Scope#WORDS} reaches the words from {@code first} to {@code last}. */
    static boolean reaches(Shape shape, Hit<Cue> cue, int first, int last) {
        if (cue.element().scope() != Scope.WORDS) {
            return false;
        }
        if (cue.last() < first) {
            return first - cue.last() <= cue.element().before() && shape.sameClause(cue.last(), first);
        }
        return cue.first() > last && cue.first() - last <= cue.element().after() && shape.sameClause(cue.first(), last);
    }
}
