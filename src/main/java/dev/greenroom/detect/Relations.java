package dev.greenroom.detect;

import dev.greenroom.detect.Element.About;
import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Of whom each thing may be said, as far as kinds go: most texts that say something and name somebody need no closer
 * look, because no frame and no evidence asks for that thing of such a person. Immutable.
 */
final class Relations {
    /** What is asked for beyond so many kinds shares a bit, which may cost a closer look, and never spares one. */
    private static final int LAST_BIT = Long.SIZE - 1;

    /** A bit for each kind or id of targets that something asks for. */
    private final Map<String, Long> bits = new HashMap<>();

    /** What each kind of predicate may be said of. */
    private final Map<String, Long> askedFor = new HashMap<>();

    Relations(Collection<Element.Frame> frames, Collection<Evidence> evidence) {
        frames.forEach(frame -> frame.predicates().forEach(said -> ask(said, frame)));
        evidence.forEach(each -> each.predicates().forEach(said -> ask(said, each)));
    }

    private void ask(String said, About about) {
        for (String target : about.targets()) {
            Long bit = bits.computeIfAbsent(target, key -> 1L << Math.min(LAST_BIT, bits.size()));
            askedFor.merge(said, bit, (a, b) -> a | b);
        }
    }

    /**
     * Whether something is said that may be said of somebody who is named.
     *
     * @param plain what stands in the text as it is written, where somebody may be named for whom a view has no name
     */
    boolean mayBind(Hits hits, Hits plain) {
        long said = 0;
        for (Element element : hits.elements()) {
            said |= element instanceof Predicate predicate ? askedFor.getOrDefault(predicate.kind(), 0L) : 0;
        }
        return said != 0 && ((said & named(hits)) != 0 || hits != plain && (said & named(plain)) != 0);
    }

    private long named(Hits hits) {
        long named = 0;
        for (Element element : hits.elements()) {
            if (element instanceof Target target) {
                named |= bits.getOrDefault(target.kind(), 0L) | bits.getOrDefault(target.id(), 0L);
                // An adjective becomes somebody by the words around it.
                named |= Adjectives.KINDS.contains(target.kind()) ? bits.getOrDefault(Adjectives.PROTECTED, 0L) : 0;
            }
        }
        return named;
    }
}
