package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.Rewriting;
import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads words as they were meant that are misspelt, torn apart, run together, censored, written backwards, in pig latin
 * or in rot13. Only words that the rule files know are read so, and never one that is an ordinary word itself. All
 * misspellings are written out beforehand, so that a text costs a few look-ups for each of its words. Immutable.
 */
final class Respelling {
    /** How a word was disguised; the last two concern more than the word. */
    enum Way {
        MISSPELT,
        BACKWARDS,
        ROTATED
    }

    /** A word that is meant. */
    private record Meant(String word, Way way) {}

    /** What came of it: a view with the words that are meant, and what the whole text may be. */
    record Respelt(View view, boolean backwards, boolean rotated) {}

    private static final int LEAST = 4;
    /** From so many letters on a word is recognised with one of them missing. */
    private static final int ENOUGH = 5;

    private static final int LONGEST = 24;
    private static final int FEW_WORDS = 4;
    private static final int MOST_PIECES = 6;
    private static final int LONGEST_PIECE = 9;

    private final WordMap<Meant> meant;
    private final WordMap<Rank> known;
    private final WordMap<Rank> worth;
    private final List<Spoken> spoken;
    private final RunTogether runTogether;
    private final Censored censored;

    Respelling(Lexis lexis, List<Spoken> spoken) {
        this.spoken = List.copyOf(spoken);
        known = new WordMap<>(lexis.ranks());
        Map<String, Rank> core = new HashMap<>();
        lexis.worthDisguise(Rank.PART, Rank.STRONG)
                .forEach(word -> core.put(word, lexis.ranks().getOrDefault(word, Rank.PART)));
        worth = new WordMap<>(core);
        meant = new WordMap<>(misspellings(lexis));
        runTogether = new RunTogether(lexis);
        censored = new Censored(lexis.ranks());
    }

    private static Map<String, Meant> misspellings(Lexis lexis) {
        Map<String, Meant> all = new HashMap<>();
        for (Rank rank : List.of(Rank.STRONG, Rank.TERM, Rank.NAME, Rank.SAYING, Rank.PART)) {
            for (String word : lexis.worthDisguise(rank, rank)) {
                int enough = rank.compareTo(Rank.TERM) >= 0 ? ENOUGH : ENOUGH + 1;
                Misspellings.slips(word, enough).forEach(slip -> note(all, slip, word, Way.MISSPELT, lexis));
                Misspellings.drawn(word).forEach(drawn -> note(all, drawn, word, Way.MISSPELT, lexis));
                if (rank == Rank.STRONG || rank == Rank.TERM && word.length() > LEAST) {
                    Misspellings.alike(word).forEach(alike -> note(all, alike, word, Way.MISSPELT, lexis));
                }
                if (rank == Rank.PART) {
                    continue;
                }
                Misspellings.pigLatin(word).forEach(pig -> note(all, pig, word, Way.MISSPELT, lexis));
                note(all, Misspellings.backwards(word), word, Way.BACKWARDS, lexis);
                note(all, Misspellings.rotated(word), word, Way.ROTATED, lexis);
            }
        }
        lexis.slogans().forEach(slogan -> note(all, slogan.replace(" ", ""), slogan, Way.MISSPELT, lexis));
        return all;
    }

    private static void note(Map<String, Meant> all, String written, String word, Way way, Lexis lexis) {
        if (written.length() >= LEAST && !lexis.knows(written)) {
            all.putIfAbsent(written, new Meant(word, way));
        }
    }

    /** The view with every disguised word as it was meant; nothing when there is none. */
    @Nullable
    Respelt of(View view) {
        boolean[] known = known(view);
        List<Spoken.Speech> speeches = worthHearing(known) ? speeches(view) : List.of();
        Rewriting rewriting = null;
        boolean backwards = false;
        boolean rotated = false;
        for (int word = 0; word < view.words(); ) {
            Meant one = known[word] ? null : misspelt(view, word);
            Replaced found = replaced(view, word, known, one, speeches);
            if (found != null) {
                rewriting = rewriting == null ? new Rewriting(view) : rewriting;
                rewriting.replace(word, found.last(), found.words());
                backwards |= found.last() == word && one != null && one.way() == Way.BACKWARDS;
                rotated |= found.last() == word && one != null && one.way() == Way.ROTATED;
                word = found.last();
            }
            word++;
        }
        return rewriting == null ? null : new Respelt(rewriting.view(), backwards, rotated);
    }

    /** What takes the place of the words from one on, and up to which. */
    private record Replaced(int last, String words) {}

    private @Nullable Replaced replaced(
            View view, int word, boolean[] known, @Nullable Meant one, List<Spoken.Speech> speeches) {
        int joined = piecesAt(view, word, known);
        if (joined > 1) {
            return new Replaced(word + joined - 1, letters(view, word, joined));
        }
        for (Spoken.Speech speech : speeches) {
            Spoken.Heard heard = speech.at(word, known);
            if (heard != null) {
                return new Replaced(heard.last(), heard.written());
            }
        }
        if (one != null) {
            return new Replaced(word, one.word());
        }
        boolean isLong = view.wordEnd(word) - view.wordStart(word) >= RunTogether.LEAST;
        String apart = known[word] || !isLong
                ? null
                : runTogether.apart(view.text(), view.wordStart(word), view.wordEnd(word));
        return apart == null ? null : new Replaced(word, apart);
    }

    private boolean[] known(View view) {
        boolean[] known = new boolean[view.words()];
        for (int word = 0; word < known.length; word++) {
            known[word] = this.known.has(view.text(), view.wordStart(word), view.wordEnd(word));
        }
        return known;
    }

    /** Ordinary words are meant as they stand, unless they are all that there is. */
    private static boolean worthHearing(boolean[] known) {
        if (known.length <= FEW_WORDS) {
            return true;
        }
        for (boolean one : known) {
            if (!one) {
                return true;
            }
        }
        return false;
    }

    private List<Spoken.Speech> speeches(View view) {
        List<Spoken.Speech> speeches = new ArrayList<>(spoken.size());
        for (Spoken language : spoken) {
            speeches.add(language.of(view));
        }
        return speeches;
    }

    /** A view with wildcards, each censored word as it was meant; nothing when none is known. */
    @Nullable
    View uncensored(View view) {
        return censored.of(view);
    }

    private @Nullable Meant misspelt(View view, int word) {
        int length = view.wordEnd(word) - view.wordStart(word);
        return length < LEAST || length > LONGEST
                ? null
                : meant.get(view.text(), view.wordStart(word), view.wordEnd(word));
    }

    /** How many words from {@code first} on are the pieces of one; 1 when they are not. */
    private int piecesAt(View view, int first, boolean[] known) {
        int letters = view.wordEnd(first) - view.wordStart(first);
        if (letters > LONGEST_PIECE) {
            return 1;
        }
        int found = 1;
        for (int last = first + 1; last < view.words() && last - first < MOST_PIECES && view.adjoins(last); last++) {
            int length = view.wordEnd(last) - view.wordStart(last);
            letters += length;
            if (length > LONGEST_PIECE || letters > LONGEST) {
                break;
            }
            if (letters >= LEAST
                    && worth.has(view.text(), view.wordStart(first), view.wordEnd(last))
                    && isTorn(view, first, last, known)) {
                found = last - first + 1;
            }
        }
        return found;
    }

    /** Pieces that are all words of their own are not torn from one, and what hangs on an apostrophe is no piece. */
    private static boolean isTorn(View view, int first, int last, boolean[] known) {
        if ((view.gap(first) & View.APOSTROPHE) != 0 || (view.gap(last + 1) & View.APOSTROPHE) != 0) {
            return false;
        }
        for (int word = first; word <= last; word++) {
            boolean single = view.wordEnd(word) - view.wordStart(word) == 1;
            if (single ? !isWordLetter(view.text().charAt(view.wordStart(word))) : !known[word]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordLetter(char c) {
        return c == 'a' || c == 'i' || c == 'y';
    }

    private static String letters(View view, int first, int count) {
        return view.text()
                .substring(view.wordStart(first), view.wordEnd(first + count - 1))
                .replace(" ", "");
    }

    static final Set<String> SHORT_WORDS = Set.of(
            "a", "i", "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no",
            "of", "on", "or", "so", "to", "up", "us", "we", "le", "la", "de", "du", "un", "je", "tu", "il", "ce", "se",
            "sa", "en", "et", "ou", "ne", "au");
}
