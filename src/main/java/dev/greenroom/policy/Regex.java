package dev.greenroom.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A rule author's regular expression. It runs in time linear in the text (RE2/J: no look-around, no back references),
 * ignores case, and may stand anywhere in the text.
 */
final class Regex {
    static final int LONGEST = 300;

    private final Pattern pattern;
    /** What a match holds besides; nothing where that cannot be told. */
    private final @Nullable Required required;
    /** Of these characters it holds one. */
    private final Glance oneOf;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
        required = RequiredReader.of(pattern.pattern());
        oneOf = required == null ? Glance.ANYTHING : required.oneOf();
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
        if (EndlessFolding.isIn(text)) {
            throw new Bad(
                    "the characters from U+1C80 to U+1C88 are not taken, alone or within a range; leave them out, as in "
                            + "[\\x{1000}-\\x{1C7F}\\x{1C89}-\\x{2000}]");
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

    /** Characters of which one stands in every text that it is in. */
    Glance signs() {
        return oneOf;
    }

    boolean isIn(String text) {
        return isIn(new Glance(text));
    }

    /** The same, where it is known what stands in the text. */
    boolean isIn(Glance text) {
        return text.hasAny(oneOf)
                && (required == null || required.isIn(text))
                && pattern.matcher(text.text()).find();
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
