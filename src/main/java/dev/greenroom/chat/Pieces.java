package dev.greenroom.chat;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into messages that a platform takes: one line each, and no longer than its limit. */
public final class Pieces {
    /** What is no longer than this before a space, such as a dash, is not worth a piece of its own. */
    private static final int MARK = 2;

    private Pieces() {}

    /** The text in one line. */
    public static String inOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /**
     * The text in one line, in pieces of at most {@code longest} characters (UTF-16 units), cut behind a word where one
     * ends in the last quarter, else between two signs that a reader sees. None for a text of nothing but spaces.
     */
    public static List<String> of(String text, int longest) {
        String rest = inOneLine(text);
        List<String> pieces = new ArrayList<>();
        while (!rest.isEmpty()) {
            int end = rest.length() <= longest ? rest.length() : border(rest, longest, longest / 4);
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        return pieces;
    }

    /**
     * The last good place to cut a text that is longer than {@code longest}: behind a word that ends in the last {@code
     * lookBack} characters, else between two signs that a reader sees, else between two characters.
     */
    public static int border(String text, int longest, int lookBack) {
        int space = text.lastIndexOf(' ', longest);
        if (space >= longest - lookBack && space > MARK) {
            return space;
        }
        BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(text);
        int sign = signs.isBoundary(longest) ? longest : signs.preceding(longest);
        if (sign > 0) {
            return sign;
        }
        // One sign that is longer than a message: at least no character is torn apart.
        return Character.isLowSurrogate(text.charAt(longest)) ? longest - 1 : longest;
    }
}
