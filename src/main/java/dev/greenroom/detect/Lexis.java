package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The single words of the rule files, and which of them somebody may want to disguise. */
final class Lexis {
    /** What a word is good for, from any word of a rule file to one that is a grave finding by itself. */
    enum Rank {
        OTHER,
        /** A word among others of a phrase. */
        PART,
        /** Says something of somebody. */
        SAYING,
        /** Names a protected group. */
        NAME,
        TERM,
        STRONG
    }

    private static final int LEAST = 4;
    private static final int MOST_WORDS = 4;
    private static final String PROTECTED = "protected";
    private static final double GRAVE_FROM = 0.6;
    private static final double STRONG_FROM = 0.8;

    /** All words by their rank, the ordinary ones included. */
    private final Map<String, Rank> ranks = new TreeMap<>();

    private final Set<String> ordinary = new HashSet<>();
    private final List<String> slogans = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Lexis(Map<String, List<Element>> phrases, Set<String> ordinary) {
        this.ordinary.addAll(ordinary);
        Map<String, Rank> found = new HashMap<>();
        phrases.forEach((phrase, elements) -> {
            String[] words = phrase.strip().split(" ");
            if (words.length > 1 && words.length <= MOST_WORDS && isGrave(elements)) {
                slogans.add(phrase.strip());
            }
            if (words.length > 1
                    && words.length <= MOST_WORDS
                    && elements.stream().anyMatch(Lexis::isProtected)) {
                names.add(phrase.strip());
            }
            Rank rank = Rank.OTHER;
            for (Element element : elements) {
                Rank here = rank(element, words.length);
                rank = here.compareTo(rank) > 0 ? here : rank;
            }
            for (String word : words) {
                Rank known = found.get(word);
                if (known == null || rank.compareTo(known) > 0) {
                    found.put(word, rank);
                }
            }
        });
        ranks.putAll(found);
        ordinary.forEach(word -> ranks.putIfAbsent(word, Rank.OTHER));
    }

    private static boolean isGrave(List<Element> elements) {
        return elements.stream()
                .anyMatch(e -> e instanceof Element.Term term && term.severity() * term.sureness() >= GRAVE_FROM);
    }

    /** Phrases that are grave findings by themselves, of at most {@value #MOST_WORDS} words. */
    List<String> slogans() {
        return slogans;
    }

    private static boolean isProtected(Element element) {
        return element instanceof Element.Target target && target.kind().equals(PROTECTED);
    }

    /** Names of protected groups that have more than one word. */
    List<String> names() {
        return names;
    }

    private static Rank rank(Element element, int words) {
        if (element instanceof Element.Term term) {
            boolean strong = term.severity() * term.sureness() >= STRONG_FROM;
            return words == 1 ? strong ? Rank.STRONG : Rank.TERM : Rank.PART;
        }
        if (element instanceof Element.Target target) {
            return words == 1 && isProtected(target) ? Rank.NAME : Rank.PART;
        }
        return element instanceof Element.Predicate ? words == 1 ? Rank.SAYING : Rank.PART : Rank.OTHER;
    }

    boolean isOrdinary(String word) {
        return ordinary.contains(word);
    }

    /** Whether a word stands in any rule file as itself. */
    boolean knows(String word) {
        return ranks.containsKey(word);
    }

    /** All words with their rank. */
    Map<String, Rank> ranks() {
        return ranks;
    }

    /** The words of these ranks that are worth a disguise: no shorter than {@value #LEAST} letters. */
    List<String> worthDisguise(Rank least, Rank most) {
        return words(least, most).stream()
                .filter(word -> ranks.get(word) != Rank.PART || !isOrdinary(word))
                .toList();
    }

    /** The words of these ranks that have {@value #LEAST} letters or more. */
    List<String> words(Rank least, Rank most) {
        List<String> worth = new ArrayList<>();
        ranks.forEach((word, rank) -> {
            if (rank.compareTo(least) >= 0 && rank.compareTo(most) <= 0 && word.length() >= LEAST && isLatin(word)) {
                worth.add(word);
            }
        });
        return worth;
    }

    /** Words that may be joined without a space: those of rule files, single letters and odd pairs left out. */
    Map<String, Rank> joinable(Set<String> shortWords) {
        Map<String, Rank> joinable = new HashMap<>();
        ranks.forEach((word, rank) -> {
            if (isLatin(word) && (word.length() > 2 || shortWords.contains(word))) {
                joinable.put(word, rank);
            }
        });
        return joinable;
    }

    private static boolean isLatin(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }
}
