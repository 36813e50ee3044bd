package dev.greenroom.policy;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The signs of which every match of a pattern holds at least one: a text without any of them need not be matched at
 * all. {@code ^ ?(?:system|admin) ?:} asks for a colon, which most texts do not have. Letters are left out, as case is
 * ignored; what is not understood makes every text worth matching, never too few.
 */
final class RequiredSigns {
    private final String pattern;
    private int at;

    private RequiredSigns(String pattern) {
        this.pattern = pattern;
    }

    /** The signs, or nothing when a match may do without any that can be told. */
    static @Nullable BitSet of(String pattern) {
        RequiredSigns reader = new RequiredSigns(pattern);
        BitSet signs = reader.alternatives();
        return reader.at == pattern.length() ? signs : null;
    }

    /** One of the alternatives stands there: only what all of them ask for counts, together. */
    private @Nullable BitSet alternatives() {
        BitSet all = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            BitSet next = sequence();
            if (all == null || next == null) {
                all = null;
            } else {
                all.or(next);
            }
        }
        return all;
    }

    /** All parts stand there: any of them will do, and the fewer signs the better. */
    private @Nullable BitSet sequence() {
        BitSet best = null;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            BitSet part = part();
            boolean stands = !mayBeMissing();
            if (part != null && stands && (best == null || cost(part) < cost(best))) {
                best = part;
            }
        }
        return best;
    }

    /** How little it helps to look for them first; a space stands in nearly every text. */
    private static int cost(BitSet signs) {
        return signs.get(' ') ? Integer.MAX_VALUE : signs.cardinality();
    }

    private @Nullable BitSet part() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '.', '^', '$' -> null;
            default -> Character.isLetter(c) || Character.isSurrogate(c) ? null : one(c);
        };
    }

    private @Nullable BitSet group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            // Flags or a name: they may change what the rest means.
            at = pattern.length() + 1;
            return null;
        }
        BitSet signs = alternatives();
        at++;
        return signs;
    }

    /** A class of single characters and ranges of them; any other kind is not looked into. */
    private @Nullable BitSet characterClass() {
        BitSet signs = new BitSet();
        boolean understood = !pattern.startsWith("^", at);
        for (boolean first = true; at < pattern.length() && (first || pattern.charAt(at) != ']'); first = false) {
            int from = member();
            int to = from;
            if (pattern.startsWith("-", at) && !pattern.startsWith("-]", at)) {
                at++;
                to = member();
            }
            understood &= from >= 0 && to >= from && signs(from, to);
            if (understood) {
                signs.set(from, to + 1);
            }
        }
        at++;
        return understood ? signs : null;
    }

    /** One character of a class; negative when it is something else. */
    private int member() {
        if (at >= pattern.length()) {
            return -1;
        }
        if (pattern.startsWith("[:", at)) {
            int end = pattern.indexOf(":]", at + 2);
            at = end < 0 ? pattern.length() + 1 : end + 2;
            return -1;
        }
        if (pattern.charAt(at) != '\\') {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            return c;
        }
        at++;
        BitSet escaped = escape();
        return escaped == null ? -1 : escaped.nextSetBit(0);
    }

    /** What follows a backslash: a sign that means itself, or {@code x{2580}}; all others may be anything. */
    private @Nullable BitSet escape() {
        if (at >= pattern.length()) {
            return null;
        }
        char c = pattern.charAt(at++);
        int end = pattern.startsWith("{", at) ? pattern.indexOf('}', at) : -1;
        if (end > 0 && !isSign(c)) {
            String inside = pattern.substring(at + 1, end);
            at = end + 1;
            return c == 'x' && inside.matches("[0-9A-Fa-f]{1,5}") ? one(Integer.parseInt(inside, 16)) : null;
        }
        if (c == 'p' || c == 'P') {
            at++;
        }
        return isSign(c) ? one(c) : null;
    }

    private static boolean isSign(char c) {
        return c < 128 && !Character.isLetterOrDigit(c);
    }

    private static boolean signs(int from, int to) {
        for (int c = from; c <= to; c++) {
            if (Character.isLetter(c)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable BitSet one(int c) {
        if (Character.isLetter(c)) {
            return null;
        }
        BitSet signs = new BitSet();
        signs.set(c);
        return signs;
    }

    /** Steps over a quantifier, and says whether it lets what stands before it be left out. */
    private boolean mayBeMissing() {
        if (at >= pattern.length()) {
            return false;
        }
        boolean missing = "?*".indexOf(pattern.charAt(at)) >= 0 || pattern.startsWith("{0", at);
        if (pattern.charAt(at) == '{') {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() + 1 : end + 1;
        } else if ("?*+".indexOf(pattern.charAt(at)) >= 0) {
            at++;
        }
        at += at < pattern.length() && pattern.charAt(at) == '?' ? 1 : 0;
        return missing;
    }
}
