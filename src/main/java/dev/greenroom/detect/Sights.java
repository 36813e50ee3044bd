package dev.greenroom.detect;

import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.List;

/** Every view of a text that is to be looked at: the plain one, and more where the text gives cause. */
final class Sights {
    /**
     * One view.
     *
     * @param collapsed whether its repeated letters stand once
     */
    record Sight(View view, boolean collapsed) {}

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
        all.add(new Sight(views.folded(), false));
        respell(views.folded(), Respelling.Origin.WRITTEN);
        for (View lifted : views.lifted()) {
            respell(lifted, Respelling.Origin.LIFTED);
        }
        for (View joined : views.joined()) {
            respell(joined, Respelling.Origin.JOINED);
        }
        for (View uncovered : views.uncovered()) {
            all.add(new Sight(uncovered, true));
        }
        View hidden = views.censored();
        if (hidden != null) {
            respelling.uncensored(hidden).forEach(uncensored -> all.add(new Sight(uncensored, false)));
        }
        for (View turned : views.turned()) {
            all.add(new Sight(turned, false));
            respell(turned, Respelling.Origin.WRITTEN);
        }
        if (backwards) {
            all.add(new Sight(views.backwards(), false));
        }
        if (rotated) {
            all.add(new Sight(views.rotated(), false));
        }
        return all;
    }

    private void respell(View view, Respelling.Origin origin) {
        Respelling.Respelt respelt = respelling.of(view, origin, views);
        if (respelt != null) {
            all.add(new Sight(respelt.view(), false));
            backwards |= respelt.backwards();
            rotated |= respelt.rotated();
        }
    }
}
