package dev.greenroom.detect;

import dev.greenroom.detect.Disguises.Meant;
import dev.greenroom.detect.Disguises.Way;
import dev.greenroom.detect.Respelling.Origin;
import dev.greenroom.detect.Respelling.Respelt;
import dev.greenroom.text.Rewriting;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One view in which disguised words give way to those that are meant. Words that are known cost next to nothing: what is
 * dear is asked of the others only.
 */
final class Rewording {
    /** Ordinary words are meant as they stand, unless they are all that there is, and there are no more of them. */
    private static final int FEW_WORDS = 4;

    private static final int MOST_TURNED = 40;
    private static final Spoken.Speech[] SILENT = {};

    private final Respelling respelling;
    private final View view;
    private final int[] numbers;
    private final Origin origin;
    private final Views views;
    private final int[] pieces;
    private final Spoken.Speech[] speeches;
    private boolean allBackwards;
    private boolean backwards;
    private boolean rotated;

    Rewording(Respelling respelling, Sights.Sight sight, Origin origin, Views views) {
        this.respelling = respelling;
        this.view = sight.view();
        this.numbers = sight.numbers(respelling.vocabulary());
        this.origin = origin;
        this.views = views;
        pieces = respelling.torn().pieces(view, numbers);
        int unknown = unknown();
        boolean fewWords = numbers.length > 1 && numbers.length <= FEW_WORDS;
        speeches = unknown > 0 || fewWords ? speeches(unknown == 0) : SILENT;
        // Only where half of the words are no words it is worth to read them from their last letter to the first.
        allBackwards = unknown * 2 >= numbers.length && readsBackwards();
    }

    /** What takes the place of the words from one on, and up to which. */
    private record Replaced(int last, String words) {}

    /** Nothing when no word stands for another. */
    @Nullable
    Respelt read() {
        Rewriting rewriting = null;
        for (int word = 0; word < numbers.length; word++) {
            Replaced found = replaced(word);
            found = found == null ? accented(word) : found;
            if (found != null) {
                rewriting = rewriting == null ? new Rewriting(view) : rewriting;
                rewriting.replace(word, found.last(), found.words());
                word = found.last();
            }
        }
        return rewriting == null && !backwards && !allBackwards
                ? null
                : new Respelt(rewriting == null ? view : rewriting.view(), backwards || allBackwards, rotated);
    }

    private int unknown() {
        int unknown = 0;
        for (int number : numbers) {
            unknown += number == Vocabulary.UNKNOWN ? 1 : 0;
        }
        return unknown;
    }

    /** Whether more of the words are known from their last letter to the first than as they stand. */
    private boolean readsBackwards() {
        int words = numbers.length > 1 ? Math.min(numbers.length, MOST_TURNED) : 0;
        int turned = 0;
        for (int word = 0; word < words; word++) {
            turned += respelling.vocabulary().knowsBackwards(view, word) ? 1 : 0;
            turned -= isKnown(word) ? 1 : 0;
        }
        return turned > 0;
    }

    private boolean isKnown(int word) {
        return numbers[word] != Vocabulary.UNKNOWN;
    }

    /** @param asWhole whether only the text as a whole may sound like something */
    private Spoken.Speech[] speeches(boolean asWhole) {
        int first = 0;
        int last = numbers.length - 1;
        while (!asWhole && isKnown(first)) {
            first++;
        }
        while (!asWhole && isKnown(last)) {
            last--;
        }
        Spoken.Speech[] speeches = SILENT;
        for (Spoken language : respelling.spoken()) {
            if (asWhole ? language.mayBegin(view) : mayHear(language, first, last)) {
                speeches = Arrays.copyOf(speeches, speeches.length + 1);
                speeches[speeches.length - 1] = language.of(view, first, last);
            }
        }
        return speeches;
    }

    private boolean mayHear(Spoken language, int first, int last) {
        char[] said = new char[(view.wordEnd(last) - view.wordStart(first)) * language.growth()];
        for (int word = first; word <= last; word++) {
            if (!isKnown(word) && language.mayHear(view, word, said)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Replaced replaced(int word) {
        Meant one = isKnown(word) ? null : respelling.meant(view, word, origin);
        if (one != null && one.way() == Way.BACKWARDS && (allBackwards || readsBackwards())) {
            allBackwards = true;
            one = null;
        }
        Replaced found = pieces.length > 0 && pieces[word] > 1 ? joined(word) : heard(word);
        if (found == null && one != null) {
            found = new Replaced(word, one.word());
        } else if (found == null && !isKnown(word)) {
            found = guessed(word);
        }
        if (one != null && found != null && found.last() == word) {
            backwards |= one.way() == Way.BACKWARDS;
            rotated |= one.way() == Way.ROTATED;
        }
        return found;
    }

    private Replaced joined(int word) {
        int last = word + pieces[word] - 1;
        return new Replaced(last, Torn.letters(view, word, last));
    }

    private @Nullable Replaced heard(int word) {
        for (Spoken.Speech speech : speeches) {
            Spoken.Heard heard = speech.at(word, numbers);
            if (heard != null) {
                return new Replaced(heard.last(), heard.written());
            }
        }
        return null;
    }

    /** What an unknown word sounds like, or was run together from. */
    private @Nullable Replaced guessed(int word) {
        for (Spoken.Speech speech : speeches) {
            String homophone = speech.homophone(word);
            if (homophone != null) {
                return new Replaced(word, homophone);
            }
        }
        String apart = respelling.apart(view, word, origin);
        return apart == null ? null : new Replaced(word, apart);
    }

    private @Nullable Replaced accented(int word) {
        if (!views.mayHoldAccents() || view.wordEnd(word) - view.wordStart(word) != Spoken.ACCENTED) {
            return null;
        }
        for (Spoken language : respelling.spoken()) {
            String meant = language.accented(view, word, views);
            if (meant != null) {
                return new Replaced(word, meant);
            }
        }
        return null;
    }
}
