package dev.greenroom.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
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

    private Regex(Pattern pattern) {
        this.pattern = pattern;
        signs = RequiredSigns.of(pattern.pattern());
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
        return mayBeIn(text) && pattern.matcher(text).find();
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
