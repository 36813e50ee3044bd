package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * How a word is written by somebody who wants it to be read and not found: one slip away from the right spelling. The word
 * itself may be among them, and some of them twice.
 */
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
    static List<String> ones(String word) {
        int ells = (int) word.chars().filter(c -> c == 'l').count();
        if (ells == 0 || ells > MOST_ELLS) {
            return List.of();
        }
        List<String> ones = new ArrayList<>();
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
    static List<String> slips(String word) {
        List<String> slips = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            slips.add(word.substring(0, i + 1) + word.substring(i));
            if (i + 1 < word.length()) {
                slips.add(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
            }
        }
        return slips;
    }

    /**
     * One letter inside the word forgotten.
     *
     * @param least from so many letters on it may be any letter
     * @param leastForVowel from so many on it may be a vowel
     */
    static List<String> dropped(String word, int least, int leastForVowel) {
        List<String> dropped = new ArrayList<>();
        for (int i = 1; i + 1 < word.length(); i++) {
            int enough = VOWELS.indexOf(word.charAt(i)) < 0 ? least : leastForVowel;
            if (word.length() >= enough) {
                dropped.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return dropped;
    }

    /** One letter, or every one of its kind, written as another that looks or sounds alike. */
    static List<String> alike(String word) {
        List<String> alike = new ArrayList<>();
        for (String[] pair : ALIKE) {
            alike.add(word.replace(pair[0], pair[1]));
            for (int at = word.indexOf(pair[0]); at >= 0; at = word.indexOf(pair[0], at + 1)) {
                alike.add(word.substring(0, at) + pair[1] + word.substring(at + pair[0].length()));
            }
        }
        return alike;
    }

    /** A letter drawn or written with two others. */
    static List<String> drawn(String word) {
        List<String> drawn = new ArrayList<>();
        drawn.add(word.replace("w", "vv"));
        drawn.add(word.replace("f", "ph"));
        drawn.add(word.replace("m", "rn"));
        return drawn;
    }

    /** In pig latin: what begins it goes to its end, and "ay" behind. */
    static List<String> pigLatin(String word) {
        int vowel = 0;
        while (vowel < word.length() && VOWELS.indexOf(word.charAt(vowel)) < 0) {
            vowel++;
        }
        if (vowel == 0) {
            return List.of(word + "way", word + "yay", word + "hay");
        }
        return List.of(word.substring(vowel) + word.substring(0, vowel) + "ay");
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
