package dev.greenroom.detect;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dev.greenroom.text.Disguise;
import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** All phrases of the rule files in one automaton, one for plain views and one for views with disguises lifted. */
final class Phrases {
    /** A phrase with what it means; {@code folded} has a space before, between and after its words. */
    private record Entry(String folded, Element[] elements) {}

    private final AhoCorasickDoubleArrayTrie<Entry> plain = new AhoCorasickDoubleArrayTrie<>();
    private final AhoCorasickDoubleArrayTrie<Entry[]> collapsed = new AhoCorasickDoubleArrayTrie<>();

    Phrases(Map<String, List<Element>> phrases) {
        TreeMap<String, Entry> folded = new TreeMap<>();
        Map<String, List<Entry>> skeletons = new TreeMap<>();
        for (Map.Entry<String, List<Element>> phrase : new LinkedHashMap<>(phrases).entrySet()) {
            Element[] elements = phrase.getValue().toArray(new Element[0]);
            Entry entry = new Entry(phrase.getKey(), elements);
            folded.put(entry.folded(), entry);
            skeletons
                    .computeIfAbsent(Disguise.collapse(entry.folded()), key -> new ArrayList<>(1))
                    .add(entry);
        }
        if (!folded.isEmpty()) {
            TreeMap<String, Entry[]> arrays = new TreeMap<>();
            skeletons.forEach((key, entries) -> arrays.put(key, entries.toArray(new Entry[0])));
            // Building is most of the cost of compiling rules, and neither automaton needs the other.
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> collapsed.build(arrays));
            plain.build(folded);
            other.join();
        }
    }

    /** Everything that the automaton meets in a view. */
    Hits in(Sights.Sight sight) {
        return sight.collapsed() ? inUncovered(sight.view()) : inFolded(sight.view());
    }

    /** Everything that it meets in a plain view. */
    Hits inFolded(View view) {
        Hits hits = new Hits(view);
        if (plain.size() > 0) {
            AhoCorasickDoubleArrayTrie.IHit<Entry> meet = (begin, end, entry) -> add(hits, begin, end, entry);
            plain.parseText(view.text(), meet);
        }
        return hits;
    }

    /** Everything that it meets in a view with disguises lifted. */
    private Hits inUncovered(View view) {
        Hits hits = new Hits(view);
        if (plain.size() > 0) {
            AhoCorasickDoubleArrayTrie.IHit<Entry[]> meet = (begin, end, entries) -> {
                for (Entry entry : entries) {
                    if (Disguise.fits(view, begin, entry.folded())) {
                        add(hits, begin, end, entry);
                    }
                }
            };
            collapsed.parseText(view.text(), meet);
        }
        return hits;
    }

    private static void add(Hits hits, int begin, int end, Entry entry) {
        for (Element element : entry.elements()) {
            hits.add(element, begin + 1, end - 2);
        }
    }
}
