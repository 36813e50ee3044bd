package dev.greenroom.detect;

import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by their words: finds every phrase that stands in a view as whole words. Words become numbers, and a step from
 * node to node by such a number is one look into a flat table, so that a view of words that no phrase begins with costs
 * one look for each word. A rule file's alternatives share their beginnings, which keeps two hundred thousand phrases
 * small and quick to build. Immutable once built, usable from any thread.
 */
final class WordTrie<T> {
    private static final int ROOT = 0;
    private static final int NONE = -1;

    /** Open addressing, at most half full: words with their numbers, edges with the nodes that they lead to. */
    private String[] words = new String[1 << 10];

    private int[] numbers = new int[1 << 10];
    private int wordCount;
    private long[] edges = new long[1 << 12];
    private int[] ends = new int[1 << 12];
    private int nodeCount = 1;
    private final List<@Nullable T> values = new ArrayList<>();

    WordTrie() {
        values.add(null);
        Arrays.fill(edges, NONE);
    }

    /** Is told of a phrase that stands in a view. */
    @FunctionalInterface
    interface Meet<T> {
        /** @param first number of the phrase's first word, {@code last} of its last */
        void at(int first, int last, T value);
    }

    /** What stands for a phrase, its words between single spaces; absent when it has not been put. */
    @Nullable
    T get(String phrase) {
        int node = ROOT;
        for (int at = 1; at < phrase.length() && node != NONE; ) {
            int end = phrase.indexOf(' ', at);
            int word = number(phrase, at, end);
            node = word == NONE ? NONE : next(node, word);
            at = end + 1;
        }
        return node == NONE ? null : values.get(node);
    }

    /** Sets what stands for a phrase, which has one space before, between and after its words. */
    void put(String phrase, T value) {
        int node = ROOT;
        for (int at = 1; at < phrase.length(); ) {
            int end = phrase.indexOf(' ', at);
            node = grow(node, intern(phrase, at, end));
            at = end + 1;
        }
        values.set(node, value);
    }

    /** Tells {@code meet} of every phrase in the view, from left to right by first word, then by last. */
    void find(View view, Meet<T> meet) {
        int count = view.words();
        int[] row = new int[count];
        for (int i = 0; i < count; i++) {
            row[i] = number(view.text(), view.wordStart(i), view.wordEnd(i));
        }
        for (int first = 0; first < count; first++) {
            int node = ROOT;
            for (int last = first; last < count && row[last] != NONE; last++) {
                node = next(node, row[last]);
                if (node == NONE) {
                    break;
                }
                T value = values.get(node);
                if (value != null) {
                    meet.at(first, last, value);
                }
            }
        }
    }

    private int number(String text, int start, int end) {
        for (int slot = hash(text, start, end) & (words.length - 1); ; slot = (slot + 1) & (words.length - 1)) {
            String word = words[slot];
            if (word == null) {
                return NONE;
            }
            if (word.length() == end - start && text.startsWith(word, start)) {
                return numbers[slot];
            }
        }
    }

    private int intern(String text, int start, int end) {
        int known = number(text, start, end);
        if (known != NONE) {
            return known;
        }
        if (2 * (wordCount + 1) > words.length) {
            String[] oldWords = words;
            int[] oldNumbers = numbers;
            words = new String[oldWords.length * 2];
            numbers = new int[oldWords.length * 2];
            for (int i = 0; i < oldWords.length; i++) {
                if (oldWords[i] != null) {
                    place(oldWords[i], oldNumbers[i]);
                }
            }
        }
        place(text.substring(start, end), wordCount);
        return wordCount++;
    }

    private void place(String word, int number) {
        int slot = hash(word, 0, word.length()) & (words.length - 1);
        while (words[slot] != null) {
            slot = (slot + 1) & (words.length - 1);
        }
        words[slot] = word;
        numbers[slot] = number;
    }

    private int next(int node, int word) {
        int slot = slot(edge(node, word));
        return edges[slot] == NONE ? NONE : ends[slot];
    }

    private int grow(int node, int word) {
        int known = next(node, word);
        if (known != NONE) {
            return known;
        }
        if (2 * (nodeCount + 1) > edges.length) {
            long[] oldEdges = edges;
            int[] oldEnds = ends;
            edges = new long[oldEdges.length * 2];
            Arrays.fill(edges, NONE);
            ends = new int[oldEdges.length * 2];
            for (int i = 0; i < oldEdges.length; i++) {
                if (oldEdges[i] != NONE) {
                    lead(oldEdges[i], oldEnds[i]);
                }
            }
        }
        lead(edge(node, word), nodeCount);
        values.add(null);
        return nodeCount++;
    }

    private void lead(long edge, int end) {
        int slot = slot(edge);
        edges[slot] = edge;
        ends[slot] = end;
    }

    /** Where an edge stands, or would. */
    private int slot(long edge) {
        int slot = mixed(edge) & (edges.length - 1);
        while (edges[slot] != NONE && edges[slot] != edge) {
            slot = (slot + 1) & (edges.length - 1);
        }
        return slot;
    }

    private static long edge(int node, int word) {
        return (long) node << 32 | word;
    }

    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return spread(hash);
    }

    private static int mixed(long edge) {
        // The golden ratio's bits: neighbouring nodes and words land far apart.
        return (int) (edge * 0x9E3779B97F4A7C15L >>> 32);
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }
}
