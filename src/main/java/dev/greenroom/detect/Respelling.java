package dev.greenroom.detect;

import dev.greenroom.detect.Disguises.Meant;
import dev.greenroom.detect.Disguises.Way;
import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
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

    private final Disguises meant;
    private final WordMap<String> ones;
    private final Vocabulary vocabulary;
    private final Torn torn;
    private final Spoken[] spoken;
    private final RunTogether runTogether;
    private final Censored censored;

    Respelling(Lexis lexis, Vocabulary vocabulary, List<Spoken> spoken) {
        this.vocabulary = vocabulary;
        this.spoken = spoken.toArray(new Spoken[0]);
        torn = new Torn(Set.copyOf(lexis.words(Rank.PART, Rank.STRONG)));
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
    Respelt of(Sights.Sight sight, Origin origin, Views views) {
        return new Rewording(this, sight, origin, views).read();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Torn torn() {
        return torn;
    }

    Spoken[] spoken() {
        return spoken;
    }

    /** What an unknown word may stand for. */
    @Nullable
    Meant meant(View view, int word, Origin origin) {
        // That a 1 is an l is likelier than a slip of the hand in a word that is written with digits.
        String one = origin == Origin.WRITTEN ? null : ones.get(view.text(), view.wordStart(word), view.wordEnd(word));
        return one == null ? misspelt(view, word) : new Meant(one, Way.MISSPELT);
    }

    /** Whether an unknown word is another one in which an l was read as an i. */
    boolean mayHoldOnes(Sights.Sight sight) {
        View view = sight.view();
        int[] numbers = sight.numbers(vocabulary);
        for (int word = 0; word < numbers.length; word++) {
            if (numbers[word] == Vocabulary.UNKNOWN
                    && ones.has(view.text(), view.wordStart(word), view.wordEnd(word))) {
                return true;
            }
        }
        return false;
    }

    /** The words that an unknown one was run together from; nothing when it was not. */
    @Nullable
    String apart(View view, int word, Origin origin) {
        return runTogether.apart(view.text(), view.wordStart(word), view.wordEnd(word), origin == Origin.JOINED);
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

    static final Set<String> SHORT_WORDS = Set.of(
            "a", "i", "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no",
            "of", "on", "or", "so", "to", "up", "us", "we", "le", "la", "de", "du", "un", "je", "tu", "il", "ce", "se",
            "sa", "ta", "te", "ma", "va", "en", "et", "ou", "ne", "au");
}
