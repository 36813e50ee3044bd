package dev.greenroom.detect;

import dev.greenroom.text.View;

/** The sentences, clauses and quotations of a view, by word. */
final class Shape {
    /** A question of so few words only names what the next sentence is about: "The Danes? Thieves, all of them." */
    private static final int LONGEST_TOPIC = 4;

    /** So few words are no sentence, but belong to the one before: "Who is behind it? Danes." */
    private static final int LONGEST_FRAGMENT = 2;

    private final int[] sentence;
    private final int[] clause;
    private final boolean[] quoted;
    private final View view;

    Shape(View view) {
        this.view = view;
        int words = view.words();
        sentence = new int[words];
        clause = new int[words];
        quoted = new boolean[words];
        int begun = 0;
        for (int word = 1; word < words; word++) {
            int gap = view.gap(word);
            boolean ends = (gap & View.SENTENCE) != 0;
            boolean topic = (gap & View.QUESTION) != 0 && word - begun <= LONGEST_TOPIC;
            boolean newSentence = ends && !topic && !isFragment(word);
            boolean newClause = ends || (gap & View.CLAUSE) != 0;
            begun = newSentence ? word : begun;
            sentence[word] = sentence[word - 1] + (newSentence ? 1 : 0);
            clause[word] = clause[word - 1] + (newClause ? 1 : 0);
        }
        markQuotations(view);
    }

    /** Whether what begins with a word ends before it is a sentence. */
    private boolean isFragment(int first) {
        int end = first + 1;
        while (end < view.words() && end <= first + LONGEST_FRAGMENT && (view.gap(end) & View.SENTENCE) == 0) {
            end++;
        }
        return end - first <= LONGEST_FRAGMENT;
    }

    int sentence(int word) {
        return sentence[word];
    }

    /** Whether two words can be said of one another: in one sentence, and both quoted or neither. */
    boolean together(int one, int other) {
        return sentence[one] == sentence[other] && quoted[one] == quoted[other];
    }

    boolean sameClause(int one, int other) {
        return clause[one] == clause[other];
    }

    boolean quoted(int word) {
        return quoted[word];
    }

    /** Whether at least {@code most} words of the text stand outside of quotation marks. */
    boolean tellsAround(int most) {
        int outside = 0;
        for (int word = 0; word < quoted.length && outside < most; word++) {
            outside += quoted[word] ? 0 : 1;
        }
        return outside >= most;
    }

    /** Whether {@code word} opens a question. */
    boolean opensQuestion(int word) {
        if (word > 0 && sentence[word - 1] == sentence[word]) {
            return false;
        }
        int end = word + 1;
        while (end < sentence.length && sentence[end] == sentence[word]) {
            end++;
        }
        return (view.gap(end) & View.QUESTION) != 0;
    }

    /** Only what is closed is quoted: an open quotation mark would otherwise excuse everything after it. */
    private void markQuotations(View view) {
        int opened = -1;
        for (int gap = 0; gap <= view.words(); gap++) {
            int flags = view.gap(gap);
            boolean closes = (flags & View.QUOTE_CLOSE) != 0 || (flags & View.QUOTE) != 0;
            boolean opens = (flags & View.QUOTE_OPEN) != 0 || (flags & View.QUOTE) != 0;
            if (opened >= 0 && closes) {
                for (int word = opened; word < gap; word++) {
                    quoted[word] = true;
                }
                opened = (flags & View.QUOTE_OPEN) != 0 ? gap : -1;
            } else if (opens) {
                opened = gap;
            }
        }
    }
}
