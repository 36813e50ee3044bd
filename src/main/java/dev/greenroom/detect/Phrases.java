package dev.greenroom.detect;

import dev.greenroom.text.Disguise;
import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All phrases of the rule files, once as they are and once for views with disguises lifted. */
final class Phrases {
    /** A phrase with what it means; {@code folded} has a space before, between and after its words. */
    private record Entry(String folded, Element[] elements) {}

    private final WordTrie<Entry> plain = new WordTrie<>();
    /** Phrases whose letters are the same but for repetitions share an entry. */
    private final WordTrie<List<Entry>> collapsed = new WordTrie<>();

    Phrases(Map<String, List<Element>> phrases) {
        phrases.forEach((folded, elements) -> {
            Entry entry = new Entry(folded, elements.toArray(new Element[0]));
            plain.put(folded, entry);
            String skeleton = Disguise.collapse(folded);
            List<Entry> alike = collapsed.get(skeleton);
            if (alike == null) {
                alike = new ArrayList<>(1);
                collapsed.put(skeleton, alike);
            }
            alike.add(entry);
        });
    }

    /** Everything that stands in a view. */
    Hits in(Sights.Sight sight) {
        return sight.collapsed() ? inUncovered(sight.view()) : inFolded(sight.view());
    }

    /** Everything that stands in a plain view. */
    Hits inFolded(View view) {
        Hits hits = new Hits(view);
        plain.find(view, (first, last, entry) -> add(hits, first, last, entry));
        return hits;
    }

    /** Everything that stands in a view with disguises lifted. */
    private Hits inUncovered(View view) {
        Hits hits = new Hits(view);
        collapsed.find(view, (first, last, entries) -> {
            for (Entry entry : entries) {
                if (Disguise.fits(view, view.wordStart(first) - 1, entry.folded())) {
                    add(hits, first, last, entry);
                }
            }
        });
        return hits;
    }

    private static void add(Hits hits, int first, int last, Entry entry) {
        for (Element element : entry.elements()) {
            hits.add(element, first, last);
        }
    }
}
