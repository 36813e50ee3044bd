package dev.greenroom.detect;

import dev.greenroom.detect.Relations.Met;
import dev.greenroom.text.Disguise;
import dev.greenroom.text.View;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds every phrase of a {@link WordGraph} that stands in a view as whole words. Words become numbers, and a state's
 * steps by these numbers lie side by side, so that a view of words that no phrase begins with costs one look for each
 * word. A state is a set of nodes of the graph (the subset construction), of which most hold one node. Immutable, usable
 * from any thread.
 */
final class WordAutomaton {
    /** Where every phrase begins. */
    static final int START = 0;

    /** Stands for a state or a word that there is not. */
    static final int NONE = -1;

    private static final int UNKNOWN = -2;
    private static final int BITS_FOR_STEP = 8;
    private static final int[] NO_WORDS = {};
    private static final Met[] NOTHING = {};

    private final Vocabulary vocabulary;
    /** Words by their letters without repetitions. */
    private final WordMap<int[]> collapsed;
    /** The keys of both in the order of letters. */
    private final String[] inOrder;

    private final String[] collapsedInOrder;
    /** The first step of each state; its steps end where those of the next begin. */
    private final int[] firstStep;
    /** The word of each step, ascending within a state, and where it leads. */
    private final int[] by;

    private final int[] to;
    /** A bit for the hash of each state and word by which a step leads on: most words that are asked for lead nowhere. */
    private final long[] steps;
    /** Where each word leads from the start. */
    private final int[] begin;
    /** What phrases mean that end in a state. */
    private final Met[][] meanings;

    WordAutomaton(WordGraph graph) {
        this(graph, new Vocabulary(graph.words(), Set.of()), Met::of);
    }

    /**
     * @param vocabulary numbers the words as the graph does
     * @param met what can be told beforehand of what a phrase means
     */
    WordAutomaton(WordGraph graph, Vocabulary vocabulary, Function<Element, Met> met) {
        this.vocabulary = vocabulary;
        Map<String, int[]> byCollapsed = new TreeMap<>();
        for (int word = 0; word < graph.words().size(); word++) {
            byCollapsed.merge(Disguise.collapse(graph.words().get(word)), new int[] {word}, WordAutomaton::joined);
        }
        collapsed = new WordMap<>(byCollapsed);
        inOrder = graph.words().stream().sorted().toArray(String[]::new);
        collapsedInOrder = byCollapsed.keySet().toArray(String[]::new);
        Subsets subsets = new Subsets(graph);
        firstStep = subsets.firstSteps();
        by = subsets.by();
        to = subsets.to();
        meanings = meanings(subsets.meanings(), met);
        steps = marked();
        begin = new int[graph.words().size()];
        Arrays.fill(begin, NONE);
        for (int step = 0; step < firstStep[START + 1]; step++) {
            begin[by[step]] = to[step];
        }
    }

    private long[] marked() {
        long[] marked = new long[Math.max(1, Integer.highestOneBit(by.length) * BITS_FOR_STEP / Long.SIZE)];
        for (int state = START + 1; state + 1 < firstStep.length; state++) {
            for (int step = firstStep[state]; step < firstStep[state + 1]; step++) {
                int bit = bit(state, by[step]);
                marked[bit >>> 6 & marked.length - 1] |= 1L << bit;
            }
        }
        return marked;
    }

    private static int bit(int state, int word) {
        int mixed = (state * 31 + word) * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    private static Met[][] meanings(Element[][] elements, Function<Element, Met> met) {
        Map<Element, Met> known = new IdentityHashMap<>();
        Met[][] meanings = new Met[elements.length][];
        for (int state = 0; state < meanings.length; state++) {
            meanings[state] = elements[state].length == 0
                    ? NOTHING
                    : Arrays.stream(elements[state])
                            .map(element -> known.computeIfAbsent(element, met))
                            .toArray(Met[]::new);
        }
        return meanings;
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Everything that stands in a view, from left to right by first word, then by last. */
    Hits in(Sights.Sight sight) {
        return sight.collapsed() ? inCollapsed(sight.view()) : inPlain(sight);
    }

    private Hits inPlain(Sights.Sight sight) {
        Hits hits = new Hits(sight.view());
        int[] row = sight.numbers(vocabulary);
        for (int first = 0; first < row.length; first++) {
            int state = START;
            for (int last = first; last < row.length && row[last] >= 0; last++) {
                state = next(state, row[last]);
                if (state == NONE) {
                    break;
                }
                meet(hits, state, first, last);
            }
        }
        return hits;
    }

    /** A word of a view whose repeated letters were collapsed may stand for several. */
    private Hits inCollapsed(View view) {
        Hits hits = new Hits(view);
        int[][] row = new int[view.words()][];
        for (int i = 0; i < row.length; i++) {
            row[i] = fitting(view, i);
        }
        for (int first = 0; first < row.length; first++) {
            if (row[first].length == 1) {
                meetFrom(begin[row[first][0]], first, first, row, hits);
            } else if (row[first].length > 1) {
                meetFrom(next(new int[] {START}, row[first]), first, first, row, hits);
            }
        }
        return hits;
    }

    /** Meets what goes on from one state that the words up to {@code last} lead to: mostly each stands for one word. */
    private void meetFrom(int begun, int first, int begunWith, int[][] row, Hits hits) {
        int state = begun;
        int last = begunWith;
        while (state != NONE) {
            meet(hits, state, first, last++);
            if (last == row.length || row[last].length == 0) {
                return;
            }
            if (row[last].length > 1) {
                meetFrom(next(new int[] {state}, row[last]), first, last, row, hits);
                return;
            }
            state = next(state, row[last][0]);
        }
    }

    private void meetFrom(int[] begun, int first, int begunWith, int[][] row, Hits hits) {
        int[] reached = begun;
        for (int last = begunWith; reached.length > 0; reached = next(reached, row[last])) {
            for (int state : reached) {
                meet(hits, state, first, last);
            }
            if (++last == row.length) {
                return;
            }
        }
    }

    /** The states that words of a view, from one to before another, lead to from the start. */
    int[] reached(Sights.Sight sight, int first, int end) {
        int[] reached = {START};
        for (int word = first; word < end && reached.length > 0; word++) {
            int[] read = sight.collapsed()
                    ? fitting(sight.view(), word)
                    : new int[] {Math.max(NONE, sight.numbers(vocabulary)[word])};
            reached = next(reached, read);
        }
        return reached;
    }

    /** Whether a word that begins with these letters leads from a state to one that is wanted. */
    boolean mayLead(int state, String letters, boolean collapsed, IntPredicate wanted) {
        if (state == START) {
            IntStream beginning = collapsed
                    ? beginningWith(letters, collapsedInOrder)
                            .flatMapToInt(key -> Arrays.stream(this.collapsed.get(key, 0, key.length())))
                    : beginningWith(letters, inOrder).mapToInt(vocabulary::number);
            return beginning.anyMatch(word -> begin[word] != NONE && wanted.test(begin[word]));
        }
        return IntStream.range(firstStep[state], firstStep[state + 1])
                .filter(step -> wanted.test(to[step]))
                .mapToObj(step -> vocabulary.word(by[step]))
                .anyMatch(word -> (collapsed ? Disguise.collapse(word) : word).startsWith(letters));
    }

    private static Stream<String> beginningWith(String letters, String[] inOrder) {
        int found = Arrays.binarySearch(inOrder, letters);
        return Arrays.stream(inOrder, found < 0 ? -found - 1 : found, inOrder.length)
                .takeWhile(word -> word.startsWith(letters));
    }

    /**
     * For each state how many words it may be away at most from the end of a phrase that means what is wanted; {@link
     * #NONE} when no such phrase ends there or behind it.
     */
    int[] mostWordsTo(Predicate<Element> wanted) {
        int[] most = new int[meanings.length];
        Arrays.fill(most, UNKNOWN);
        for (int state = 0; state < most.length; state++) {
            mostWordsTo(state, wanted, most);
        }
        return most;
    }

    private int mostWordsTo(int state, Predicate<Element> wanted, int[] most) {
        if (most[state] == UNKNOWN) {
            int words = Arrays.stream(meanings[state]).map(Met::element).anyMatch(wanted) ? 0 : NONE;
            for (int step = firstStep[state]; step < firstStep[state + 1]; step++) {
                int behind = mostWordsTo(to[step], wanted, most);
                words = behind == NONE ? words : Math.max(words, behind + 1);
            }
            most[state] = words;
        }
        return most[state];
    }

    private int[] fitting(View view, int word) {
        int[] alike = collapsed.get(view.text(), view.wordStart(word), view.wordEnd(word));
        if (alike == null) {
            return NO_WORDS;
        }
        if (alike.length == 1) {
            return Disguise.fits(view, view.wordStart(word), vocabulary.word(alike[0])) ? alike : NO_WORDS;
        }
        int[] fitting = new int[alike.length];
        int count = 0;
        for (int one : alike) {
            if (Disguise.fits(view, view.wordStart(word), vocabulary.word(one))) {
                fitting[count++] = one;
            }
        }
        return Arrays.copyOf(fitting, count);
    }

    private int[] next(int[] reached, int[] fitting) {
        int[] next = new int[reached.length * fitting.length];
        int count = 0;
        for (int state : reached) {
            for (int word : fitting) {
                int there = next(state, word);
                if (there != NONE) {
                    next[count++] = there;
                }
            }
        }
        return Arrays.copyOf(next, count);
    }

    private void meet(Hits hits, int state, int first, int last) {
        for (Met met : meanings[state]) {
            hits.add(met, first, last);
        }
    }

    private int next(int state, int word) {
        if (word == NONE || state == START) {
            return word == NONE ? NONE : begin[word];
        }
        int bit = bit(state, word);
        if ((steps[bit >>> 6 & steps.length - 1] & 1L << bit) == 0) {
            return NONE;
        }
        int step = Arrays.binarySearch(by, firstStep[state], firstStep[state + 1], word);
        return step < 0 ? NONE : to[step];
    }
}
