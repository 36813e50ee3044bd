package dev.greenroom.detect;

import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Frame;
import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Hits.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One view of a text with what was met in it: the workplace of the detectors that look closer. */
final class Reading {
    /** No cue reaches farther, however long the sentence: judging stays linear in the length of the text. */
    private static final int REACH = 60;

    /** No link has more words. */
    private static final int LONGEST_LINK = 6;

    static final String NEGATED = "negated";

    private final Hits hits;
    private final Shape shape;
    private final Surroundings surroundings;
    private final Names names;
    private final List<Hit<Cue>> cues;
    private final List<Hit<Link>> links;
    private final List<Hit<Target>> targets;

    Reading(Hits hits, Surroundings surroundings) {
        this.hits = hits;
        this.surroundings = surroundings;
        this.shape = new Shape(hits.view());
        this.names = new Names(hits, surroundings);
        this.cues = hits.of(Cue.class);
        this.links = hits.of(Link.class);
        this.targets = hits.of(Target.class).stream().filter(this::namesPeople).toList();
    }

    /** Whether a name is said of people: not of the thing that stands before it, as in "frelons asiatiques". */
    private boolean namesPeople(Hit<Target> target) {
        int first = target.first();
        return !target.element().adjective()
                || first == 0
                || !shape.sameClause(first - 1, first)
                || shape.quoted(first - 1) != shape.quoted(first)
                || Hits.between(links, first - LONGEST_LINK, first - 1).stream()
                        .anyMatch(link -> link.last() == first - 1
                                && link.element().name().equals(Link.BEFORE_PEOPLE));
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

    /** From left to right. */
    List<Hit<Link>> links() {
        return links;
    }

    /** From left to right. */
    List<Hit<Target>> targets() {
        return targets;
    }

    /**
     * Whom a pronoun at {@code word} stands for, among those whom {@code frame} is about: the one named last before it,
     * else somebody in what was said before or in the question.
     */
    @Nullable
    String antecedent(Frame frame, int word) {
        for (int i = Hits.from(targets, word) - 1; i >= 0; i--) {
            if (frame.accepts(targets.get(i).element())) {
                return targets.get(i).element().id();
            }
        }
        return surroundings.targetBefore(frame);
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

    /**
     * Whether a cue is one: a negation is not when it opens a question ("Aren't they …?"), and not inside a link ("no
     * better than").
     */
    boolean counts(Hit<Cue> cue) {
        if (!cue.element().context().equals(NEGATED)) {
            return true;
        }
        return !shape.opensQuestion(cue.first()) && links.stream().noneMatch(link -> inside(cue, link));
    }

    private static boolean inside(Hit<Cue> cue, Hit<Link> link) {
        return link.covers(cue) && link.last() - link.first() > cue.last() - cue.first();
    }

    boolean negated(Hit<?> predicate) {
        return cuesNear(predicate.first(), predicate.last()).stream()
                .filter(cue -> cue.element().context().equals(NEGATED) && counts(cue))
                .anyMatch(cue -> Modifiers.reaches(shape, cue, predicate.first(), predicate.last()));
    }
}
