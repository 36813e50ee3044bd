package dev.greenroom.detect;

import dev.greenroom.text.View;

/** The sentences, clauses and quotations of a view, by word. */
final class Shape {
    private final int[] sentence;
    private final int[] clause;
    private final boolean[] quoted;

    Shape(View view) {
        int words = view.words();
        sentence = new int[words];
        clause = new int[words];
        quoted = new boolean[words];
        for (int word = 1; word < words; word++) {
            int gap = view.gap(word);
            boolean newSentence = (gap & View.SENTENCE) != 0;
            boolean newClause = newSentence || (gap & View.CLAUSE) != 0;
            sentence[word] = sentence[word - 1] + (newSentence ? 1 : 0);
            clause[word] = clause[word - 1] + (newClause ? 1 : 0);
        }
        markQuotations(view);
    }

    int sentence(int word) {
        return sentence[word];
    }

    boolean sameSentence(int one, int other) {
        return sentence[one] == sentence[other];
    }

    boolean sameClause(int one, int other) {
        return clause[one] == clause[other];
    }

    boolean quoted(int word) {
        return quoted[word];
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
