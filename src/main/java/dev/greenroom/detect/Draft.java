package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding in the making, in words of a view: its extent, and the words of the predicate that modifiers act on. */
final class Draft {
    /** Filters that see words only flag so much of what is harmful. */
    private static final double SEEN_BY_FILTERS = 0.6;

    final String id;
    final String entry;
    final Category category;
    final double severity;
    final double sureness;
    final double exposure;
    final int first;
    final int last;
    final int coreFirst;
    final int coreLast;
    final boolean relation;
    final boolean reclaimed;
    final boolean deed;
    final @Nullable String target;
    /** Whether the negation around it belongs to the predicate, and so takes nothing away. */
    final boolean negationSpent;

    final List<Context> contexts = new ArrayList<>();

    private Draft(
            String id,
            String entry,
            Category category,
            double[] weights,
            int[] extent,
            boolean relation,
            boolean reclaimed,
            boolean deed,
            boolean negationSpent,
            @Nullable String target) {
        this.negationSpent = negationSpent;
        this.id = id;
        this.entry = entry;
        this.category = category;
        this.severity = weights[0];
        this.sureness = weights[1];
        this.exposure = weights[2];
        this.first = extent[0];
        this.last = extent[1];
        this.coreFirst = extent[2];
        this.coreLast = extent[3];
        this.relation = relation;
        this.reclaimed = reclaimed;
        this.deed = deed;
        this.target = target;
    }

    /** The term in the sense that the words around it speak for. */
    static Draft ofTerm(Hits.Hit<Element.Term> hit, Surroundings surroundings) {
        for (Element.Sense sense : hit.element().senses()) {
            if (surroundings.mention(sense.near())) {
                Draft draft = ofTerm(hit, sense.as());
                if (sense.context() != null) {
                    draft.add(sense.context());
                }
                return draft;
            }
        }
        return ofTerm(hit, hit.element());
    }

    private static Draft ofTerm(Hits.Hit<Element.Term> hit, Element.Term term) {
        return new Draft(
                term.id(),
                term.entry(),
                term.category(),
                new double[] {term.severity(), term.sureness(), term.exposure()},
                new int[] {hit.first(), hit.last(), hit.first(), hit.last()},
                term.relation(),
                term.reclaimed(),
                term.deed(),
                false,
                term.target());
    }

    /** {@code target} is absent from the words when it was found in the question. */
    static Draft ofFrame(
            Element.Frame frame,
            Hits.Hit<Element.Predicate> predicate,
            Hits.@Nullable Hit<Element.Target> target,
            String targetId,
            boolean negationSpent) {
        int first = target == null ? predicate.first() : Math.min(predicate.first(), target.first());
        int last = target == null ? predicate.last() : Math.max(predicate.last(), target.last());
        return new Draft(
                frame.id(),
                "",
                frame.category(),
                new double[] {frame.severity(), frame.sureness(), frame.exposure()},
                new int[] {first, last, predicate.first(), predicate.last()},
                true,
                false,
                frame.deed(),
                negationSpent,
                targetId);
    }

    /** Evidence put together; each piece has answered for its own negation. */
    static Draft ofEvidence(
            Evidence evidence, double sureness, Hits.Hit<Element.Predicate> said, int first, int last, String target) {
        return new Draft(
                evidence.id(),
                "",
                evidence.category(),
                new double[] {evidence.severity(), sureness, evidence.severity() * sureness * SEEN_BY_FILTERS},
                new int[] {first, last, said.first(), said.last()},
                true,
                false,
                false,
                true,
                target);
    }

    /** What a question says of somebody, said again by the words up to {@code last}. */
    static Draft ofReply(Draft asked, int last, double exposure) {
        Draft draft = new Draft(
                asked.id,
                asked.entry,
                asked.category,
                new double[] {asked.severity, asked.sureness, exposure},
                new int[] {0, last, 0, last},
                true,
                false,
                false,
                true,
                asked.target);
        asked.contexts.forEach(draft::add);
        return draft;
    }

    void add(Context context) {
        if (contexts.stream().noneMatch(c -> c.id().equals(context.id()))) {
            contexts.add(context);
        }
    }

    Finding finish(dev.greenroom.text.View view) {
        double seen = contexts.stream()
                .filter(context -> !context.exposed())
                .mapToDouble(Context::harm)
                .reduce(exposure, (a, b) -> a * b);
        return new Finding(id, entry, category, severity, sureness, seen, view.span(first, last), target, contexts);
    }
}
