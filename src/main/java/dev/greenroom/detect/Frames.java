package dev.greenroom.detect;

import dev.greenroom.detect.Element.Frame;
import dev.greenroom.detect.Element.Link;
import dev.greenroom.detect.Element.Order;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Hits.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds predicates to what they are said of. Within one sentence, except for targets that the question named. */
final class Frames {
    /** A link stands within so many words of both ends. */
    private static final int LINK_NEAR = 3;

    /** Words that may stand between, or before the target, where the link comes first. */
    private static final int INVERTED_NEAR = 2;

    /** No link has more words. */
    private static final int LONGEST_LINK = 6;

    private final Map<String, List<Frame>> byPredicate = new HashMap<>();

    Frames(List<Frame> frames) {
        for (Frame frame : frames) {
            for (String predicate : frame.predicates()) {
                byPredicate
                        .computeIfAbsent(predicate, key -> new ArrayList<>(2))
                        .add(frame);
            }
        }
    }

    /** The predicates that a frame names. */
    Set<String> predicates() {
        return byPredicate.keySet();
    }

    /** Everything that frames see in one view. */
    List<Draft> bind(Reading reading) {
        return bind(reading, said -> !said.element().whenNegated() || reading.negated(said));
    }

    /** What would harm if somebody said no to it. */
    List<Draft> bindDenied(Reading reading) {
        return bind(reading, said -> said.element().whenNegated() && !reading.negated(said));
    }

    private List<Draft> bind(Reading reading, java.util.function.Predicate<Hit<Predicate>> harms) {
        List<Hit<Predicate>> predicates = reading.predicates();
        if (predicates.isEmpty()) {
            return List.of();
        }
        List<Hit<Target>> targets = reading.targets();
        List<Hit<Link>> links = reading.links();
        List<Draft> drafts = new ArrayList<>();
        for (Hit<Predicate> predicate : predicates) {
            if (!harms.test(predicate)) {
                continue;
            }
            for (Frame frame : byPredicate.getOrDefault(predicate.element().kind(), List.of())) {
                Draft draft = bind(frame, predicate, targets, links, reading);
                if (draft != null) {
                    drafts.add(draft);
                }
            }
        }
        return drafts;
    }

    private static @Nullable Draft bind(
            Frame frame, Hit<Predicate> predicate, List<Hit<Target>> targets, List<Hit<Link>> links, Reading reading) {
        Hit<Target> best = null;
        String bestId = "";
        for (int i = Hits.from(targets, predicate.first() - frame.near() - 12); i < targets.size(); i++) {
            Hit<Target> target = targets.get(i);
            if (target.first() > predicate.last() + frame.near() + 1) {
                break;
            }
            String id = reading.meant(frame, predicate, target);
            if (id != null && fits(frame, predicate, target, links, reading) && nearer(predicate, target, best)) {
                best = target;
                bestId = id;
            }
        }
        if (best != null && !thirdIsNear(frame, predicate, targets, reading)) {
            return null;
        }
        if (best != null) {
            return Draft.ofFrame(frame, predicate, best, bestId, reading.spendsNegation(predicate));
        }
        String asked = frame.fromQuestion() ? reading.surroundings().target(frame) : null;
        return asked == null ? null : Draft.ofFrame(frame, predicate, null, asked, reading.spendsNegation(predicate));
    }

    /** Whether what the frame asks for besides stands near the predicate, on either side, in the same sentence. */
    private static boolean thirdIsNear(
            Frame frame, Hit<Predicate> predicate, List<Hit<Target>> targets, Reading reading) {
        if (frame.also().isEmpty()) {
            return true;
        }
        Shape shape = reading.shape();
        return Hits.between(targets, predicate.first() - frame.near() - 1, predicate.last() + frame.near() + 1).stream()
                .anyMatch(third -> frame.asksFor(third.element())
                        && (third.last() < predicate.first() || third.first() > predicate.last())
                        && shape.sentence(third.first()) == shape.sentence(predicate.first()));
    }

    private static boolean fits(
            Frame frame, Hit<Predicate> predicate, Hit<Target> target, List<Hit<Link>> links, Reading reading) {
        boolean targetFirst = target.last() < predicate.first();
        boolean predicateFirst = predicate.last() < target.first();
        boolean ordered = switch (frame.order()) {
            case TARGET_FIRST -> targetFirst;
            case PREDICATE_FIRST -> predicateFirst;
            case ANY -> targetFirst || predicateFirst;
        };
        return ordered
                && distance(predicate, target) <= frame.near()
                && boundTogether(frame, predicate, target, reading)
                && (targetFirst || frame.deed() || !broken(predicate, target, reading))
                && reading.isSomebody(target)
                && !(targetFirst && !frame.deed() && isElsewhere(frame, predicate, target, reading))
                && (frame.near() > 0 || reading.shape().sameClause(predicate.first(), target.first()))
                && (frame.link() == null
                        || linked(frame.link(), predicate, target, links)
                        || targetFirst && inverted(frame.link(), predicate, target, links));
    }

    /**
     * Whether those who are named before are not those of whom it is said: somebody speaks about them ("how people talk
     * about Danes makes me sick"), does something to them, or has another duty ("she is Danish, so what should I do?").
     */
    private static boolean isElsewhere(Frame frame, Hit<Predicate> said, Hit<Target> target, Reading reading) {
        boolean told = frame.link() == null || frame.link().equals(Link.BE);
        return told && frame.order() == Order.TARGET_FIRST && reading.isAbout(target)
                || Link.SHOULD.equals(frame.link()) && reading.has(Link.OTHERS, said, target.last() + 1, said.first())
                || reading.isObject(target);
    }

    /** In one sentence; what is done by saying it reaches into quotation marks and names, what is said of somebody does not. */
    private static boolean boundTogether(Frame frame, Hit<Predicate> predicate, Hit<Target> target, Reading reading) {
        Shape shape = reading.shape();
        if (frame.deed()) {
            return shape.sentence(predicate.first()) == shape.sentence(target.first());
        }
        return shape.together(predicate.first(), target.first())
                && reading.names().together(predicate, target);
    }

    /** Whether a new clause begins between a predicate and the target after it: "ban the user who says that women". */
    private static boolean broken(Hit<Predicate> predicate, Hit<Target> target, Reading reading) {
        return Hits.any(
                reading.links(),
                predicate.last() + 1,
                target.first() - 1,
                link -> link.element().name().equals(Link.BREAKS));
    }

    /** Whether the link stands before the target, as in questions: "Why are women so …?" */
    private static boolean inverted(String link, Hit<Predicate> predicate, Hit<Target> target, List<Hit<Link>> links) {
        return distance(predicate, target) <= INVERTED_NEAR
                && Hits.between(links, target.first() - LONGEST_LINK, target.first() - 1).stream()
                        .anyMatch(found -> isLink(found, link, predicate)
                                && found.last() < target.first()
                                && target.first() - found.last() <= INVERTED_NEAR);
    }

    private static boolean linked(String link, Hit<Predicate> predicate, Hit<Target> target, List<Hit<Link>> links) {
        int from = Math.min(predicate.last(), target.last());
        int to = Math.max(predicate.first(), target.first());
        for (int i = Hits.from(links, from + 1);
                i < links.size() && links.get(i).first() < to;
                i++) {
            Hit<Link> found = links.get(i);
            boolean near = found.first() - from <= LINK_NEAR + 1 && to - found.last() <= LINK_NEAR + 1;
            if (isLink(found, link, predicate) && found.last() < to && near) {
                return true;
            }
        }
        return false;
    }

    /** A link of another language is another word: "a" is a verb in French. */
    private static boolean isLink(Hit<Link> found, String name, Hit<Predicate> predicate) {
        return found.element().name().equals(name)
                && found.element().language().equals(predicate.element().language());
    }

    private static boolean nearer(Hit<Predicate> predicate, Hit<Target> one, @Nullable Hit<Target> other) {
        if (other == null) {
            return true;
        }
        int gain = distance(predicate, other) - distance(predicate, one);
        return gain > 0 || gain == 0 && one.last() - one.first() > other.last() - other.first();
    }

    private static int distance(Hit<?> one, Hit<?> other) {
        return Math.max(one.first() - other.last(), other.first() - one.last()) - 1;
    }
}
