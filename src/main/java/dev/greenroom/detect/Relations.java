package dev.greenroom.detect;

import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Of whom each thing may be said, as far as kinds go: most texts that say something and name somebody need no closer
 * look, because no frame and no evidence asks for that thing of such a person. Immutable.
 */
final class Relations {
    /** A number for each kind or id of targets that something asks for. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Of whom each kind of predicate may be said. */
    private final Map<String, Set<Asked>> askedFor = new HashMap<>();

    /**
     * What one frame or piece of evidence asks for.
     *
     * @param also of whom one must be named in the same view, too; empty for nobody
     */
    private record Asked(BitSet targets, BitSet also) {}

    Relations(Collection<Element.Frame> frames, Collection<Evidence> evidence) {
        for (Element.Frame frame : frames) {
            // Where the question names the target, nobody is asked for besides.
            ask(frame.predicates(), frame.targets(), frame.fromQuestion() ? Set.of() : frame.also());
        }
        evidence.forEach(each -> ask(each.predicates(), each.targets(), Set.of()));
    }

    private void ask(Set<String> predicates, Set<String> targets, Set<String> also) {
        Asked asked = new Asked(numbered(targets), numbered(also));
        predicates.forEach(said ->
                askedFor.computeIfAbsent(said, key -> new LinkedHashSet<>()).add(asked));
    }

    private BitSet numbered(Set<String> targets) {
        BitSet all = new BitSet();
        targets.forEach(target -> all.set(numbers.computeIfAbsent(target, key -> numbers.size())));
        return all;
    }

    /**
     * Whether something is said that may be said of somebody who is named.
     *
     * @param plain what stands in the text as it is written, where somebody may be named for whom a view has no name
     */
    boolean mayBind(Hits hits, Hits plain) {
        BitSet here = named(hits);
        BitSet anywhere = here;
        if (hits != plain) {
            anywhere = named(plain);
            anywhere.or(here);
        }
        if (anywhere.isEmpty()) {
            return false;
        }
        for (Element element : hits.elements()) {
            if (element instanceof Predicate predicate && mayBind(predicate, here, anywhere)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBind(Predicate said, BitSet here, BitSet anywhere) {
        for (Asked asked : askedFor.getOrDefault(said.kind(), Set.of())) {
            if (asked.targets.intersects(anywhere) && (asked.also.isEmpty() || asked.also.intersects(here))) {
                return true;
            }
        }
        return false;
    }

    private BitSet named(Hits hits) {
        BitSet named = new BitSet(numbers.size());
        for (Element element : hits.elements()) {
            if (element instanceof Target target) {
                name(target.kind(), named);
                name(target.id(), named);
                if (Adjectives.KINDS.contains(target.kind())) {
                    // An adjective becomes somebody by the words around it.
                    name(Adjectives.PROTECTED, named);
                }
            }
        }
        return named;
    }

    private void name(String target, BitSet named) {
        Integer number = numbers.get(target);
        if (number != null) {
            named.set(number);
        }
    }
}
