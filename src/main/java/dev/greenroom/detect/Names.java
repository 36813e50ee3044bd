package dev.greenroom.detect;

import dev.greenroom.detect.Element.Name;
import dev.greenroom.detect.Hits.Hit;
import java.util.ArrayList;
import java.util.List;

/** The proper names in a view that apply here: what they need stands near. */
final class Names {
    /** No name has more words. */
    private static final int LONGEST = 40;

    private final Hits hits;
    private final List<Hit<Name>> active = new ArrayList<>();

    Names(Hits hits, Surroundings surroundings) {
        this.hits = hits;
        for (Hit<Name> hit : hits.of(Name.class)) {
            if (surroundings.mention(hit.element().needsNear())
                    && surroundings.asks(hit.element().asked())) {
                active.add(hit);
            }
        }
    }

    /** What the names that cover a finding make of it. */
    List<Context> covering(Draft draft) {
        List<Context> contexts = new ArrayList<>();
        for (Hit<Name> name : Hits.between(active, draft.first - LONGEST, draft.first)) {
            if (name.first() <= draft.first && draft.last <= name.last()) {
                contexts.add(new Context(
                        name.element().context(),
                        hits.words(name),
                        name.element().harm(),
                        name.element().exposed(),
                        name.element().sayInstead()));
            }
        }
        return contexts;
    }

    /** Words inside a name are bound among themselves only: what a name says is not said of those around it. */
    boolean together(Hit<?> one, Hit<?> other) {
        int first = Math.min(one.first(), other.first());
        for (Hit<Name> name : Hits.between(active, first - LONGEST, Math.max(one.last(), other.last()))) {
            if (name.covers(one) != name.covers(other)) {
                return false;
            }
        }
        return true;
    }
}
