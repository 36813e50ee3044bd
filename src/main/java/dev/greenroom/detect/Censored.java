package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.Rewriting;
import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills in the letters that were starred out: {@code f*ck}, {@code n****r}. Immutable. */
final class Censored {
    private static final char WILDCARD = '*';
    private static final int MOST = 16;
    private static final int MOST_VIEWS = 3;
    private static final int LEAST = 4;
    private static final int LEAST_LETTERS = 2;

    /**
     * The words of one length that may be meant, the first {@code strong} of them {@link Rank#STRONG}.
     *
     * @param letters a bit for each letter of a word: most words lack a letter that is asked for
     */
    private record Candidates(List<String> words, int[] letters, int strong) {}

    private static final Candidates NONE = new Candidates(List.of(), new int[0], 0);

    private final Map<Integer, Candidates> byLength = new HashMap<>();

    Censored(Map<String, Rank> words) {
        Map<Integer, List<String>> sorted = new HashMap<>();
        words.entrySet().stream()
                .filter(word -> word.getKey().length() >= LEAST)
                .sorted(Map.Entry.<String, Rank>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(word -> sorted.computeIfAbsent(word.getKey().length(), key -> new ArrayList<>())
                        .add(word.getKey()));
        sorted.forEach((length, all) -> {
            int[] letters = all.stream().mapToInt(Censored::letters).toArray();
            int strong = (int)
                    all.stream().filter(word -> words.get(word) == Rank.STRONG).count();
            byLength.put(length, new Candidates(List.copyOf(all), letters, strong));
        });
    }

    /** Letters beyond the alphabet share a bit with one of it: they may let a word through, and never keep one out. */
    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= word.charAt(i) == WILDCARD ? 0 : 1 << (word.charAt(i) & 31);
        }
        return letters;
    }

    /**
     * The views with the first {@value #MOST} censored words filled in: with the word that is most likely meant, and
     * where several are, with the next ones, at most {@value #MOST_VIEWS}.
     */
    List<View> of(View view) {
        List<List<String>> meant = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int several = 0;
        for (int word = 0; word < view.words() && places.size() < MOST; word++) {
            String pattern = view.text().substring(view.wordStart(word), view.wordEnd(word));
            List<String> here = pattern.indexOf(WILDCARD) < 0 ? List.of() : meant(pattern);
            if (!here.isEmpty()) {
                meant.add(here);
                places.add(word);
                several = Math.max(several, here.size());
            }
        }
        List<View> views = new ArrayList<>(several);
        for (int choice = 0; choice < several; choice++) {
            Rewriting rewriting = new Rewriting(view);
            for (int i = 0; i < places.size(); i++) {
                List<String> here = meant.get(i);
                rewriting.replace(places.get(i), places.get(i), here.get(Math.min(choice, here.size() - 1)));
            }
            views.add(rewriting.view());
        }
        return views;
    }

    private List<String> meant(String pattern) {
        int left = (int) pattern.chars().filter(c -> c != WILDCARD).count();
        if (left < LEAST_LETTERS) {
            return List.of();
        }
        boolean few = left * 2 < pattern.length();
        int letters = letters(pattern);
        List<String> meant = new ArrayList<>(MOST_VIEWS);
        Candidates all = byLength.getOrDefault(pattern.length(), NONE);
        int end = few ? all.strong : all.letters.length;
        for (int i = 0; i < end; i++) {
            if ((all.letters[i] & letters) == letters && fits(pattern, all.words.get(i))) {
                meant.add(all.words.get(i));
                if (i < all.strong || meant.size() == MOST_VIEWS) {
                    break;
                }
            }
        }
        return meant;
    }

    private static boolean fits(String pattern, String word) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != WILDCARD && pattern.charAt(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
