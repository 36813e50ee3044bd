package dev.greenroom.detect;

import java.util.HashSet;
import java.util.Set;

/** How a word is written by somebody who wants it to be read and not found: one slip away from the right spelling. */
final class Misspellings {
    /** A letter (or two) and what is written in its place, because it looks or sounds alike. */
    private static final String[][] ALIKE = {
        {"i", "y"},
        {"y", "i"},
        {"i", "e"},
        {"e", "i"},
        {"e", "a"},
        {"a", "e"},
        {"u", "o"},
        {"o", "u"},
        {"u", "v"},
        {"g", "q"},
        {"c", "k"},
        {"k", "c"},
        {"k", "q"},
        {"s", "z"},
        {"z", "s"},
        {"ck", "k"},
        {"ck", "x"},
        {"ck", "q"},
        {"gg", "qq"},
        {"x", "ks"},
        {"er", "a"},
        {"er", "ah"},
        {"er", "uh"},
        {"er", "ur"},
        {"i", "j"},
        {"j", "i"},
        {"m", "rn"},
        {"d", "cl"},
        {"ou", "oo"},
        {"qu", "k"},
        {"j", "g"},
        {"o", "au"},
        {"ph", "f"},
        {"e", "ay"},
        {"oo", "u"},
        {"l", "i"},
        {"i", "l"},
        {"a", "u"}
    };

    private static final String VOWELS = "aeiouy";
    private static final int MOST_ELLS = 3;

    private Misspellings() {}

    /** What a word looks like where every 1 was read as an i, and some of them were an l. */
    static Set<String> ones(String word) {
        int ells = (int) word.chars().filter(c -> c == 'l').count();
        if (ells == 0 || ells > MOST_ELLS) {
            return Set.of();
        }
        Set<String> ones = new HashSet<>();
        for (int which = 1; which < 1 << ells; which++) {
            StringBuilder one = new StringBuilder(word);
            int ell = 0;
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) == 'l' && (which >> ell++ & 1) != 0) {
                    one.setCharAt(i, 'i');
                }
            }
            ones.add(one.toString());
        }
        return ones;
    }

    /** One slip of the hand that keeps every letter: two neighbours swapped, or one written twice. */
    static Set<String> slips(String word) {
        Set<String> slips = new HashSet<>();
        for (int i = 0; i < word.length(); i++) {
            slips.add(word.substring(0, i + 1) + word.substring(i));
            if (i + 1 < word.length()) {
                slips.add(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
            }
        }
        slips.remove(word);
        return slips;
    }

    /**
     * One letter inside the word forgotten.
     *
     * @param least from so many letters on it may be any letter
     * @param leastForVowel from so many on it may be a vowel
     */
    static Set<String> dropped(String word, int least, int leastForVowel) {
        Set<String> dropped = new HashSet<>();
        for (int i = 1; i + 1 < word.length(); i++) {
            int enough = VOWELS.indexOf(word.charAt(i)) < 0 ? least : leastForVowel;
            if (word.length() >= enough) {
                dropped.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return dropped;
    }

    /** One letter, or every one of its kind, written as another that looks or sounds alike. */
    static Set<String> alike(String word) {
        Set<String> alike = new HashSet<>();
        for (String[] pair : ALIKE) {
            alike.add(word.replace(pair[0], pair[1]));
            for (int at = word.indexOf(pair[0]); at >= 0; at = word.indexOf(pair[0], at + 1)) {
                alike.add(word.substring(0, at) + pair[1] + word.substring(at + pair[0].length()));
            }
        }
        alike.remove(word);
        return alike;
    }

    /** A letter drawn or written with two others. */
    static Set<String> drawn(String word) {
        Set<String> drawn = new HashSet<>();
        drawn.add(word.replace("w", "vv"));
        drawn.add(word.replace("f", "ph"));
        drawn.add(word.replace("m", "rn"));
        drawn.remove(word);
        return drawn;
    }

    /** In pig latin: what begins it goes to its end, and "ay" behind. */
    static Set<String> pigLatin(String word) {
        int vowel = 0;
        while (vowel < word.length() && VOWELS.indexOf(word.charAt(vowel)) < 0) {
            vowel++;
        }
        if (vowel == 0) {
            return Set.of(word + "way", word + "yay", word + "hay");
        }
        return Set.of(word.substring(vowel) + word.substring(0, vowel) + "ay");
    }

    static String backwards(String word) {
        return new StringBuilder(word).reverse().toString();
    }

    static String rotated(String word) {
        StringBuilder rotated = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            rotated.setCharAt(i, c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
        }
        return rotated.toString();
    }
}
