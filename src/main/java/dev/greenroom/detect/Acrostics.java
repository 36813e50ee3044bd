package dev.greenroom.detect;

import dev.greenroom.detect.Element.Term;
import dev.greenroom.text.Span;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that the first letters of lines or of words spell. Lines of what was said before count, so that a poem that is
 * said line by line is noticed with the line that completes it. By chance the first letters of some words spell a short
 * word now and then; so only grave words count, and in running text only long ones, or those that the whole text spells.
 */
final class Acrostics {
    private static final double GRAVE_FROM = 0.8;
    private static final int LEAST_LINES = 4;
    private static final int LEAST_WORDS = 6;
    private static final int LEAST_WHOLE = 5;
    private static final int LONGEST = 16;
    private static final int MOST_WORDS = 400;

    private final WordMap<Term> terms;
    /** With which letters the terms begin: most rows of letters are done with after one look at each place. */
    private final Beginnings beginnings;

    Acrostics(WordGraph phrases) {
        Map<String, Term> grave = new HashMap<>();
        for (WordGraph.Line line : phrases.lines()) {
            if (line.element() instanceof Term term && term.severity() * term.sureness() >= GRAVE_FROM) {
                phrases.write(line, 1, phrase -> {
                    String word = phrase.strip();
                    if (word.length() >= LEAST_LINES && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                        grave.put(word, term);
                    }
                });
            }
        }
        terms = new WordMap<>(grave);
        beginnings = new Beginnings(grave.keySet().stream()
                .map(word -> word.substring(0, LEAST_LINES))
                .toList());
    }

    /** The first letter of each unit, and the words of the view where units begin and end. */
    private record Initials(String letters, int[] first, int[] last, int before) {}

    List<Finding> of(Passage passage, View view) {
        if (view.words() < LEAST_LINES && passage.before().isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>(0);
        String text = passage.text();
        if (text.indexOf('\n') >= 0 || passage.before().indexOf('\n') >= 0) {
            find(lines(passage, view), LEAST_LINES, LEAST_LINES, view, found);
        }
        if (view.words() >= LEAST_WHOLE && maySpell(view)) {
            find(words(view), LEAST_WORDS, LEAST_WHOLE, view, found);
        }
        return found;
    }

    private void find(Initials initials, int least, int leastWhole, View view, List<Finding> found) {
        String letters = initials.letters();
        for (int begin = 0; begin + LEAST_LINES <= letters.length(); begin++) {
            if (!mayBegin(
                    letters.charAt(begin),
                    letters.charAt(begin + 1),
                    letters.charAt(begin + 2),
                    letters.charAt(begin + 3))) {
                continue;
            }
            int shortest = Math.max(leastWhole, initials.before() + 1 - begin);
            for (int length = shortest; length <= Math.min(LONGEST, letters.length() - begin); length++) {
                Term term = terms.get(letters, begin, begin + length);
                if (term != null && (length >= least || length == letters.length())) {
                    int start = Math.max(0, begin - initials.before());
                    int end = begin + length - 1 - initials.before();
                    found.add(finding(term, view, initials.first()[start], initials.last()[end]));
                }
            }
        }
    }

    /** Whether the first letters of four words, one behind the other, are those of a term. */
    private boolean maySpell(View view) {
        int count = Math.min(view.words(), MOST_WORDS);
        char first = initial(view, 0);
        char second = initial(view, 1);
        char third = initial(view, 2);
        for (int word = LEAST_LINES - 1; word < count; word++) {
            char fourth = initial(view, word);
            if (mayBegin(first, second, third, fourth)) {
                return true;
            }
            first = second;
            second = third;
            third = fourth;
        }
        return false;
    }

    private static char initial(View view, int word) {
        return view.text().charAt(view.wordStart(word));
    }

    private boolean mayBegin(char first, char second, char third, char fourth) {
        int hash = Beginnings.next(Beginnings.next(0, first), second);
        return beginnings.mayBe(Beginnings.next(Beginnings.next(hash, third), fourth));
    }

    private static Finding finding(Term term, View view, int first, int last) {
        Span span = view.span(first, last);
        return new Finding(
                term.id(), "", term.category(), term.severity(), term.sureness(), 0.2, span, term.target(), List.of());
    }

    private static Initials words(View view) {
        int count = Math.min(view.words(), MOST_WORDS);
        StringBuilder letters = new StringBuilder(count);
        int[] at = new int[count];
        for (int word = 0; word < count; word++) {
            letters.append(view.text().charAt(view.wordStart(word)));
            at[word] = word;
        }
        return new Initials(letters.toString(), at, at, 0);
    }

    /** Lines of the view, with the initials of the lines that were said just before. */
    private static Initials lines(Passage passage, View view) {
        StringBuilder letters = new StringBuilder();
        List<String> earlier =
                passage.before().lines().filter(line -> !line.isBlank()).toList();
        for (String line : earlier.subList(Math.max(0, earlier.size() - LONGEST), earlier.size())) {
            Character initial = initial(line);
            if (initial != null) {
                letters.append(initial);
            }
        }
        int before = letters.length();
        List<Integer> starts = new ArrayList<>();
        int position = 0;
        int from = 0;
        String text = passage.text();
        int word = 0;
        while (from < text.length() && starts.size() < MOST_WORDS) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            while (word < view.words() && view.span(word, word).start() < position) {
                word++;
            }
            int lineEnd = position + text.codePointCount(from, end);
            if (word < view.words() && view.span(word, word).start() < lineEnd) {
                starts.add(word);
                letters.append(view.text().charAt(view.wordStart(word)));
            }
            position = lineEnd + 1;
            from = end + 1;
        }
        int[] first = starts.stream().mapToInt(Integer::intValue).toArray();
        int[] last = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            last[i] = i + 1 < first.length ? first[i + 1] - 1 : view.words() - 1;
        }
        return new Initials(letters.toString(), first, last, before);
    }

    private static @Nullable Character initial(String line) {
        View view =
                Views.of(line.substring(0, Math.min(line.length(), LONGEST))).folded();
        return view.words() == 0 ? null : view.text().charAt(view.wordStart(0));
    }
}
