package dev.greenroom.detect;

import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

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
    /** For each element the numbers of its first and last word, one behind the other. */
    private int[] places = new int[16];

    private boolean fromLeftToRight = true;
    private boolean term;
    private boolean said;

    Hits(View view) {
        this.view = view;
    }

    /** @param first number of the view's word that it begins with, {@code last} of the one that it ends with */
    void add(Element element, int first, int last) {
        int at = 2 * elements.size();
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        fromLeftToRight &= at == 0 || places[at - 2] <= first;
        places[at] = first;
        places[at + 1] = last;
        elements.add(element);
        term |= element instanceof Element.Term;
        said |= element instanceof Element.Predicate;
    }

    /**
     * Whether the same was met in the same places of another view, with the same signs between all words: whoever looks
     * at both finds the same in them.
     */
    boolean sameAs(Hits other) {
        return elements.equals(other.elements)
                && Arrays.equals(places, 0, 2 * elements.size(), other.places, 0, 2 * elements.size())
                && view.sameGaps(other.view)
                && samePlaces(other.view);
    }

    private boolean samePlaces(View other) {
        for (int i = 0; i < elements.size(); i++) {
            if (!view.span(places[2 * i], places[2 * i + 1]).equals(other.span(places[2 * i], places[2 * i + 1]))) {
                return false;
            }
        }
        return true;
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

    /** Whether one of the hits of a sorted list that begin between two words, both included, is what is wanted. */
    static <E extends Element> boolean any(List<Hit<E>> sorted, int first, int last, Predicate<Hit<E>> wanted) {
        for (int i = from(sorted, first); i < sorted.size() && sorted.get(i).first() <= last; i++) {
            if (wanted.test(sorted.get(i))) {
                return true;
            }
        }
        return false;
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
                found.add(new Hit<>(kind.cast(elements.get(i)), places[2 * i], places[2 * i + 1]));
            }
        }
        if (!fromLeftToRight) {
            found.sort(Comparator.comparingInt(hit -> hit.first()));
        }
        return found;
    }
}
