package dev.greenroom.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.greenroom.detect.Relations.Met;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms that are told by a regular expression rather than by their letters. They stand for whole words of one sentence,
 * so that the promises about growing sentences hold for them. Each costs time linear in the text.
 */
final class Spellings {
    /** So many finds of one pattern in one text are kept. */
    private static final int MOST_FOUND = 16;

    /** A pattern and what it means. */
    record Spelling(Pattern pattern, Met met) {
        /**
         * @param pattern as the author wrote it; letters with accents are folded as texts are
         */
        static Spelling of(String pattern, Element.Term term) {
            return new Spelling(
                    Pattern.compile(" (?:" + folded(pattern) + ") ", Pattern.CASE_INSENSITIVE), Met.of(term));
        }

        private static String folded(String pattern) {
            StringBuilder folded = new StringBuilder();
            pattern.codePoints()
                    .mapToObj(Character::toString)
                    .forEach(letter -> folded.append(
                            letter.charAt(0) < 128
                                    ? letter
                                    : Views.phrase(letter).strip()));
            return folded.toString();
        }
    }

    private final List<Spelling> all;
    /** Matches where any of them does: most texts are done with after one pass. */
    private final @Nullable Pattern any;

    Spellings(List<Spelling> spellings) {
        all = List.copyOf(spellings);
        StringBuilder joined = new StringBuilder();
        spellings.forEach(spelling -> joined.append(joined.isEmpty() ? "" : "|")
                .append("(?:")
                .append(spelling.pattern().pattern())
                .append(')'));
        any = spellings.isEmpty() ? null : Pattern.compile(joined.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** Adds to the hits of a folded view what the patterns match in it. */
    void in(Hits hits) {
        String text = hits.view().text();
        if (any == null || !any.matcher(text).find()) {
            return;
        }
        for (Spelling spelling : all) {
            Matcher matcher = spelling.pattern().matcher(text);
            boolean found = matcher.find();
            for (int n = 0; found && n < MOST_FOUND; n++) {
                int first = matcher.start() + 1;
                int last = matcher.end() - 2;
                if (last >= first && inOneSentence(hits.view(), first, last)) {
                    hits.add(
                            spelling.met(),
                            hits.view().wordAt(first),
                            hits.view().wordAt(last));
                }
                // The space after one find may be the one before the next.
                found = matcher.find(matcher.end() - 1);
            }
        }
    }

    private static boolean inOneSentence(View view, int first, int last) {
        for (int word = view.wordAt(first) + 1; word <= view.wordAt(last); word++) {
            if ((view.gap(word) & View.SENTENCE) != 0) {
                return false;
            }
        }
        return true;
    }
}
