package dev.greenroom.detect;

import dev.greenroom.detect.Relations.Met;
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
    private Met[] all;
    /** For each of them the numbers of its first and last word, one behind the other. */
    private int[] places;

    private int size;

    private boolean fromLeftToRight = true;
    private boolean term;
    private boolean said;

    Hits(View view) {
        this.view = view;
        int expected = 2 * view.words() + 4;
        all = new Met[expected];
        places = new int[2 * expected];
    }

    /** @param first number of the view's word that it begins with, {@code last} of the one that it ends with */
    void add(Met met, int first, int last) {
        if (size == all.length) {
            all = Arrays.copyOf(all, 2 * size);
            places = Arrays.copyOf(places, 4 * size);
        }
        int at = 2 * size;
        fromLeftToRight &= at == 0 || places[at - 2] <= first;
        places[at] = first;
        places[at + 1] = last;
        all[size++] = met;
        term |= met.term();
        said |= met.said();
    }

    /**
     * Whether the same was met in the same places of another view, with the same signs between all words: whoever looks
     * at both finds the same in them.
     */
    boolean sameAs(Hits other) {
        return size == other.size
                && Arrays.equals(places, 0, 2 * size, other.places, 0, 2 * size)
                && sameElements(other)
                && view.sameGaps(other.view)
                && samePlaces(other.view);
    }

    private boolean sameElements(Hits other) {
        for (int i = 0; i < size; i++) {
            if (!all[i].element().equals(other.all[i].element())) {
                return false;
            }
        }
        return true;
    }

    private boolean samePlaces(View other) {
        for (int i = 0; i < size; i++) {
            if (!view.span(places[2 * i], places[2 * i + 1]).equals(other.span(places[2 * i], places[2 * i + 1]))) {
                return false;
            }
        }
        return true;
    }

    /** How many phrases were met. */
    int size() {
        return size;
    }

    Met met(int number) {
        return all[number];
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
        for (int i = 0; i < size; i++) {
            if (kind.isInstance(all[i].element())) {
                found.add(new Hit<>(kind.cast(all[i].element()), places[2 * i], places[2 * i + 1]));
            }
        }
        if (!fromLeftToRight) {
            found.sort(Comparator.comparingInt(hit -> hit.first()));
        }
        return found;
    }
}
