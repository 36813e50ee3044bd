package dev.greenroom.detect;

import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Hits.Hit;
import java.util.List;

/** One view of a text with what was met in it: the workplace of the detectors that look closer. */
final class Reading {
    /** No cue reaches farther, however long the sentence: judging stays linear in the length of the text. */
    private static final int REACH = 60;

    static final String NEGATED = "negated";

    private final Hits hits;
    private final Shape shape;
    private final Surroundings surroundings;
    private final Names names;
    private final List<Hit<Cue>> cues;

    Reading(Hits hits, Surroundings surroundings) {
        this.hits = hits;
        this.surroundings = surroundings;
        this.shape = new Shape(hits.view());
        this.names = new Names(hits, surroundings);
        this.cues = hits.of(Cue.class);
    }

    Hits hits() {
        return hits;
    }

    String words(Hit<?> hit) {
        return hits.words(hit);
    }

    Shape shape() {
        return shape;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Names names() {
        return names;
    }

    /** The cues within {@value #REACH} words of the words from {@code first} to {@code last}. */
    List<Hit<Cue>> cuesNear(int first, int last) {
        return Hits.between(cues, first - REACH, last + REACH);
    }

    /** Whether a predicate holds its negation itself ("never happened"), or harms only because of it. */
    boolean spendsNegation(Hit<Predicate> predicate) {
        return predicate.element().whenNegated()
                || cuesNear(predicate.first(), predicate.last()).stream()
                        .anyMatch(cue -> cue.element().context().equals(NEGATED)
                                && cue.first() >= predicate.first()
                                && cue.last() <= predicate.last());
    }

    boolean negated(Hit<?> predicate) {
        return cuesNear(predicate.first(), predicate.last()).stream()
                .filter(cue -> cue.element().context().equals(NEGATED))
                .anyMatch(cue -> Modifiers.reaches(shape, cue, predicate.first(), predicate.last()));
    }
}
