package dev.greenroom.detect;

import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every view of a text that is to be looked at: the plain one, and more where the text gives cause. */
final class Sights {
    /** One view. Not for several threads. */
    static final class Sight {
        private final View view;
        private final boolean collapsed;
        private int @Nullable [] numbers;

        /** @param collapsed whether the view's repeated letters stand once */
        Sight(View view, boolean collapsed) {
            this.view = view;
            this.collapsed = collapsed;
        }

        View view() {
            return view;
        }

        boolean collapsed() {
            return collapsed;
        }

        /** What the words are in a vocabulary, always the same one: asked by whoever reads the view, and found out once. */
        int[] numbers(Vocabulary vocabulary) {
            int[] found = numbers;
            if (found == null) {
                found = vocabulary.numbers(view);
                numbers = found;
            }
            return found;
        }
    }

    private final Respelling respelling;
    private final Views views;
    private final List<Sight> all = new ArrayList<>(2);
    private boolean backwards;
    private boolean rotated;

    private Sights(Views views, Respelling respelling) {
        this.views = views;
        this.respelling = respelling;
    }

    static List<Sight> of(Views views, Respelling respelling) {
        return new Sights(views, respelling).all();
    }

    private List<Sight> all() {
        Sight plain = new Sight(views.folded(), false);
        all.add(plain);
        respell(plain, Respelling.Origin.WRITTEN);
        if (views.suspicious()) {
            lifted(plain);
        }
        View hidden = views.censored();
        if (hidden != null) {
            respelling.uncensored(hidden).forEach(uncensored -> all.add(new Sight(uncensored, false)));
        }
        for (View turned : views.turned()) {
            Sight sight = new Sight(turned, false);
            all.add(sight);
            respell(sight, Respelling.Origin.WRITTEN);
        }
        if (backwards) {
            all.add(new Sight(views.backwards(), false));
        }
        if (rotated) {
            all.add(new Sight(views.rotated(), false));
        }
        return all;
    }

    private void lifted(Sight plain) {
        for (View lifted : views.lifted()) {
            if (lifted != plain.view()) {
                respell(new Sight(lifted, false), Respelling.Origin.LIFTED);
            } else if (respelling.mayHoldOnes(plain)) {
                respell(plain, Respelling.Origin.LIFTED);
            }
        }
        for (View joined : views.joined()) {
            respell(new Sight(joined, false), Respelling.Origin.JOINED);
        }
        for (View uncovered : views.uncovered()) {
            all.add(new Sight(uncovered, true));
        }
    }

    private void respell(Sight sight, Respelling.Origin origin) {
        Respelling.Respelt respelt = respelling.of(sight, origin, views);
        if (respelt != null) {
            all.add(new Sight(respelt.view(), false));
            backwards |= respelt.backwards();
            rotated |= respelt.rotated();
        }
    }
}
