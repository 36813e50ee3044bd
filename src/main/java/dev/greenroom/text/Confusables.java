package dev.greenroom.text;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;

/**
 * What Unicode's table of confusable characters (UTS 39) takes for a Latin letter. The answer for a character is kept
 * when it was first asked for; two threads that ask at once get the same answer.
 */
final class Confusables {
    private static final int KNOWN = 0x20000;
    private static final char UNASKED = 0;
    private static final char NONE = 1;
    private static final SpoofChecker CHECKER =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private static final char[] ANSWERS = new char[KNOWN];

    private Confusables() {}

    /** The lower-case Latin letter that {@code cp} looks like, or 0. */
    static char latin(int cp) {
        if (cp >= KNOWN) {
            return 0;
        }
        char answer = ANSWERS[cp];
        if (answer == UNASKED) {
            answer = ask(cp);
            ANSWERS[cp] = answer;
        }
        return answer == NONE ? 0 : answer;
    }

    private static char ask(int cp) {
        if (!Character.isLetter(cp) || !isAlphabet(UnicodeScript.of(cp))) {
            return NONE;
        }
        String skeleton = CHECKER.getSkeleton(Character.toString(cp));
        char found = skeleton.length() == 1 ? Character.toLowerCase(skeleton.charAt(0)) : 0;
        boolean same = Letters.fold(cp).equals(String.valueOf(found));
        return found >= 'a' && found <= 'z' && !same ? found : NONE;
    }

    /** Scripts whose letters stand beside Latin ones only by intent; ordinary words of the others would look disguised. */
    private static boolean isAlphabet(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, ARABIC, THAI, DEVANAGARI -> false;
            default -> true;
        };
    }
}
