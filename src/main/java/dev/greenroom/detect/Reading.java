package dev.greenroom.detect;

import dev.greenroom.detect.Element.About;
import dev.greenroom.detect.Element.Cue;
import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Hits.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One view of a text with what was met in it: the workplace of the detectors that look closer. */
final class Reading {
    /** No cue reaches farther, however long the sentence: judging stays linear in the length of the text. */
    private static final int REACH = 60;

    /** No link has more words. */
    private static final int LONGEST_LINK = 6;

    static final String NEGATED = "negated";

    /** Kinds of targets that stand for somebody named elsewhere; the latter two only in their place. */
    static final String PRONOUN = "pronoun";

    private static final String SUBJECT = "subject";
    private static final String OBJECT = "object";

    /** No target has an id with a space. */
    private static final String NOT_YET = "not yet";

    /** Links behind which a noun is no part of the name before them. */
    private static final Set<String> PARTING = Set.of(Link.ABOUT, Link.BE, Link.SHOULD, Link.WOULD, Link.BREAKS);

    private static final Set<String> GENITIVE = Set.of("s", "'s", "’s");

    private static final Set<String> STAND_INS = Set.of(PRONOUN, SUBJECT, OBJECT);

    /** "Nothing" stands so near before what those outdo of whom it is said. */
    private static final int OUTDONE_NEAR = 5;

    /** So many links before a name belong to it: "all of those". */
    private static final int MOST_PICKED = 3;

    private final Hits hits;
    private final Shape shape;
    private final Surroundings surroundings;
    private final Names names;
    private final List<Hit<Cue>> cues;
    private final List<Hit<Link>> links;
    /** What is said and of whom it may be: only where something may be said of somebody is that worth finding out. */
    private @Nullable Said said;
    /** Whom a pronoun at each word stands for, by those who may be meant: asked again for each frame and predicate. */
    private final Map<About, @Nullable String[]> antecedents = new IdentityHashMap<>();

    Reading(Hits hits, Surroundings surroundings) {
        this.hits = hits;
        this.surroundings = surroundings;
        this.shape = new Shape(hits.view());
        this.names = new Names(hits, surroundings);
        this.cues = hits.of(Cue.class);
        this.links = hits.of(Link.class);
    }

    /**
     * What is said, and of whom it may be said.
     *
     * @param named those targets that a pronoun may stand for
     */
    private record Said(List<Hit<Predicate>> predicates, List<Hit<Target>> targets, List<Hit<Target>> named) {}

    private Said said() {
        Said known = said;
        if (known == null) {
            known = findSaid();
            said = known;
        }
        return known;
    }

    private Said findSaid() {
        List<Hit<Predicate>> predicates = hits.of(Predicate.class);
        List<Hit<Target>> targets = hits.of(Target.class);
        targets.removeIf(target -> !namesPeople(target, predicates) || isSpared(target));
        Taken.back(predicates, targets, links, cues);
        Adjectives.compose(this, targets);
        List<Hit<Target>> named = new ArrayList<>();
        for (Hit<Target> target : targets) {
            if (!STAND_INS.contains(target.element().kind())) {
                named.add(target);
            }
        }
        return new Said(predicates, targets, named);
    }

    /** Whether a name is said of people: not of the thing that stands before it, as in "frelons asiatiques". */
    private boolean namesPeople(Hit<Target> target, List<Hit<Predicate>> predicates) {
        int first = target.first();
        return !target.element().adjective()
                || first == 0
                || !shape.sameClause(first - 1, first)
                || shape.quoted(first - 1) != shape.quoted(first)
                || startOf(Link.BEFORE_PEOPLE, first - 1) >= 0
                || Hits.any(predicates, first - LONGEST_LINK, first - 1, said -> said.last() == first - 1);
    }

    /** Whether a longer phrase, which the language's file spares, takes a name in: "les toilettes des femmes". */
    private boolean isSpared(Hit<Target> target) {
        return Hits.any(
                links,
                target.first() - LONGEST_LINK,
                target.first(),
                link -> link.element().name().equals(Link.SPARED) && link.covers(target));
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
    List<Hit<Predicate>> predicates() {
        return said().predicates();
    }

    /** From left to right. */
    List<Hit<Target>> targets() {
        return said().targets();
    }

    /** Who a target stands for: itself, or, when it is a pronoun, whom the words around name; nobody when it is another. */
    @Nullable
    String meant(About about, Hit<Predicate> said, Hit<Target> target) {
        if (about.accepts(target.element())) {
            return target.element().id();
        }
        String standsIn = target.first() < said.first() ? SUBJECT : OBJECT;
        String kind = target.element().kind();
        boolean inside = said.covers(target) && (kind.equals(SUBJECT) || kind.equals(OBJECT));
        return inside || kind.equals(PRONOUN) || kind.equals(standsIn) ? antecedent(about, target.first()) : null;
    }

    /**
     * Whether a target is not made a thing by the word behind it: not women, but a toilet, in "the women's toilet is".
     * A preposition or a verb parts the two: "burn the synagogue on Friday".
     */
    boolean isSomebody(Hit<Target> target) {
        int next = target.last() + 1;
        boolean parted = Hits.any(
                links, next, next, link -> PARTING.contains(link.element().name()) && !isGenitive(link));
        return !Hits.any(
                links,
                next,
                parted ? next : next + 1,
                link -> link.element().name().equals(Link.THINGS)
                        && shape.sameClause(target.last(), link.first())
                        && !belongsToVerb(link));
    }

    /** A thing's name inside of a verb is none: "show up". */
    private boolean belongsToVerb(Hit<Link> thing) {
        return Hits.any(
                links,
                thing.first() - 1,
                thing.first(),
                verb -> verb.element().name().equals(Link.VERBS)
                        && verb.covers(thing)
                        && verb.last() - verb.first() > thing.last() - thing.first());
    }

    /** "'s" is a copula, too. */
    private boolean isGenitive(Hit<Link> link) {
        return GENITIVE.contains(words(link));
    }

    /** Whether links of a name, in the language of what is said, stand within the words from {@code first} to {@code last}. */
    boolean has(String name, Hit<Predicate> said, int first, int last) {
        for (int i = Hits.from(links, first); i < links.size() && links.get(i).first() <= last; i++) {
            Hit<Link> link = links.get(i);
            if (link.last() <= last
                    && link.element().name().equals(name)
                    && link.element().language().equals(said.element().language())) {
                return true;
            }
        }
        return false;
    }

    /** Whether another clause begins within the words from {@code first} to {@code last}; "that" before a noun begins none. */
    boolean breaks(Hit<Predicate> said, int first, int last) {
        for (Hit<Link> link : Hits.between(links, first, last)) {
            if (link.element().name().equals(Link.BREAKS)
                    && link.element().language().equals(said.element().language())
                    && startOf(Link.PICK, link.last()) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody speaks of their own group: "we women", "as a Jew", "women like me". */
    boolean isSelf(Hit<Target> target) {
        int next = target.last() + 1;
        return startOf(Link.SELF, pickedFrom(target) - 1) >= 0
                || startOf(Link.SELF, target.first() - 1) >= 0
                || Hits.any(links, next, next, link -> link.element().name().equals(Link.WITH_ME));
    }

    /** The first of the words that belong to a name before it, such as "all the" or "a lot of"; else its own first. */
    int pickedFrom(Hit<Target> target) {
        return pickedFrom(target.first());
    }

    /** The first of the words that belong to the one at {@code word} before it; else that word. */
    int pickedFrom(int word) {
        int first = word;
        for (int steps = 0; steps < MOST_PICKED; steps++) {
            int before = startOf(Link.PICK, first - 1);
            if (before < 0) {
                break;
            }
            first = before;
        }
        return first;
    }

    /**
     * The first word behind a name that can begin a clause of its own: not "I ever met" in "every Dane I ever met", nor
     * "who" in "the next Dane who".
     */
    int behind(Hit<Target> target) {
        int next = target.last() + 1;
        for (Hit<Link> link : Hits.between(links, next, next)) {
            if (link.element().name().equals(Link.KNOWN)) {
                return link.last() + 1;
            }
        }
        boolean anybody = startOf(Link.WHOEVER, target.first() - 1) >= 0 || startOf(Link.NONE, target.first() - 1) >= 0;
        boolean relative = Hits.between(links, next, next).stream()
                .anyMatch(link -> link.element().name().equals(Link.BREAKS));
        return anybody && relative ? next + 1 : next;
    }

    /** Whether a preposition before a target makes of it what another word is about: "slurs against Africans". */
    boolean isAbout(Hit<Target> target) {
        return startOf(Link.ABOUT, pickedFrom(target) - 1) >= 0 || isObject(target);
    }

    /** Whether somebody else does something to a target: "people who hate Danes". */
    boolean isObject(Hit<Target> target) {
        return startOf(Link.OBJECTS, pickedFrom(target) - 1) >= 0;
    }

    /** Where a link of a name begins that ends with {@code word}, the longest; -1 when there is none. */
    int startOf(String name, int word) {
        for (int i = Hits.from(links, word - LONGEST_LINK);
                i < links.size() && links.get(i).first() <= word;
                i++) {
            Hit<Link> link = links.get(i);
            if (link.last() == word && link.element().name().equals(name)) {
                return link.first();
            }
        }
        return -1;
    }

    /** Whether a name stands alone at the end of its sentence, behind a comma or the like: "can't drive: Danes". */
    boolean closes(Hit<Target> target) {
        int first = pickedFrom(target);
        int next = target.last() + 1;
        boolean ends = next >= hits.view().words() || shape.sentence(next) != shape.sentence(target.last());
        return ends && first > 0 && !shape.sameClause(first - 1, first);
    }

    /** Whether a copula with its pronoun follows: "how stupid they are". */
    boolean askedHow(Hit<Predicate> said) {
        int next = said.last() + 1;
        return has(Link.BE, said, next + 1, next + 1)
                && Hits.between(targets(), next, next).stream()
                        .anyMatch(they ->
                                they.first() == next && they.element().kind().equals(SUBJECT));
    }

    /** Whether those who are named outdo everybody in what is said: "nothing stinks worse than Danes". */
    boolean outdoes(Hit<Predicate> said, Hit<Target> whom) {
        return said.last() < whom.first()
                && startOf(Link.THAN, pickedFrom(whom) - 1) > said.last()
                && has(Link.NOBODY, said, said.first() - OUTDONE_NEAR, said.first() - 1);
    }

    /** Whether what is said of somebody is negated, right before it or before those whom it is said of. */
    boolean denied(Hit<Predicate> said, Hit<Target> whom) {
        if (outdoes(said, whom)) {
            return false;
        }
        if (said.last() < whom.first() && startOf(Link.NONE, said.first() - 1) >= 0) {
            return true;
        }
        int from = pickedFrom(whom);
        if (startOf(Link.NONE, from - 1) >= 0 || startOf(Link.NONE, whom.first() - 1) >= 0) {
            return !negated(said);
        }
        if (negated(said)) {
            return true;
        }
        return whom.last() < said.first()
                && Hits.any(
                        cues,
                        from - 2,
                        from,
                        cue -> cue.element().context().equals(NEGATED)
                                && counts(cue)
                                && shape.sameClause(cue.last(), from));
    }

    /**
     * Whom a pronoun at {@code word} stands for, among those whom {@code about} is about: the one named last before it,
     * else somebody in what was said before or in the question.
     */
    private @Nullable String antecedent(About about, int word) {
        String[] known = antecedents.computeIfAbsent(about, key -> {
            String[] none = new String[hits.view().words()];
            Arrays.fill(none, NOT_YET);
            return none;
        });
        String found = known[word];
        if (NOT_YET.equals(found)) {
            found = lookedFor(about, word);
            known[word] = found;
        }
        return found;
    }

    private @Nullable String lookedFor(About about, int word) {
        List<Hit<Target>> named = said().named();
        for (int i = Hits.from(named, word) - 1; i >= 0; i--) {
            if (about.accepts(named.get(i).element())) {
                return named.get(i).element().id();
            }
        }
        String before = surroundings.targetBefore(about);
        return before == null ? namedAfter(about, word) : before;
    }

    /** Who is named only at the end of the sentence, behind a comma: "they ruin everything, those Poles". */
    private @Nullable String namedAfter(About about, int word) {
        List<Hit<Target>> named = said().named();
        for (int i = Hits.from(named, word + 1);
                i < named.size() && shape.thought(named.get(i).first()) == shape.thought(word);
                i++) {
            if (!about.accepts(named.get(i).element())) {
                continue;
            }
            int first = pickedFrom(named.get(i));
            if (first > 0 && !shape.sameClause(first - 1, first)) {
                return named.get(i).element().id();
            }
        }
        return null;
    }

    /** The cues within {@value #REACH} words of the words from {@code first} to {@code last}. */
    List<Hit<Cue>> cuesNear(int first, int last) {
        return Hits.between(cues, first - REACH, last + REACH);
    }

    /** Whether a predicate holds its negation itself ("never happened"), or harms only because of it. */
    boolean spendsNegation(Hit<Predicate> predicate) {
        return predicate.element().whenNegated()
                || Hits.any(
                        cues,
                        predicate.first(),
                        predicate.last(),
                        cue -> cue.element().context().equals(NEGATED) && cue.last() <= predicate.last());
    }

    /**
     * Whether a cue is one: a negation is not when it opens a question ("Aren't they …?"), and not inside a link ("no
     * better than"); a report is not inside of what belongs to a name ("so-called").
     */
    boolean counts(Hit<Cue> cue) {
        if (!cue.element().context().equals(NEGATED)) {
            return !Hits.any(
                    links,
                    cue.first() - 1,
                    cue.first(),
                    link -> link.element().name().equals(Link.PICK) && inside(cue, link));
        }
        return !shape.opensQuestion(cue.first())
                && !Hits.any(links, cue.first() - LONGEST_LINK, cue.first(), link -> inside(cue, link));
    }

    /** Whether a cue begins inside the name of a group: "people who" in "trans people who". */
    boolean beginsInName(Hit<Cue> cue) {
        return Hits.any(
                targets(),
                cue.first() - LONGEST_LINK,
                cue.first() - 1,
                target -> target.last() >= cue.first()
                        && target.last() < cue.last()
                        && target.element().kind().equals(Adjectives.PROTECTED));
    }

    private static boolean inside(Hit<Cue> cue, Hit<Link> link) {
        return !Link.OF_REPLIES.contains(link.element().name())
                && !link.element().name().equals(Link.SPARED)
                && link.covers(cue)
                && link.last() - link.first() > cue.last() - cue.first();
    }

    /** Whether a cue of scope words reaches the words from {@code first} to {@code last}: not beyond a "but". */
    boolean reaches(Hit<Cue> cue, int first, int last) {
        return Modifiers.reaches(shape, cue, first, last)
                && !(cue.element().context().equals(NEGATED)
                        && Hits.any(
                                links,
                                cue.last() + 1,
                                first - 1,
                                link -> link.element().name().equals(Link.TURNS)));
    }

    boolean negated(Hit<?> predicate) {
        return Hits.any(
                cues,
                predicate.first() - REACH,
                predicate.last() + REACH,
                cue -> cue.element().context().equals(NEGATED)
                        && reaches(cue, predicate.first(), predicate.last())
                        && counts(cue));
    }
}
