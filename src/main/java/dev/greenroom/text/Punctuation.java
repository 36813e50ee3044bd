package dev.greenroom.text;

/** What a character between words means for the shape of the sentence, as bits of {@link View}. */
final class Punctuation {
    private Punctuation() {}

    static int flags(int cp, int previous, int next) {
        return switch (cp) {
            case ' ', '\t', 0xA0 -> View.SPACE;
            case '\n', '\r', 0x2028, 0x2029 -> (goesOn(previous, next) ? View.CLAUSE : View.SENTENCE) | View.SPACE;
            case '.', 0x2026 -> endsHere(next) ? View.SENTENCE : 0;
            case '!', 0x3002, 0xFF01, 0xFF0E -> View.SENTENCE;
            case '?', 0xFF1F -> View.SENTENCE | View.QUESTION;
            case ',', ';', ':', '(', ')', '[', ']', 0x2013, 0x2014 -> View.CLAUSE;
            case '"' -> View.QUOTE;
            case 0xAB, 0x201C, 0x201E -> View.QUOTE_OPEN;
            case 0xBB, 0x201D -> View.QUOTE_CLOSE;
            case '\'', 0x2018, 0x2019 -> single(previous, next);
            default -> 0;
        };
    }

    /** A line that breaks off after a word and goes on with a small letter is one sentence written in lines. */
    private static boolean goesOn(int previous, int next) {
        return Character.isLetterOrDigit(previous) && Character.isLowerCase(next);
    }

    private static boolean endsHere(int next) {
        return next < 0 || !Character.isLetterOrDigit(next);
    }

    /** An apostrophe inside a word is none of these; before a word it opens a quotation, after one it closes it. */
    private static int single(int previous, int next) {
        if (previous >= 0 && next >= 0 && Character.isLetterOrDigit(previous) && Character.isLetterOrDigit(next)) {
            return View.APOSTROPHE;
        }
        boolean before = previous >= 0 && !Character.isWhitespace(previous) && previous != '(';
        boolean after = next >= 0 && Character.isLetterOrDigit(next);
        if (!before && after) {
            return View.QUOTE_OPEN;
        }
        return before && !after ? View.QUOTE_CLOSE : 0;
    }
}
