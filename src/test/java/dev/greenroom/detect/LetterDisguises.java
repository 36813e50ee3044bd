package dev.greenroom.detect;

import java.text.Normalizer;
import java.util.Map;
import java.util.Random;

/** What somebody does to the letters of a word that is to be read and not to be found. */
final class LetterDisguises {
    private static final Map<Character, String> DIGITS =
            Map.of('a', "4", 'e', "3", 'i', "1", 'o', "0", 's', "5", 't', "7", 'b', "8", 'g', "9", 'l', "1");
    private static final Map<Character, String> SIGNS =
            Map.of('a', "@", 'e', "3", 'i', "!", 'o', "0", 's', "$", 'l', "|", 't', "+", 'b', "8");
    private static final String CYRILLIC = "аьсԁеfgһіјкӏмпорԛгѕтuѵшхуz";
    private static final String GREEK = "αβcδεfghιjκlmηορqrςτυνωχγζ";
    private static final String SMALL = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ";
    private static final int[] MARKS = {0x300, 0x301, 0x302, 0x303, 0x308, 0x30A, 0x30C, 0x327};
    private static final int[] INVISIBLE = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x200E, 0x200F, 0x180E};
    private static final int[] STRIKES = {0x335, 0x336, 0x337, 0x338, 0x332};
    /** Where the letter A of an alphabet in another dress stands; the others follow. */
    private static final int[] SQUARES = {0x1F130, 0x1F170};

    private static final int[] CIRCLES = {0x24D0, 0x24B6, 0x1F150};
    private static final int[] STYLES = {0x1D400, 0x1D41A, 0x1D44E + 26 * 2, 0x1D4D0, 0x1D56C, 0x1D5A0, 0x1D670};

    private static final int LONG = 6;
    private static final int SHORT = 4;

    private final Random random;
    private final double strength;

    /**
     * @param strength which share of the letters is changed, where a class leaves a choice; one is always changed
     */
    LetterDisguises(Random random, double strength) {
        this.random = random;
        this.strength = strength;
    }

    String leet(String word) {
        return mapped(word, DIGITS);
    }

    String leetSigns(String word) {
        return mapped(word, SIGNS);
    }

    private String mapped(String word, Map<Character, String> table) {
        String plain = plain(word);
        int forced = plain.isEmpty() ? 0 : random.nextInt(plain.length());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            String other = table.get(plain.charAt(i));
            boolean change = other != null && (i == forced || random.nextDouble() < strength);
            out.append(change ? other : plain.substring(i, i + 1));
        }
        return out.toString();
    }

    String cyrillic(String word) {
        return alphabet(word, CYRILLIC);
    }

    String greek(String word) {
        return alphabet(word, GREEK);
    }

    String smallCapitals(String word) {
        return everyOf(word, SMALL);
    }

    private String alphabet(String word, String letters) {
        StringBuilder out = new StringBuilder();
        plain(word).chars().forEach(c -> {
            boolean change = c >= 'a' && c <= 'z' && random.nextDouble() < Math.max(0.4, strength);
            out.append(change ? letters.charAt(c - 'a') : (char) c);
        });
        return out.toString();
    }

    private static String everyOf(String word, String letters) {
        StringBuilder out = new StringBuilder();
        plain(word).chars().forEach(c -> out.append(c >= 'a' && c <= 'z' ? letters.charAt(c - 'a') : (char) c));
        return out.toString();
    }

    String fullWidth(String word) {
        return shifted(word, 0xFF41);
    }

    String squared(String word) {
        return shifted(word, SQUARES[random.nextInt(SQUARES.length)]);
    }

    String circled(String word) {
        return shifted(word, CIRCLES[random.nextInt(CIRCLES.length)]);
    }

    String styled(String word) {
        return shifted(word, STYLES[random.nextInt(STYLES.length)]);
    }

    String regional(String word) {
        StringBuilder out = new StringBuilder();
        plain(word).chars().forEach(c -> {
            out.appendCodePoint(c >= 'a' && c <= 'z' ? 0x1F1E6 + c - 'a' : c);
            out.append(random.nextBoolean() ? "\u200b" : "");
        });
        return out.toString();
    }

    private static String shifted(String word, int first) {
        StringBuilder out = new StringBuilder();
        plain(word).chars().forEach(c -> out.appendCodePoint(c >= 'a' && c <= 'z' ? first + c - 'a' : c));
        return out.toString();
    }

    String struck(String word) {
        int strike = STRIKES[random.nextInt(STRIKES.length)];
        StringBuilder out = new StringBuilder();
        word.chars().forEach(c -> out.append((char) c).appendCodePoint(strike));
        return out.toString();
    }

    String zalgo(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            out.append(c);
            for (int n = random.nextInt(1 + (int) (strength * 20)); n >= 0; n--) {
                out.appendCodePoint(0x300 + random.nextInt(0x70));
            }
        }
        return out.toString();
    }

    String accented(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : plain(word).toCharArray()) {
            out.append(c);
            if (random.nextDouble() < strength) {
                out.appendCodePoint(MARKS[random.nextInt(MARKS.length)]);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    String zeroWidth(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            out.append(c);
            for (int n = random.nextInt(3); n > 0; n--) {
                out.appendCodePoint(INVISIBLE[random.nextInt(INVISIBLE.length)]);
            }
        }
        return out.insert(1, "\u200b").toString();
    }

    String stretched(String word) {
        int at = random.nextInt(word.length());
        int times = 3 + random.nextInt(12);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            boolean stretch = i == at || random.nextDouble() < strength / 3;
            out.append(word.substring(i, i + 1).repeat(stretch ? times : 1));
        }
        return out.toString();
    }

    /** One letter twice; not an e at the end, which makes another word in French: salée. */
    String doubled(String word) {
        int at = random.nextInt(word.endsWith("e") ? word.length() - 1 : word.length());
        return word.substring(0, at + 1) + word.substring(at);
    }

    /** Two neighbours inside the word change places. */
    String swapped(String word) {
        if (word.length() < 4) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    /** A letter inside a word is left out: any of a long word, a vowel of one that has five letters or six. */
    String dropped(String word) {
        String letters = plain(word);
        if (word.length() <= SHORT) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        for (int tries = 0; tries < word.length(); tries++) {
            boolean vowel = "aeiouy".indexOf(letters.charAt(at)) >= 0;
            if (word.length() > LONG || vowel && word.length() > SHORT) {
                return word.substring(0, at) + word.substring(at + 1);
            }
            at = 1 + at % (word.length() - 2);
        }
        return word;
    }

    String mixedCase(String word) {
        StringBuilder out = new StringBuilder();
        word.codePoints().forEach(c -> out.appendCodePoint(random.nextBoolean() ? Character.toUpperCase(c) : c));
        return out.toString();
    }

    /** One or two letters inside give way to stars. */
    String starred(String word) {
        if (word.length() < 4) {
            return word;
        }
        int length = word.length() > 5 ? 1 + random.nextInt(2) : 1;
        int at = 1 + random.nextInt(word.length() - 1 - length);
        return word.substring(0, at) + "*".repeat(length) + word.substring(at + length);
    }

    /** The word with something between each two of its letters. */
    String between(String word, String what) {
        return String.join(what, word.split(""));
    }

    /** The word in two or three pieces. */
    String torn(String word, String what) {
        if (word.length() < 4) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 1);
        return word.substring(0, at) + what + word.substring(at);
    }

    static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
