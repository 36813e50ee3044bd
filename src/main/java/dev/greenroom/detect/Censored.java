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

    /** The words that may be meant by their length; {@link Rank#STRONG} ones first. */
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    private final Map<String, Rank> ranks;

    Censored(Map<String, Rank> words) {
        ranks = Map.copyOf(words);
        words.keySet().stream()
                .filter(word -> word.length() >= LEAST)
                .sorted((a, b) -> {
                    int byRank = ranks.getOrDefault(b, Rank.OTHER).compareTo(ranks.getOrDefault(a, Rank.OTHER));
                    return byRank != 0 ? byRank : a.compareTo(b);
                })
                .forEach(word -> byLength.computeIfAbsent(word.length(), key -> new ArrayList<>())
                        .add(word));
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
        int letters = (int) pattern.chars().filter(c -> c != WILDCARD).count();
        if (letters < LEAST_LETTERS) {
            return List.of();
        }
        boolean few = letters * 2 < pattern.length();
        List<String> meant = new ArrayList<>(MOST_VIEWS);
        for (String word : byLength.getOrDefault(pattern.length(), List.of())) {
            boolean strong = ranks.get(word) == Rank.STRONG;
            if ((strong || !few) && fits(pattern, word)) {
                meant.add(word);
                if (strong || meant.size() == MOST_VIEWS) {
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
