package dev.greenroom.text;

/** Letters that are drawn with several ASCII signs: {@code |<} for k, {@code ()} for o. */
final class Signs {
    /** The longer ones first. */
    private static final String[] DRAWN = {
        "|\\/|m", "|\\|n", "|_|u", "|-|h", "\\/\\/w", "/\\/n", "|<k", "|{k", "|3b", "|)d", "|>p", "|2r", "/\\a", "\\/v",
        "()o", "[]o", "|=f"
    };

    private Signs() {}

    /** How many signs at {@code index} draw one letter, in the upper half, and the letter in the lower; 0 when none do. */
    static int at(String text, int index, boolean inWord) {
        char c = text.charAt(index);
        if (c != '|' && c != '\\' && c != '/' && c != '(' && c != '[') {
            return 0;
        }
        for (String drawn : DRAWN) {
            int length = drawn.length() - 1;
            // A digit behind a stroke is a letter of its own inside a word: peop|3.
            boolean ofItsOwn = inWord && Character.isDigit(drawn.charAt(1));
            if (!ofItsOwn && text.startsWith(drawn.substring(0, length), index)) {
                return length << 16 | drawn.charAt(length);
            }
        }
        return 0;
    }
}
