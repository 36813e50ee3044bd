package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import dev.greenroom.text.Rewriting;
import dev.greenroom.text.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in the letters that were starred out: {@code f*ck}, {@code n****r}. Immutable. */
final class Censored {
    private static final char WILDCARD = '*';
    private static final int MOST = 16;
    private static final int LEAST = 4;
    private static final int LEAST_LETTERS = 2;

    /** The words that may be meant by their length; {@link Rank#STRONG} ones first. */
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    private final Map<String, Rank> ranks;

    Censored(Map<String, Rank> words) {
        ranks = Map.copyOf(words);
        words.keySet().stream()
                .filter(word -> word.length() >= LEAST && words.get(word) != Rank.OTHER)
                .sorted((a, b) -> {
                    int byRank = ranks.getOrDefault(b, Rank.OTHER).compareTo(ranks.getOrDefault(a, Rank.OTHER));
                    return byRank != 0 ? byRank : a.compareTo(b);
                })
                .forEach(word -> byLength.computeIfAbsent(word.length(), key -> new ArrayList<>())
                        .add(word));
    }

    /** The view with the first {@value #MOST} censored words filled in; nothing when none can be. */
    @Nullable
    View of(View view) {
        Rewriting rewriting = null;
        int tried = 0;
        for (int word = 0; word < view.words() && tried < MOST; word++) {
            String pattern = view.text().substring(view.wordStart(word), view.wordEnd(word));
            if (pattern.indexOf(WILDCARD) < 0) {
                continue;
            }
            tried++;
            String meant = meant(pattern);
            if (meant != null) {
                rewriting = rewriting == null ? new Rewriting(view) : rewriting;
                rewriting.replace(word, word, meant);
            }
        }
        return rewriting == null ? null : rewriting.view();
    }

    private @Nullable String meant(String pattern) {
        int letters = (int) pattern.chars().filter(c -> c != WILDCARD).count();
        if (letters < LEAST_LETTERS) {
            return null;
        }
        boolean few = letters * 2 < pattern.length();
        for (String word : byLength.getOrDefault(pattern.length(), List.of())) {
            boolean strong = ranks.get(word) == Rank.STRONG;
            if ((strong || !few) && fits(pattern, word)) {
                return word;
            }
        }
        return null;
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
