package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subset construction: of a graph in which a word may lead from a node to several, the states that each word leads
 * to just one of. There are never more of them than beginnings of phrases. State 0 is the graph's start.
 */
final class Subsets {
    private static final int NONE = -1;
    private static final Element[] NOTHING = {};

    /** A set of nodes, ascending. */
    private record Nodes(int[] nodes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Nodes set && Arrays.equals(nodes, set.nodes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(nodes);
        }
    }

    private final WordGraph graph;
    /** The steps of the graph by the node that they leave: the word in the upper half, the node reached in the lower. */
    private final long[] leaving;

    private final int[] firstLeaving;
    private final int[] single;
    private final Map<Nodes, Integer> several = new HashMap<>();
    private final List<int[]> states = new ArrayList<>();
    private int[] firstSteps = new int[1 << 12];
    private int[] by = new int[1 << 12];
    private int[] to = new int[1 << 12];
    private int steps;

    Subsets(WordGraph graph) {
        this.graph = graph;
        firstLeaving = new int[graph.nodes() + 1];
        for (int step = 0; step < graph.steps(); step++) {
            firstLeaving[graph.from(step) + 1]++;
        }
        for (int node = 0; node < graph.nodes(); node++) {
            firstLeaving[node + 1] += firstLeaving[node];
        }
        int[] at = Arrays.copyOf(firstLeaving, graph.nodes());
        leaving = new long[graph.steps()];
        for (int step = 0; step < graph.steps(); step++) {
            leaving[at[graph.from(step)]++] = (long) graph.by(step) << 32 | graph.to(step);
        }
        single = new int[graph.nodes()];
        Arrays.fill(single, NONE);
        state(new int[] {WordGraph.START});
        for (int state = 0; state < states.size(); state++) {
            follow(state);
        }
    }

    /** By each word that leaves any of the state's nodes to the set of nodes where it leads. */
    private void follow(int state) {
        if (state + 1 >= firstSteps.length) {
            firstSteps = Arrays.copyOf(firstSteps, firstSteps.length * 2);
        }
        long[] ways = ways(states.get(state));
        for (int i = 0; i < ways.length; ) {
            int word = (int) (ways[i] >>> 32);
            int end = i;
            while (end < ways.length && (int) (ways[end] >>> 32) == word) {
                end++;
            }
            step(word, state(reached(ways, i, end)));
            i = end;
        }
        firstSteps[state + 1] = steps;
    }

    private long[] ways(int[] nodes) {
        int size = 0;
        for (int node : nodes) {
            size += firstLeaving[node + 1] - firstLeaving[node];
        }
        long[] ways = new long[size];
        int at = 0;
        for (int node : nodes) {
            int length = firstLeaving[node + 1] - firstLeaving[node];
            System.arraycopy(leaving, firstLeaving[node], ways, at, length);
            at += length;
        }
        Arrays.sort(ways);
        return ways;
    }

    /** The nodes of some sorted ways, each once. */
    private static int[] reached(long[] ways, int from, int to) {
        int[] nodes = new int[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            int node = (int) ways[i];
            if (size == 0 || nodes[size - 1] != node) {
                nodes[size++] = node;
            }
        }
        return Arrays.copyOf(nodes, size);
    }

    private int state(int[] nodes) {
        if (nodes.length > 1) {
            return several.computeIfAbsent(new Nodes(nodes), key -> added(nodes));
        }
        if (single[nodes[0]] == NONE) {
            single[nodes[0]] = added(nodes);
        }
        return single[nodes[0]];
    }

    private int added(int[] nodes) {
        states.add(nodes);
        return states.size() - 1;
    }

    private void step(int word, int state) {
        if (steps == by.length) {
            by = Arrays.copyOf(by, steps * 2);
            to = Arrays.copyOf(to, steps * 2);
        }
        by[steps] = word;
        to[steps++] = state;
    }

    /** The number of the first step of each state, and behind the last state the number of all steps. */
    int[] firstSteps() {
        return Arrays.copyOf(firstSteps, states.size() + 1);
    }

    /** The word of each step, ascending within a state. */
    int[] by() {
        return Arrays.copyOf(by, steps);
    }

    /** The state that each step leads to. */
    int[] to() {
        return Arrays.copyOf(to, steps);
    }

    /** What phrases mean that end in a state, in the order in which the graph was told; nothing where none ends. */
    Element[][] meanings() {
        Element[] ofNode = new Element[graph.nodes()];
        graph.ends().forEach((element, node) -> ofNode[node] = element);
        Element[][] meanings = new Element[states.size()][];
        for (int state = 0; state < meanings.length; state++) {
            Element[] all = Arrays.stream(states.get(state))
                    .mapToObj(node -> ofNode[node])
                    .filter(element -> element != null)
                    .toArray(Element[]::new);
            meanings[state] = all.length == 0 ? NOTHING : all;
        }
        return meanings;
    }
}
