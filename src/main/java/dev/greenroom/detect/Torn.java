package dev.greenroom.detect;

import dev.greenroom.text.View;
import java.util.Set;

/** Finds the pieces of words that were torn apart: {@code ki ll}, {@code hat.ed}. Immutable. */
final class Torn {
    private static final int[] NONE = {};
    private static final int LEAST = 4;
    private static final int LONGEST = 24;
    private static final int MOST_PIECES = 6;
    private static final int LONGEST_PIECE = 9;
    private static final int SPELLED = 3;

    private final Set<String> worth;
    private final Beginnings beginnings;

    /** @param worth the words that somebody may want to tear apart */
    Torn(Set<String> worth) {
        this.worth = Set.copyOf(worth);
        beginnings = new Beginnings(worth);
    }

    /** For each word of the view, of how many from it on it is the first piece; less than two where it is whole. Empty where all are. */
    int[] pieces(View view, int[] numbers) {
        if (view.words() < 2 || !mayBeTorn(view, numbers)) {
            return NONE;
        }
        int[] pieces = new int[view.words()];
        // Where a word is torn, pieces that are words by chance may be pieces all the same.
        int last = pieces.length - 1;
        int odd = -1;
        int looked = 0;
        for (int word = 0; word < last; word++) {
            for (; looked < Math.min(view.words(), word + MOST_PIECES); looked++) {
                odd = isOdd(view, looked, numbers) || !view.adjoins(looked) ? looked : odd;
            }
            pieces[word] = odd < word ? 1 : piecesAt(view, word, numbers, false);
            if (pieces[word] > 1) {
                for (int again = 0; again < last; again++) {
                    pieces[again] = piecesAt(view, again, numbers, true);
                }
                return pieces;
            }
        }
        return NONE;
    }

    private static boolean mayBeTorn(View view, int[] numbers) {
        for (int word = 0; word < numbers.length; word++) {
            if (isOdd(view, word, numbers) || word > 0 && !view.adjoins(word) && view.touches(word)) {
                return true;
            }
        }
        return false;
    }

    /** How many words from {@code first} on are the pieces of one; 1 when they are not. */
    private int piecesAt(View view, int first, int[] numbers, boolean torn) {
        Run run = new Run(view, numbers, first, torn);
        int found = 1;
        int end = Math.min(view.words(), first + MOST_PIECES);
        for (int last = first + 1; last < end && run.leadsOn && hangsTogether(view, last); last++) {
            run.take(last);
            if (run.mayBeWord()
                    && worth.contains(letters(view, first, last))
                    && !hangsOnApostrophe(view, first, last)) {
                found = last - first + 1;
            }
        }
        return found;
    }

    /** Words one after the other that may be pieces of one. */
    private final class Run {
        private final View view;
        private final int[] numbers;
        private boolean odd;
        private boolean whole;
        private int letters;
        private int lastPiece;
        private int singles;
        private int words;
        private int hash;
        /** Whether a word may begin with these letters; never again once it is not so. */
        private boolean leadsOn = true;

        Run(View view, int[] numbers, int first, boolean odd) {
            this.view = view;
            this.numbers = numbers;
            this.odd = odd;
            add(first);
        }

        void take(int word) {
            odd |= !view.adjoins(word);
            add(word);
        }

        private void add(int word) {
            odd |= isOdd(view, word, numbers);
            lastPiece = view.wordEnd(word) - view.wordStart(word);
            letters += lastPiece;
            words++;
            singles += lastPiece == 1 ? 1 : 0;
            whole |= lastPiece > 1 && numbers[word] != Vocabulary.UNKNOWN;
            leadsOn &= letters <= LONGEST;
            for (int i = view.wordStart(word); leadsOn && i < view.wordEnd(word); i++) {
                hash = Beginnings.next(hash, view.text().charAt(i));
                leadsOn = beginnings.mayBegin(hash);
            }
        }

        boolean mayBeWord() {
            // "e n c o r e en" is a word that is spelled out and another word, not a torn one.
            return leadsOn
                    && odd
                    && singles < words
                    && !(whole && singles >= SPELLED)
                    && lastPiece <= LONGEST_PIECE
                    && letters >= LEAST
                    && beginnings.mayBe(hash);
        }
    }

    /** Dots without white space tear words as well as white space does. */
    private static boolean hangsTogether(View view, int word) {
        return view.adjoins(word) || view.touches(word);
    }

    private static boolean hangsOnApostrophe(View view, int first, int last) {
        return (view.gap(first) & View.APOSTROPHE) != 0 || (view.gap(last + 1) & View.APOSTROPHE) != 0;
    }

    /** Whether a piece is no word of its own: pieces that all are words were not torn from one. */
    private static boolean isOdd(View view, int word, int[] numbers) {
        boolean single = view.wordEnd(word) - view.wordStart(word) == 1;
        return single ? !isWordLetter(view.text().charAt(view.wordStart(word))) : numbers[word] == Vocabulary.UNKNOWN;
    }

    private static boolean isWordLetter(char c) {
        return c == 'a' || c == 'i' || c == 'y';
    }

    /** The letters of words without the spaces between them. */
    static String letters(View view, int first, int last) {
        return view.text().substring(view.wordStart(first), view.wordEnd(last)).replace(" ", "");
    }
}
