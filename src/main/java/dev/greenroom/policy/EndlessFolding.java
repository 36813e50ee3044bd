package dev.greenroom.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RE2/J looks for the other case of a character by going round those that are the same; from U+1C80 to U+1C88, old
 * Cyrillic letters, it never comes round (seen with 1.8, on Java 17 and 25), so a pattern with one of them would never be
 * compiled. Found in the pattern as it is written; a range that only looks like one, outside of brackets, counts, too.
 */
final class EndlessFolding {
    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;

    /** A character, or its number, and perhaps a range to another. */
    private static final Pattern PART = Pattern.compile(
            "(?<from>\\\\x\\{\\p{XDigit}{1,6}}|\\\\?.)(?:-(?<to>\\\\x\\{\\p{XDigit}{1,6}}|\\\\?[^]\\\\]))?",
            Pattern.DOTALL);

    private EndlessFolding() {}

    static boolean isIn(String pattern) {
        Matcher part = PART.matcher(pattern);
        while (part.find()) {
            int from = character(part.group("from"));
            int to = part.group("to") == null ? from : character(part.group("to"));
            if (from <= LAST && to >= FIRST) {
                return true;
            }
        }
        return false;
    }

    private static int character(String written) {
        return written.startsWith("\\x{")
                ? Integer.parseInt(written.substring(3, written.length() - 1), 16)
                : written.codePointBefore(written.length());
    }
}
