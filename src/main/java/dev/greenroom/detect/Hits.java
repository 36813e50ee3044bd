package dev.greenroom.detect;

import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The phrases met in one view, by kind, in the order of the text. */
final class Hits {
    /** One phrase met; words are numbers of words of the view, both included. */
    record Hit<E extends Element>(E element, int first, int last) {
        boolean covers(Hit<?> other) {
            return first <= other.first && other.last <= last;
        }
    }

    private final View view;
    private final List<Element> elements = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private boolean term;
    private boolean said;

    Hits(View view) {
        this.view = view;
    }

    /** @param first number of the view's word that it begins with, {@code last} of the one that it ends with */
    void add(Element element, int first, int last) {
        elements.add(element);
        places.add(new int[] {first, last});
        term |= element instanceof Element.Term;
        said |= element instanceof Element.Predicate;
    }

    List<Element> elements() {
        return elements;
    }

    View view() {
        return view;
    }

    /** The words of a hit, as the view reads them. */
    String words(Hit<?> hit) {
        return view.text().substring(view.wordStart(hit.first()), view.wordEnd(hit.last()));
    }

    /** Whether a term stands in the view. */
    boolean hasTerm() {
        return term;
    }

    /** Whether something is said, by words that may be said of somebody. */
    boolean saysSomething() {
        return said;
    }

    /** The hits of a sorted list that begin between two words, both included. */
    static <E extends Element> List<Hit<E>> between(List<Hit<E>> sorted, int first, int last) {
        return last < first ? List.of() : sorted.subList(from(sorted, first), from(sorted, last + 1));
    }

    /** The place of the first of the sorted hits that begins at {@code word} or later. */
    static <E extends Element> int from(List<Hit<E>> sorted, int word) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).first() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The hits of one kind, from left to right. */
    <E extends Element> List<Hit<E>> of(Class<E> kind) {
        List<Hit<E>> found = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (kind.isInstance(elements.get(i))) {
                int[] place = places.get(i);
                found.add(new Hit<>(kind.cast(elements.get(i)), place[0], place[1]));
            }
        }
        found.sort(Comparator.comparingInt(hit -> hit.first()));
        return found;
    }
}
