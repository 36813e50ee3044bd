package dev.greenroom.policy;

import dev.greenroom.policy.Required.All;
import dev.greenroom.policy.Required.Any;
import dev.greenroom.policy.Required.Letters;
import dev.greenroom.policy.Required.OneOf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of a pattern what every match of it holds. {@code ^ ?(?:system|admin) ?:} asks for a colon and one of two
 * words. What is not understood is not asked for: a text may be matched in vain, and none is left out that matches.
 */
final class RequiredReader {
    private static final int NOT_A_CHARACTER = -1;

    private final String pattern;
    private int at;

    private RequiredReader(String pattern) {
        this.pattern = pattern;
    }

    /** Nothing when a match may do without anything that can be told. */
    static @Nullable Required of(String pattern) {
        RequiredReader reader = new RequiredReader(pattern);
        Required all = reader.alternatives();
        return reader.at == pattern.length() ? all : null;
    }

    /** One of the alternatives stands there: nothing is asked for where one of them asks for nothing. */
    private @Nullable Required alternatives() {
        List<Required> all = new ArrayList<>();
        boolean eachAsks = addTo(all, sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            eachAsks &= addTo(all, sequence());
        }
        return !eachAsks ? null : all.size() == 1 ? all.get(0) : new Any(all);
    }

    private static boolean addTo(List<Required> all, @Nullable Required one) {
        return one != null && all.add(one);
    }

    /** All parts stand there, characters that follow one another as a whole; what is looked for quickly comes first. */
    private @Nullable Required sequence() {
        List<Required> all = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int c = character();
            Required part = c == NOT_A_CHARACTER ? part() : null;
            int before = at;
            boolean stands = !mayBeMissing();
            if (c != NOT_A_CHARACTER && stands) {
                run.append((char) c);
            }
            if (c == NOT_A_CHARACTER || at > before) {
                end(run, all);
            }
            if (part != null && stands) {
                all.add(part);
            }
        }
        end(run, all);
        all.sort(Comparator.comparingInt(Required::cost));
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new All(all);
    }

    /** A single letter or a space stands in nearly every text. */
    private static void end(StringBuilder run, List<Required> all) {
        if (run.length() > 1 || run.length() == 1 && isSign(run.charAt(0)) && run.charAt(0) != ' ') {
            all.add(new Letters(run.toString()));
        }
        run.setLength(0);
    }

    /** A character that means itself; {@link #NOT_A_CHARACTER} where something else stands. */
    private int character() {
        char c = pattern.charAt(at);
        if (c == '\\' && at + 1 < pattern.length() && isSign(pattern.charAt(at + 1))) {
            at += 2;
            return pattern.charAt(at - 1);
        }
        if ("([\\.^$".indexOf(c) >= 0 || Character.isSurrogate(c)) {
            return NOT_A_CHARACTER;
        }
        at++;
        return c;
    }

    private @Nullable Required part() {
        return switch (pattern.charAt(at++)) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> sign(escape());
            default -> null;
        };
    }

    private static @Nullable Required sign(int c) {
        return c == NOT_A_CHARACTER || isLetter(c) ? null : new OneOf(Character.toString(c));
    }

    private @Nullable Required group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            // Flags or a name: they may change what the rest means.
            at = pattern.length() + 1;
            return null;
        }
        Required inside = alternatives();
        at++;
        return inside;
    }

    /** A class of single signs and ranges of them; any other kind is not looked into. */
    private @Nullable Required characterClass() {
        StringBuilder signs = new StringBuilder();
        boolean understood = !pattern.startsWith("^", at);
        for (boolean first = true; at < pattern.length() && (first || pattern.charAt(at) != ']'); first = false) {
            int from = member();
            int to = from;
            if (pattern.startsWith("-", at) && !pattern.startsWith("-]", at)) {
                at++;
                to = member();
            }
            understood &= from != NOT_A_CHARACTER && to >= from;
            for (int c = from; understood && c <= to; c++) {
                understood = !isLetter(c) && c != ' ';
                signs.appendCodePoint(c);
            }
        }
        at++;
        return understood ? new OneOf(signs.toString()) : null;
    }

    private static boolean isLetter(int c) {
        return Character.isLetter(c);
    }

    /** One character of a class. */
    private int member() {
        if (at >= pattern.length()) {
            return NOT_A_CHARACTER;
        }
        if (pattern.startsWith("[:", at)) {
            int end = pattern.indexOf(":]", at + 2);
            at = end < 0 ? pattern.length() + 1 : end + 2;
            return NOT_A_CHARACTER;
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c == '\\' ? escape() : c;
    }

    /** What follows a backslash: a sign that means itself, or {@code x{2580}}; all others may be anything. */
    private int escape() {
        if (at >= pattern.length()) {
            return NOT_A_CHARACTER;
        }
        char c = pattern.charAt(at++);
        int end = pattern.startsWith("{", at) ? pattern.indexOf('}', at) : -1;
        if (end > 0 && !isSign(c)) {
            String inside = pattern.substring(at + 1, end);
            at = end + 1;
            return c == 'x' && inside.matches("[0-9A-Fa-f]{1,5}") ? Integer.parseInt(inside, 16) : NOT_A_CHARACTER;
        }
        if (c == 'p' || c == 'P') {
            at++;
        } else if (c == 'x' || Character.isDigit(c)) {
            // Digits follow that mean another character.
            at = pattern.length() + 1;
        }
        return isSign(c) ? c : NOT_A_CHARACTER;
    }

    private static boolean isSign(int c) {
        return c < 128 && !Character.isLetterOrDigit(c);
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
        } else {
            return false;
        }
        at += at < pattern.length() && pattern.charAt(at) == '?' ? 1 : 0;
        return missing;
    }
}
