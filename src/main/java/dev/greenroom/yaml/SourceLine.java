package dev.greenroom.yaml;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;

/**
 * A line of a file as a terminal shows it, with a caret below. Wide characters take two columns, what is joined to the
 * character before takes none, and what would move the cursor is shown as a sign.
 */
final class SourceLine {
    /** So many columns of a line are shown, the place somewhat left of the middle. */
    private static final int WIDEST = 110;

    private static final int BEFORE = 45;
    private static final String MARGIN = " | ";
    private static final String CUT = "…";
    private static final int EMOJI_PICTURE = 0xFE0F;

    private SourceLine() {}

    /** @param column of the caret, in code points from 1; past the end it stands behind the last character */
    static String around(String line, int column) {
        StringBuilder shown = new StringBuilder(MARGIN);
        StringBuilder caret = new StringBuilder(MARGIN);
        int from = cutBefore(line, column);
        if (from > 0) {
            shown.append(CUT);
            caret.append(' ');
        }
        int place = line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
        BreakIterator characters = BreakIterator.getCharacterInstance(java.util.Locale.ROOT);
        characters.setText(line);
        int width = 0;
        int at = from;
        boolean reached = false;
        while (at < line.length() && width < WIDEST) {
            int end = characters.following(at);
            String character = line.substring(at, end);
            reached |= place < end;
            caret.append(reached ? "" : " ".repeat(width(character)));
            shown.append(harmless(character));
            width += width(character);
            at = end;
        }
        return shown.append(at < line.length() ? CUT : "") + "\n" + caret + "^";
    }

    /** Where the shown part begins, at a whole character, as an index into the line. */
    private static int cutBefore(String line, int column) {
        int place = line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
        if (width(line) <= WIDEST || place <= BEFORE) {
            return 0;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(java.util.Locale.ROOT);
        characters.setText(line);
        return Math.max(0, characters.preceding(place - BEFORE + 1));
    }

    /** How many columns a text takes. */
    private static int width(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(java.util.Locale.ROOT);
        characters.setText(text);
        int width = 0;
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            width += columns(text.substring(start, end));
        }
        return width;
    }

    private static int columns(String character) {
        int first = character.codePointAt(0);
        int wide = UCharacter.getIntPropertyValue(first, UProperty.EAST_ASIAN_WIDTH);
        boolean isWide = wide == UCharacter.EastAsianWidth.WIDE
                || wide == UCharacter.EastAsianWidth.FULLWIDTH
                || character.indexOf(EMOJI_PICTURE) > 0;
        boolean isNothing = UCharacter.getType(first) == UCharacter.FORMAT;
        return isNothing ? 0 : isWide ? 2 : 1;
    }

    /** Control characters as their pictures: a file must not be able to command the terminal of who reads its errors. */
    private static String harmless(String character) {
        int first = character.codePointAt(0);
        if (first == '\t') {
            return "→";
        }
        if (first < ' ') {
            return Character.toString(0x2400 + first);
        }
        return Character.isISOControl(first) || first == '\u202e' ? "·" : character;
    }
}
