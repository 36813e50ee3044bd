package dev.greenroom.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes out the alternatives of a phrase: {@code i (will|gonna) (really |)kill you} stands for four phrases. Brackets
 * may stand inside one another.
 */
final class Expansion {
    static final int MOST = 5_000;

    private final String text;
    private int at;
    private boolean bad;

    private Expansion(String text) {
        this.text = text;
    }

    /** The phrases that {@code text} stands for; empty when there are too many or a bracket has no partner. */
    static List<String> of(String text) {
        Expansion expansion = new Expansion(text);
        List<String> phrases = expansion.alternatives();
        return expansion.bad || expansion.at < text.length() ? List.of() : phrases;
    }

    /** Everything up to a closing bracket or the end. */
    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return bounded(all);
    }

    private List<String> sequence() {
        List<String> heads = List.of("");
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            if (text.charAt(at) == '(') {
                at++;
                heads = joined(heads, alternatives());
                bad |= at >= text.length();
                at++;
            } else {
                int end = at;
                while (end < text.length() && "(|)".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                heads = joined(heads, List.of(text.substring(at, end)));
                at = end;
            }
        }
        return heads;
    }

    private List<String> joined(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            bad = true;
            return List.of();
        }
        List<String> all = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }

    private List<String> bounded(List<String> all) {
        bad |= all.size() > MOST;
        return bad ? List.of() : all;
    }
}
