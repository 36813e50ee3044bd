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
    private final Surroundings surroundings;
    private final List<Hit<Name>> names;

    Names(Hits hits, Surroundings surroundings) {
        this.hits = hits;
        this.surroundings = surroundings;
        names = hits.of(Name.class);
    }

    private boolean applies(Hit<Name> name) {
        return surroundings.mention(name.element().needsNear())
                && surroundings.asks(name.element().asked());
    }

    /** What the names that cover a finding make of it. */
    List<Context> covering(Draft draft) {
        List<Context> contexts = new ArrayList<>();
        for (Hit<Name> name : Hits.between(names, draft.first - LONGEST, draft.first)) {
            if (name.first() <= draft.first && draft.last <= name.last() && applies(name)) {
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
        for (Hit<Name> name : Hits.between(names, first - LONGEST, Math.max(one.last(), other.last()))) {
            if (name.covers(one) != name.covers(other) && applies(name)) {
                return false;
            }
        }
        return true;
    }
}
