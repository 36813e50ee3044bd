package dev.greenroom.text;

/** One pass over a text that makes a view and notes whether anything in it looks like a disguise. */
final class Scan {
    enum Reading {
        PLAIN,
        /** Look-alikes and leet are letters; 1, ! and | are an i. */
        ONE_IS_I,
        ONE_IS_L,
        /** As {@link #ONE_IS_I}; signs that stand for left-out letters are kept as {@link #WILDCARD}. */
        CENSORED
    }

    static final char WILDCARD = '*';

    private static final int STRETCH = 3;
    private static final int SPELLED = 3;
    private static final int LEAST_ENCODED = 16;
    private static final int SHORT_NUMBER = 6;

    private final String text;
    private final Reading reading;
    private final ViewBuilder out;
    private final View view;
    private boolean suspicious;
    private boolean signsAsLetters;
    private boolean ambiguous;
    private boolean censored;
    private boolean overridden;
    private boolean encoded;
    private boolean ascii = true;
    private int turned;

    /** The letters of the current word so far, how often the last one was repeated, and its leet-looking digits. */
    private int inWord;

    private boolean digits;
    private boolean letters;
    private int repeated;
    private char last;
    private int singles;
    private boolean spelledDigits;
    private int unbroken;
    private int caseChanges;
    private boolean leety;
    /** What follows in the run of letters, digits and signs that was last looked ahead into; indexes of {@link #text}. */
    private int aheadUntil;

    private int lastLetterAhead;
    private int lastWordishAhead;
    private int index;
    private final boolean numbersToo;

    Scan(String text, Reading reading) {
        this(text, reading, false);
    }

    /** @param numbersToo whether short numbers are words, too, as in {@code d347h 70} */
    Scan(String text, Reading reading, boolean numbersToo) {
        this.text = text;
        this.reading = reading;
        this.numbersToo = numbersToo;
        this.out = new ViewBuilder(text.length() + 2);
        int position = 0;
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            // Letters and spaces are most of every text; all else may be several things.
            if (isAsciiLetter(cp)) {
                int end = letters(i, previous, position);
                previous = text.charAt(end - 1);
                position += end - i;
                i = end;
                continue;
            }
            if (cp == ' ') {
                unbroken = 0;
                caseChanges = 0;
                endWord();
                out.gap(View.SPACE, position++);
                previous = cp;
                i++;
                continue;
            }
            index = i;
            int width = Character.charCount(cp);
            int next = i + width < text.length() ? text.codePointAt(i + width) : -1;
            int signs = cp < 0x80 ? signsAt(i, position) : 0;
            if (signs > 0) {
                previous = text.charAt(i + signs - 1);
                position += signs;
                i += signs;
                continue;
            }
            take(cp, previous, next, position);
            previous = cp;
            position++;
            i += width;
        }
        endWord();
        this.view = out.build(position);
    }

    private static boolean isAsciiLetter(int cp) {
        int lower = cp | ' ';
        return lower >= 'a' && lower <= 'z';
    }

    /** Takes all ASCII letters from one on; answers where they end. The same as {@link #take} of each, at once. */
    private int letters(int begin, int before, int at) {
        int previous = before;
        int end = begin;
        int same = repeated;
        char latest = last;
        boolean stretched = false;
        for (; end < text.length() && isAsciiLetter(text.charAt(end)); end++) {
            char c = text.charAt(end);
            caseChanges += c <= 'Z' && previous >= 'a' ? 1 : 0;
            encoded |= ++unbroken >= LEAST_ENCODED && caseChanges >= 2;
            char lower = (char) (c | ' ');
            same = lower == latest ? same + 1 : 1;
            stretched |= same >= STRETCH;
            latest = lower;
            previous = c;
        }
        repeated = same;
        last = latest;
        letters = true;
        suspicious |= digits | stretched;
        leety |= digits;
        inWord += end - begin;
        out.letters(text, begin, end, at);
        return end;
    }

    View view() {
        return view;
    }

    boolean suspicious() {
        return suspicious;
    }

    /** Whether anything is a letter in the other readings that is none in the plain one. */
    boolean signsAsLetters() {
        return signsAsLetters || leety;
    }

    /** Whether a word is written with digits or signs among its letters, or letter by letter with digits among them. */
    boolean leety() {
        return leety;
    }

    boolean ambiguous() {
        return ambiguous;
    }

    boolean censored() {
        return censored;
    }

    boolean overridden() {
        return overridden;
    }

    boolean encoded() {
        return encoded;
    }

    /** Whether the text has nothing but ASCII in it. */
    boolean ascii() {
        return ascii;
    }

    /** How many letters stand on their head. */
    int turned() {
        return turned;
    }

    /** Takes several signs that draw or hide one letter each; answers how many, 0 when there are none. */
    private int signsAt(int i, int at) {
        char c = text.charAt(i);
        if (c >= 'a' && c <= 'z' || c == ' ') {
            return 0;
        }
        int drawn = Signs.at(text, i, letters);
        if (drawn != 0 && (letters || isLetterAt(i + (drawn >> 16)))) {
            suspicious = true;
            signsAsLetters = true;
            if (reading != Reading.PLAIN) {
                out.letter((char) (drawn & 0xffff), at, at + (drawn >> 16));
                letters = true;
                inWord++;
                return drawn >> 16;
            }
        }
        return (c == '*' || c == '#' || c == '-' || c == '_') && letters ? hidden(i, c, at) : 0;
    }

    /** A run of signs behind a letter that stands for letters left out: {@code f*ck}, {@code n****r}, {@code n--r}. */
    private int hidden(int i, char sign, int at) {
        int end = i;
        while (end < text.length() && text.charAt(end) == sign) {
            end++;
        }
        boolean before = isLetterAt(end);
        boolean star = sign == '*' || sign == '#';
        if (star ? !before && end - i < 2 : !before || end - i < 2) {
            return 0;
        }
        censored = true;
        boolean inside = star && before && inWord > 1;
        if (reading != Reading.CENSORED && !inside) {
            return 0;
        }
        for (int k = i; k < end; k++) {
            put(WILDCARD, at + k - i);
        }
        return end - i;
    }

    private boolean isLetterAt(int i) {
        return i < text.length() && Character.isLetter(text.codePointAt(i));
    }

    private void take(int cp, int previous, int next, int at) {
        if (cp < 0x80) {
            noteEncoding(cp, previous);
            takeAscii(cp, previous, next, at);
            return;
        }
        ascii = false;
        unbroken = 0;
        overridden |= Turned.isOverride(cp);
        turned += Letters.turned(cp) != 0 ? 1 : 0;
        char alike = Letters.lookalike(Character.toLowerCase(cp));
        if (alike != 0 && meansLetter(cp, previous, next)) {
            suspicious = true;
            signsAsLetters = true;
            if (reading != Reading.PLAIN) {
                letter(alike, at);
                return;
            }
        }
        takeFolded(cp, Letters.fold(cp), previous, next, at);
    }

    private void noteEncoding(int cp, int previous) {
        if (!Turned.isBase64(cp)) {
            unbroken = 0;
            caseChanges = 0;
            return;
        }
        caseChanges += cp <= 'Z' && previous >= 'a' ? 1 : 0;
        encoded |= ++unbroken >= LEAST_ENCODED && caseChanges >= 2;
    }

    /** A letter or a styled one always; a currency or other sign only between letters. */
    private static boolean meansLetter(int cp, int previous, int next) {
        int type = Character.getType(cp);
        return Character.isLetter(cp)
                || type == Character.OTHER_SYMBOL
                || type == Character.FORMAT
                || Character.isLetter(previous) && Character.isLetter(next);
    }

    private void takeFolded(int cp, String folded, int previous, int next, int at) {
        if (folded.equals(Letters.IGNORED)) {
            out.extend(at);
            return;
        }
        if (folded.equals(Letters.SEPARATOR)) {
            separate(cp, previous, next, at);
        } else if (Character.getType(cp) == Character.OTHER_SYMBOL && !Character.isLetter(folded.codePointAt(0))) {
            endWord();
            out.gap(0, at);
            symbol(folded, at);
        } else {
            for (int i = 0; i < folded.length(); i++) {
                letter(folded.charAt(i), at);
            }
        }
    }

    private void symbol(String symbol, int at) {
        for (int i = 0; i < symbol.length(); i++) {
            out.letter(symbol.charAt(i), at, at + 1);
        }
        out.gap(0, at + 1);
    }

    private void takeAscii(int cp, int previous, int next, int at) {
        if (cp >= 'a' && cp <= 'z') {
            letter((char) cp, at);
        } else if (cp >= 'A' && cp <= 'Z') {
            letter((char) (cp + 32), at);
        } else if (cp >= '0' && cp <= '9') {
            digit(cp, at);
        } else if (isLeetSign(cp, previous)) {
            boolean mild = cp == '!' && !letters && at == 0 || (cp == '+' || cp == '|') && lastWordishAhead <= index;
            signsAsLetters = true;
            suspicious |= !mild;
            leety |= !mild;
            if (reading == Reading.PLAIN) {
                separate(cp, previous, next, at);
            } else {
                letter(leet(cp), at);
            }
        } else {
            separate(cp, previous, next, at);
        }
    }

    private void digit(int cp, int at) {
        lookAhead();
        boolean wordy = letters || lastLetterAhead > index;
        signsAsLetters |= wordy && Letters.leet(cp, 'i') != 0;
        if (reading != Reading.PLAIN && (wordy || numbersToo && isShortNumber()) && leet(cp) != 0) {
            letter(leet(cp), at);
            return;
        }
        digits |= Letters.leet(cp, 'i') != 0;
        suspicious |= digits && letters;
        leety |= digits && letters;
        put((char) cp, at);
    }

    private boolean isShortNumber() {
        return inWord < SHORT_NUMBER && aheadUntil - index + inWord <= SHORT_NUMBER;
    }

    /**
     * A sign that can only be meant as a letter: among letters and digits, ($ and @) at the beginning or end of a word,
     * and the others at its beginning where a letter follows.
     */
    private boolean isLeetSign(int cp, int previous) {
        if (cp != '$' && cp != '@' && cp != '!' && cp != '|' && cp != '+') {
            return false;
        }
        lookAhead();
        boolean before = letters || digits && isTokenSign(previous);
        boolean letterAhead = lastLetterAhead > index;
        boolean wordAhead = lastWordishAhead > index;
        return switch (cp) {
            case '$', '@' -> letterAhead || before || numbersToo && (wordAhead || cp == '@' && aheadUntil == index + 1);
            case '|' -> before || letterAhead && !Character.isWhitespace(previous) || numbersToo && wordAhead;
            case '+' -> before && wordAhead || numbersToo && (before || wordAhead);
            default ->
                before && wordAhead
                        || (letterAhead || numbersToo && wordAhead)
                                && !isTokenSign(previous)
                                && text.charAt(index + 1) != '!';
        };
    }

    /** Finds, once for each run of letters, digits and signs, how far it goes and where its last letter is. */
    private void lookAhead() {
        if (index < aheadUntil) {
            return;
        }
        lastLetterAhead = -1;
        lastWordishAhead = -1;
        int i = index;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                lastLetterAhead = i;
                lastWordishAhead = i;
            } else if (c >= '0' && c <= '9' || c == '$' || c == '@' || c == '|' || c == '+') {
                lastWordishAhead = i;
            } else if (!isTokenSign(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                break;
            }
        }
        aheadUntil = i;
    }

    private static boolean isTokenSign(int cp) {
        return cp >= '0' && cp <= '9' || cp == '$' || cp == '@' || cp == '!' || cp == '|' || cp == '+';
    }

    private char leet(int cp) {
        ambiguous |= cp == '1' || cp == '!' || cp == '|';
        return Letters.leet(cp, reading == Reading.ONE_IS_L ? 'l' : 'i');
    }

    private void letter(char c, int at) {
        letters = true;
        suspicious |= digits;
        leety |= digits;
        put(c, at);
    }

    private void put(char c, int at) {
        out.letter(c, at, at + 1);
        inWord++;
        repeated = c == last ? repeated + 1 : 1;
        suspicious |= repeated >= STRETCH;
        last = c;
    }

    private void separate(int cp, int previous, int next, int at) {
        endWord();
        out.gap(Punctuation.flags(cp, previous, next), at);
    }

    private void endWord() {
        if (inWord > 0) {
            singles = inWord == 1 ? singles + 1 : 0;
            spelledDigits = inWord == 1 && (spelledDigits || digits);
            suspicious |= singles >= SPELLED;
            leety |= singles >= SPELLED && spelledDigits;
        }
        inWord = 0;
        digits = false;
        letters = false;
        repeated = 0;
        last = 0;
    }
}
