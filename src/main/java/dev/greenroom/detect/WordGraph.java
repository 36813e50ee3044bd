package dev.greenroom.detect;

import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The phrases of the rule files as ways through a graph whose steps are words. Alternatives of a line part and meet
 * again, so that a line of a thousand phrases takes some dozen steps. From one node the same word may lead to several:
 * {@link WordAutomaton} sorts that out. Grows only; not for several threads while it grows.
 */
final class WordGraph {
    /** Where every phrase begins. */
    static final int START = 0;

    /** What one line of a rule file added: its steps, and the node at which its phrases end. */
    record Line(Element element, int firstStep, int lastStep, int end) {}

    private final Map<String, String[]> folded = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<Element, Integer> ends = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private int nodes = 1;
    private int[] from = new int[1 << 12];
    private int[] by = new int[1 << 12];
    private int[] to = new int[1 << 12];
    private int steps;
    private long phrases;

    /** Letters since the last space, with the nodes at which the words before them end. */
    private static final class Ways extends LinkedHashMap<String, Set<Integer>> {
        private static final long serialVersionUID = 1;

        void add(String letters, Set<Integer> at) {
            merge(letters, at, Ways::both);
        }

        private static Set<Integer> both(Set<Integer> some, Set<Integer> more) {
            Set<Integer> both = new LinkedHashSet<>(some);
            both.addAll(more);
            return both;
        }
    }

    /** Adds what phrases mean; says whether each of them has any word in it. Those that have one are added anyway. */
    boolean add(PhraseSet set, Element element) {
        int firstStep = steps;
        Ways ways = new Ways();
        ways.add("", Set.of(START));
        ways = along(set, ways);
        int end = ends.computeIfAbsent(element, key -> nodes++);
        boolean empty = false;
        for (Map.Entry<String, Set<Integer>> way : ways.entrySet()) {
            String[] last = fold(way.getKey());
            empty |= last.length == 0 && way.getValue().contains(START);
            if (last.length > 0) {
                step(way.getValue(), last, end);
            } else {
                finish(way.getValue(), firstStep, end);
            }
        }
        lines.add(new Line(element, firstStep, steps, end));
        phrases += set.count();
        return !empty;
    }

    /** The nodes are ends after all, as nothing but a space or a sign follows: what leads to them leads to the end, too. */
    private void finish(Set<Integer> last, int firstStep, int end) {
        int before = steps;
        for (int step = firstStep; step < before; step++) {
            if (last.contains(to[step])) {
                step(from[step], by[step], end);
            }
        }
    }

    private Ways along(PhraseSet set, Ways ways) {
        if (set instanceof PhraseSet.Text text) {
            return along(text.text(), ways);
        }
        if (set instanceof PhraseSet.Choice choice) {
            Ways all = new Ways();
            choice.options().forEach(option -> along(option, ways).forEach(all::add));
            return all;
        }
        Ways after = ways;
        for (PhraseSet part : ((PhraseSet.Sequence) set).parts()) {
            after = along(part, after);
        }
        return after;
    }

    private Ways along(String text, Ways ways) {
        Ways after = ways;
        int start = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', start)) {
            after = worded(spelled(after, text.substring(start, space)));
            start = space + 1;
        }
        return spelled(after, text.substring(start));
    }

    private static Ways spelled(Ways ways, String letters) {
        if (letters.isEmpty()) {
            return ways;
        }
        Ways after = new Ways();
        ways.forEach((before, at) -> after.add(before + letters, at));
        return after;
    }

    /** A space: all words that end here lead to one node. */
    private Ways worded(Ways ways) {
        Set<Integer> open = new LinkedHashSet<>();
        int next = nodes;
        ways.forEach((letters, at) -> {
            String[] read = fold(letters);
            if (read.length == 0) {
                open.addAll(at);
            } else {
                nodes = Math.max(nodes, next + 1);
                open.add(next);
                step(at, read, next);
            }
        });
        Ways after = new Ways();
        after.add("", open);
        return after;
    }

    private void step(Set<Integer> at, String[] read, int end) {
        Set<Integer> here = at;
        for (int i = 0; i < read.length; i++) {
            int there = i + 1 < read.length ? nodes++ : end;
            int word = numbers.computeIfAbsent(read[i], key -> {
                words.add(key);
                return words.size() - 1;
            });
            here.forEach(node -> step(node, word, there));
            here = Set.of(there);
        }
    }

    private void step(int node, int word, int there) {
        if (steps == from.length) {
            from = Arrays.copyOf(from, steps * 2);
            by = Arrays.copyOf(by, steps * 2);
            to = Arrays.copyOf(to, steps * 2);
        }
        from[steps] = node;
        by[steps] = word;
        to[steps++] = there;
    }

    /** The words that a run of letters and signs is read as: "l'eau" is two. */
    private String[] fold(String letters) {
        return letters.isEmpty()
                ? new String[0]
                : folded.computeIfAbsent(letters, key -> {
                    String read = Views.phrase(key).strip();
                    return read.isEmpty() ? new String[0] : read.split(" ");
                });
    }

    /** Each line of a rule file, in the order of reading. */
    List<Line> lines() {
        return lines;
    }

    /** How many phrases were added, each as often as it was. */
    long phrases() {
        return phrases;
    }

    /** How many nodes there are; they are numbered from {@link #START}. */
    int nodes() {
        return nodes;
    }

    /** How many steps there are; they are numbered from 0. */
    int steps() {
        return steps;
    }

    int from(int step) {
        return from[step];
    }

    /** The number of the word that the step takes. */
    int by(int step) {
        return by[step];
    }

    int to(int step) {
        return to[step];
    }

    /** All words, by their number. */
    List<String> words() {
        return words;
    }

    /** What phrases mean that end at a node. */
    Map<Element, Integer> ends() {
        return ends;
    }

    /** Tells of each phrase of a line that has at most so many words, with one space before, between and after them. */
    void write(Line line, int mostWords, Consumer<String> phrase) {
        Map<Integer, List<Integer>> leaving = new HashMap<>();
        for (int step = line.firstStep(); step < line.lastStep(); step++) {
            leaving.computeIfAbsent(from[step], node -> new ArrayList<>()).add(step);
        }
        write(START, line.end(), mostWords, leaving, new StringBuilder(" "), phrase);
    }

    private void write(
            int node,
            int end,
            int mostWords,
            Map<Integer, List<Integer>> leaving,
            StringBuilder written,
            Consumer<String> phrase) {
        if (node == end) {
            phrase.accept(written.toString());
        } else if (mostWords > 0) {
            int length = written.length();
            for (int step : leaving.getOrDefault(node, List.of())) {
                written.append(words.get(by[step])).append(' ');
                write(to[step], end, mostWords - 1, leaving, written, phrase);
                written.setLength(length);
            }
        }
    }
}
