package dev.greenroom.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule author's regular expression. It runs in time linear in the text (RE2/J: no look-around, no back references),
 * ignores case, and may stand anywhere in the text.
 */
final class Regex {
    static final int LONGEST = 300;

    private final Pattern pattern;
    /** A match holds one of these. */
    private final @Nullable BitSet signs;

    private final Present wanted;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
        signs = RequiredSigns.of(pattern.pattern());
        wanted = signs == null ? Present.ANY : Present.of(signs);
    }

    /** Which ASCII characters stand in a text, a bit for each, and whether any other does: told in one pass for all patterns. */
    record Present(long low, long high, boolean beyond) {
        private static final Present ANY = new Present(-1, -1, true);
        private static final int HALF = 64;
        private static final int ASCII = 128;

        static Present of(String text) {
            long low = 0;
            long high = 0;
            boolean beyond = text.isEmpty();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                low |= c < HALF ? 1L << c : 0;
                high |= c >= HALF && c < ASCII ? 1L << c : 0;
                beyond |= c >= ASCII;
            }
            return new Present(low, high, beyond);
        }

        private static Present of(BitSet signs) {
            long[] words = Arrays.copyOf(signs.toLongArray(), 2);
            return new Present(words[0], words[1], signs.nextSetBit(ASCII) >= 0);
        }

        private boolean meets(Present other) {
            return (low & other.low) != 0 || (high & other.high) != 0 || beyond && other.beyond;
        }
    }

    /** It is not one that is taken; the message says why. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        Bad(String message) {
            super(message);
        }
    }

    static Regex of(String text) throws Bad {
        if (text.length() > LONGEST) {
            throw new Bad("a pattern has at most " + LONGEST + " characters; write several rules, or a lexicon");
        }
        if (text.contains("\\Q")) {
            throw new Bad("'\\Q' is not taken; put a backslash before each character that should mean itself");
        }
        long size = UnfoldedSize.of(text);
        if (size > UnfoldedSize.MOST) {
            throw new Bad("the repetitions of '" + text + "' unfold to " + size + " steps; at most " + UnfoldedSize.MOST
                    + " are taken, so that checking stays quick");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new Bad("'" + text + "' is not a pattern: " + e.getDescription()
                    + "; patterns are written as in RE2, without look-around and back references");
        }
        for (String sample : new String[] {"", "a", " a 1.\n"}) {
            Matcher matcher = pattern.matcher(sample);
            if (matcher.find() && matcher.start() == matcher.end()) {
                throw new Bad("'" + text + "' matches the empty string, and so every text; write '+' instead of '*'");
            }
        }
        return new Regex(pattern);
    }

    boolean isIn(String text) {
        return isIn(text, Present.of(text));
    }

    /** The same, where it is known what stands in the text. */
    boolean isIn(String text, Present present) {
        return wanted.meets(present) && mayBeIn(text) && pattern.matcher(text).find();
    }

    /** Matching costs microseconds, and most texts lack a sign that every match has. */
    private boolean mayBeIn(String text) {
        if (signs == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (signs.get(c) || Character.isHighSurrogate(c) && signs.get(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return "/" + pattern.pattern() + "/";
    }
}
