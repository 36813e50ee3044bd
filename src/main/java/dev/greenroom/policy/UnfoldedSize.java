package dev.greenroom.policy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes when its counted repetitions are written out. RE2 does write them out, and
 * {@code ((a{100}){100}){100}} is a million steps from twenty characters: so they are counted before it is compiled.
 * Counts too much rather than too little.
 */
final class UnfoldedSize {
    static final int MOST = 2_000;

    private final String pattern;
    private int at;

    private UnfoldedSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new UnfoldedSize(pattern).sum();
    }

    private long sum() {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '(') {
                at++;
                outer.push(sum);
                sum = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                at++;
                sum = outer.pop() + (sum + 1) * repeats();
            } else {
                atom();
                sum += repeats();
            }
            sum = Math.min(sum, Integer.MAX_VALUE);
        }
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
        return sum;
    }

    /** Steps over one character, escape or class. */
    private void atom() {
        char c = pattern.charAt(at);
        if (c == '\\') {
            at += 2;
        } else if (c == '[') {
            characterClass();
        } else {
            at++;
        }
    }

    /** A bracket right after the opening one is a member; {@code [:alpha:]} ends with a bracket of its own. */
    private void characterClass() {
        at += pattern.startsWith("[^", at) ? 2 : 1;
        at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
            at = named > 0 ? named + 2 : at + (pattern.charAt(at) == '\\' ? 2 : 1);
        }
        at++;
    }

    /** The most times that what was read may stand, when a count follows; 1 otherwise. */
    private long repeats() {
        int end = at < pattern.length() && pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : -1;
        if (end < 0) {
            return 1;
        }
        long most = 1;
        for (String number : pattern.substring(at + 1, end).split(",", 3)) {
            if (!number.matches("\\d{1,6}")) {
                return 1;
            }
            most = Math.max(most, Long.parseLong(number));
        }
        at = end + 1;
        return most;
    }
}
