package dev.greenroom.detect;

import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    record Asked(BitSet targets, BitSet also) {}

    /**
     * A phrase's meaning, with what can be told of it before any text is read.
     *
     * @param term whether it is a finding by itself
     * @param said whether it can be said of somebody
     * @param named the numbers of whom it names; absent for nobody whom something asks for
     * @param asked of whom it may be said
     */
    record Met(
            Element element,
            boolean term,
            boolean said,
            @Nullable BitSet named,
            List<Asked> asked) {
        Met(Element element, @Nullable BitSet named, List<Asked> asked) {
            this(element, element instanceof Element.Term, element instanceof Predicate, named, asked);
        }

        /** What names nobody and is said of nobody. */
        static Met of(Element element) {
            return new Met(element, null, List.of());
        }
    }

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

    /** What is met where a phrase ends that means this. */
    Met met(Element element) {
        BitSet named = new BitSet(numbers.size());
        if (element instanceof Target target) {
            name(target.kind(), named);
            name(target.id(), named);
            if (Adjectives.KINDS.contains(target.kind())) {
                // An adjective becomes somebody by the words around it.
                name(Adjectives.PROTECTED, named);
            }
        }
        Set<Asked> asked = element instanceof Predicate said ? askedFor.getOrDefault(said.kind(), Set.of()) : Set.of();
        return new Met(element, named.isEmpty() ? null : named, List.copyOf(asked));
    }

    private void name(String target, BitSet named) {
        Integer number = numbers.get(target);
        if (number != null) {
            named.set(number);
        }
    }

    /**
     * Whether something is said that may be said of somebody who is named.
     *
     * @param plain what stands in the text as it is written, where somebody may be named for whom a view has no name
     */
    static boolean mayBind(Hits hits, Hits plain) {
        BitSet here = named(hits);
        BitSet anywhere = here;
        if (hits != plain) {
            anywhere = named(plain);
            anywhere.or(here);
        }
        if (anywhere.isEmpty()) {
            return false;
        }
        for (int i = 0; i < hits.size(); i++) {
            if (hits.met(i).said() && mayBind(hits.met(i).asked(), here, anywhere)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBind(List<Asked> said, BitSet here, BitSet anywhere) {
        for (int i = 0; i < said.size(); i++) {
            Asked asked = said.get(i);
            if (asked.targets.intersects(anywhere) && (asked.also.isEmpty() || asked.also.intersects(here))) {
                return true;
            }
        }
        return false;
    }

    private static BitSet named(Hits hits) {
        BitSet named = new BitSet();
        for (int i = 0; i < hits.size(); i++) {
            BitSet here = hits.met(i).named();
            if (here != null) {
                named.or(here);
            }
        }
        return named;
    }
}
