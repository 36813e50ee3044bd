package dev.greenroom.detect;

import dev.greenroom.detect.Disguises.Meant;
import dev.greenroom.detect.Disguises.Way;
import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.Rewriting;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** What came of it: a view with the words that are meant, and what the whole text may be. */
    record Respelt(View view, boolean backwards, boolean rotated) {}

    private static final int LEAST = 4;
    /** From so many letters on a word is recognised with one of them missing. */
    private static final int ENOUGH = 5;

    private static final int LEAST_ONES = 3;
    private static final int LONGEST = 24;
    private static final int FEW_WORDS = 4;
    private static final int MOST_TURNED = 40;
    private static final int MOST_PIECES = 6;
    private static final int LONGEST_PIECE = 9;
    private static final int SPELLED = 3;

    private final Disguises meant;
    private final WordMap<String> ones;
    private final WordMap<Rank> known;
    private final WordMap<Rank> worth;
    private final List<Spoken> spoken;
    private final RunTogether runTogether;
    private final Censored censored;

    Respelling(Lexis lexis, List<Spoken> spoken) {
        this.spoken = List.copyOf(spoken);
        known = new WordMap<>(lexis.ranks());
        Map<String, Rank> core = new HashMap<>();
        lexis.words(Rank.PART, Rank.STRONG)
                .forEach(word -> core.put(word, lexis.ranks().getOrDefault(word, Rank.PART)));
        worth = new WordMap<>(core);
        meant = misspellings(lexis);
        ones = new WordMap<>(ones(lexis));
        runTogether = new RunTogether(lexis);
        censored = new Censored(lexis.ranks());
    }

    private static Disguises misspellings(Lexis lexis) {
        Disguises all = new Disguises();
        List<Rank> ranks = List.of(Rank.STRONG, Rank.TERM, Rank.NAME, Rank.SAYING, Rank.PART, Rank.OTHER);
        int last = ranks.indexOf(Rank.PART) + 1;
        slips(all, ranks.subList(0, last), lexis);
        slips(all, ranks.subList(last, ranks.size()), lexis);
        for (Rank rank : ranks.subList(0, last)) {
            for (String word : lexis.worthDisguise(rank, rank)) {
                guesses(all, word, rank, lexis);
            }
        }
        lexis.slogans().forEach(slogan -> note(all, slogan.replace(" ", ""), slogan, Way.MISSPELT, lexis));
        return all.filled();
    }

    /** Slips of the hand. What keeps every letter of a word is surer than what lacks one of another. */
    private static void slips(Disguises all, List<Rank> ranks, Lexis lexis) {
        for (Rank rank : ranks) {
            for (String word : lexis.words(rank, rank)) {
                Misspellings.slips(word).forEach(slip -> note(all, slip, word, Way.MISSPELT, lexis));
            }
        }
        for (Rank rank : ranks) {
            int enough = rank.compareTo(Rank.NAME) >= 0 ? ENOUGH : ENOUGH + 1;
            for (String word : lexis.words(rank, rank)) {
                Misspellings.dropped(word, enough, ENOUGH)
                        .forEach(shorter -> note(all, shorter, word, Way.MISSPELT, lexis));
            }
        }
    }

    /** What may be meant for the word, if it is not a slip of the hand in another one. */
    private static void guesses(Disguises all, String word, Rank rank, Lexis lexis) {
        Misspellings.drawn(word).forEach(drawn -> note(all, drawn, word, Way.MISSPELT, lexis));
        if (rank == Rank.STRONG || rank == Rank.TERM && word.length() > LEAST) {
            Misspellings.alike(word).forEach(alike -> note(all, alike, word, Way.MISSPELT, lexis));
        }
        if (rank != Rank.PART) {
            Misspellings.pigLatin(word).forEach(pig -> note(all, pig, word, Way.MISSPELT, lexis));
            note(all, Misspellings.rotated(word), word, Way.ROTATED, lexis);
        }
        if (rank != Rank.PART || word.length() >= ENOUGH) {
            note(all, Misspellings.backwards(word), word, Way.BACKWARDS, lexis);
        }
    }

    /** Words in which an l may have been read as an i. */
    private static Map<String, String> ones(Lexis lexis) {
        Map<String, String> ones = new HashMap<>();
        lexis.ranks().keySet().forEach(word -> {
            if (word.length() >= LEAST_ONES && word.length() <= LONGEST) {
                Misspellings.ones(word).stream()
                        .filter(one -> !lexis.knows(one))
                        .forEach(one -> ones.putIfAbsent(one, word));
            }
        });
        return ones;
    }

    private static void note(Disguises all, String written, String word, Way way, Lexis lexis) {
        if (written.length() >= LEAST && !lexis.knows(written)) {
            all.putIfAbsent(written, word, way);
        }
    }

    /** How a view came to be, as far as it matters for what its words may stand for. */
    enum Origin {
        WRITTEN,
        /** Signs and digits were read as letters: an i may be an l. */
        LIFTED,
        /** As {@link #LIFTED}, and letters that stood alone were joined: where words end is not known. */
        JOINED
    }

    /** The view with every disguised word as it was meant; nothing when there is none. */
    @Nullable
    Respelt of(View view, Origin origin, Views views) {
        boolean[] known = known(view);
        int[] pieces = pieces(view, known);
        List<Spoken.Speech> speeches = worthHearing(known) ? speeches(view) : List.of();
        Rewriting rewriting = null;
        boolean backwards = false;
        boolean rotated = false;
        boolean allBackwards = mostlyUnknown(known) && readsBackwards(view, known);
        for (int word = 0; word < view.words(); ) {
            Meant one = known[word] ? null : meant(view, word, origin);
            if (one != null && one.way() == Way.BACKWARDS && (allBackwards || readsBackwards(view, known))) {
                allBackwards = true;
                one = null;
            }
            Replaced found = replaced(view, word, known, pieces[word], one, speeches, origin);
            found = found == null ? accented(view, word, views) : found;
            if (found != null) {
                rewriting = rewriting == null ? new Rewriting(view) : rewriting;
                rewriting.replace(word, found.last(), found.words());
                backwards |= found.last() == word && one != null && one.way() == Way.BACKWARDS;
                rotated |= found.last() == word && one != null && one.way() == Way.ROTATED;
                word = found.last();
            }
            word++;
        }
        return rewriting == null && !backwards && !allBackwards
                ? null
                : new Respelt(rewriting == null ? view : rewriting.view(), backwards || allBackwards, rotated);
    }

    /** Whether half of the words are no words: only then is it worth to read them from their last letter to the first. */
    private static boolean mostlyUnknown(boolean[] known) {
        int unknown = 0;
        for (boolean one : known) {
            unknown += one ? 0 : 1;
        }
        return unknown * 2 >= known.length;
    }

    /** Whether more of the words are known from their last letter to the first than as they stand. */
    private boolean readsBackwards(View view, boolean[] known) {
        int turned = 0;
        int words = Math.min(view.words(), MOST_TURNED);
        for (int word = 0; word < words; word++) {
            String backwards = Misspellings.backwards(view.word(word));
            turned += this.known.has(backwards, 0, backwards.length()) ? 1 : 0;
            turned -= known[word] ? 1 : 0;
        }
        return words > 1 && turned > 0;
    }

    private @Nullable Meant meant(View view, int word, Origin origin) {
        // That a 1 is an l is likelier than a slip of the hand in a word that is written with digits.
        String one = origin == Origin.WRITTEN ? null : ones.get(view.text(), view.wordStart(word), view.wordEnd(word));
        return one == null ? misspelt(view, word) : new Meant(one, Way.MISSPELT);
    }

    /** What takes the place of the words from one on, and up to which. */
    private record Replaced(int last, String words) {}

    private @Nullable Replaced replaced(
            View view,
            int word,
            boolean[] known,
            int joined,
            @Nullable Meant one,
            List<Spoken.Speech> speeches,
            Origin origin) {
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
        for (Spoken.Speech speech : known[word] ? List.<Spoken.Speech>of() : speeches) {
            String homophone = speech.homophone(word);
            if (homophone != null) {
                return new Replaced(word, homophone);
            }
        }
        int least = origin == Origin.JOINED ? RunTogether.LEAST_HIDDEN : RunTogether.LEAST;
        boolean isLong = view.wordEnd(word) - view.wordStart(word) >= least;
        String apart = known[word] || !isLong
                ? null
                : runTogether.apart(view.text(), view.wordStart(word), view.wordEnd(word), origin == Origin.JOINED);
        return apart == null ? null : new Replaced(word, apart);
    }

    private @Nullable Replaced accented(View view, int word, Views views) {
        for (Spoken language : spoken) {
            String meant = language.accented(view, word, views);
            if (meant != null) {
                return new Replaced(word, meant);
            }
        }
        return null;
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

    /** A view with wildcards, each censored word as it may be meant; none when none is known. */
    List<View> uncensored(View view) {
        return censored.of(view);
    }

    private @Nullable Meant misspelt(View view, int word) {
        int length = view.wordEnd(word) - view.wordStart(word);
        return length < LEAST || length > LONGEST
                ? null
                : meant.get(view.text(), view.wordStart(word), view.wordEnd(word));
    }

    /** For each word, of how many from it on it is the first piece. */
    private int[] pieces(View view, boolean[] known) {
        int[] pieces = new int[view.words()];
        Arrays.fill(pieces, 1);
        boolean odd = false;
        boolean dots = false;
        for (int word = 0; word < pieces.length; word++) {
            odd |= isOdd(view, word, known);
            dots |= word > 0 && !view.adjoins(word) && view.touches(word);
        }
        if (!odd && !dots) {
            return pieces;
        }
        // Where a word is torn, pieces that are words by chance may be pieces all the same.
        for (int word = 0; word < pieces.length; word++) {
            pieces[word] = piecesAt(view, word, known, false);
            if (pieces[word] > 1) {
                for (int again = 0; again < pieces.length; again++) {
                    pieces[again] = piecesAt(view, again, known, true);
                }
                return pieces;
            }
        }
        return pieces;
    }

    /** How many words from {@code first} on are the pieces of one; 1 when they are not. */
    private int piecesAt(View view, int first, boolean[] known, boolean torn) {
        int letters = view.wordEnd(first) - view.wordStart(first);
        boolean odd = torn || isOdd(view, first, known);
        boolean spelled = letters == 1;
        int singles = spelled ? 1 : 0;
        boolean whole = !spelled && known[first];
        int found = 1;
        for (int last = first + 1;
                last < view.words() && last - first < MOST_PIECES && letters <= LONGEST && hangsTogether(view, last);
                last++) {
            int length = view.wordEnd(last) - view.wordStart(last);
            letters += length;
            odd |= isOdd(view, last, known) || !view.adjoins(last);
            spelled &= length == 1;
            singles += length == 1 ? 1 : 0;
            whole |= length > 1 && known[last];
            // "e n c o r e en" is a word that is spelled out and another word, not a torn one.
            if (odd
                    && !spelled
                    && !(whole && singles >= SPELLED)
                    && length <= LONGEST_PIECE
                    && letters >= LEAST
                    && letters <= LONGEST
                    && worth.has(view.text(), view.wordStart(first), view.wordEnd(last))
                    && !hangsOnApostrophe(view, first, last)) {
                found = last - first + 1;
            }
        }
        return found;
    }

    /** Dots without white space tear words as well as white space does. */
    private static boolean hangsTogether(View view, int word) {
        return view.adjoins(word) || view.touches(word);
    }

    private static boolean hangsOnApostrophe(View view, int first, int last) {
        return (view.gap(first) & View.APOSTROPHE) != 0 || (view.gap(last + 1) & View.APOSTROPHE) != 0;
    }

    /** Whether a piece is no word of its own: pieces that all are words were not torn from one. */
    private static boolean isOdd(View view, int word, boolean[] known) {
        boolean single = view.wordEnd(word) - view.wordStart(word) == 1;
        return single ? !isWordLetter(view.text().charAt(view.wordStart(word))) : !known[word];
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
            "sa", "ta", "te", "ma", "va", "en", "et", "ou", "ne", "au");
}
