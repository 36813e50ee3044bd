package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /** All words by their rank, the ordinary ones included, in the order of letters. */
    private final Map<String, Rank> ranks = new LinkedHashMap<>();

    private final Set<String> ordinary = new HashSet<>();
    private final Set<String> slogans = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** @param decisive the predicates that frames name: words that are only weighed are not worth a disguise */
    Lexis(WordGraph phrases, Set<String> ordinary, Set<String> decisive) {
        this.ordinary.addAll(ordinary);
        for (WordGraph.Line line : phrases.lines()) {
            if (isGrave(line.element())) {
                phrases.write(line, MOST_WORDS, phrase -> add(phrase, slogans));
            }
            if (isProtected(line.element())) {
                phrases.write(line, MOST_WORDS, phrase -> add(phrase, names));
            }
        }
        rank(phrases, decisive);
    }

    private static void add(String phrase, Set<String> severalWords) {
        String words = phrase.strip();
        if (words.indexOf(' ') >= 0) {
            severalWords.add(words);
        }
    }

    private void rank(WordGraph phrases, Set<String> decisive) {
        Rank[] found = new Rank[phrases.words().size()];
        Arrays.fill(found, Rank.OTHER);
        for (WordGraph.Line line : phrases.lines()) {
            Rank alone = rank(line.element(), true, decisive);
            Rank among = rank(line.element(), false, decisive);
            for (int step = line.firstStep(); step < line.lastStep(); step++) {
                boolean whole = phrases.from(step) == WordGraph.START && phrases.to(step) == line.end();
                Rank here = whole ? alone : among;
                int word = phrases.by(step);
                found[word] = here.compareTo(found[word]) > 0 ? here : found[word];
            }
        }
        Map<String, Rank> byWord = new TreeMap<>();
        ordinary.forEach(word -> byWord.put(word, Rank.OTHER));
        for (int word = 0; word < found.length; word++) {
            byWord.put(phrases.words().get(word), found[word]);
        }
        ranks.putAll(byWord);
    }

    private static boolean isGrave(Element element) {
        return element instanceof Element.Term term && term.severity() * term.sureness() >= GRAVE_FROM;
    }

    /** Phrases that are grave findings by themselves, of at most {@value #MOST_WORDS} words. */
    Set<String> slogans() {
        return slogans;
    }

    private static boolean isProtected(Element element) {
        return element instanceof Element.Target target && target.kind().equals(PROTECTED);
    }

    /** Names of protected groups that have more than one word. */
    Set<String> names() {
        return names;
    }

    private static Rank rank(Element element, boolean alone, Set<String> decisive) {
        if (element instanceof Element.Term term) {
            boolean strong = term.severity() * term.sureness() >= STRONG_FROM;
            return alone ? strong ? Rank.STRONG : Rank.TERM : Rank.PART;
        }
        if (element instanceof Element.Target) {
            return alone && isProtected(element) ? Rank.NAME : Rank.PART;
        }
        boolean says = element instanceof Element.Predicate predicate && decisive.contains(predicate.kind());
        return says ? alone ? Rank.SAYING : Rank.PART : Rank.OTHER;
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
