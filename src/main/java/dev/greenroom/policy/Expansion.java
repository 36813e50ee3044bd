package dev.greenroom.policy;

import dev.greenroom.detect.PhraseSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the alternatives of a phrase: {@code i (will|gonna) (really |)kill you} stands for four phrases. Brackets may
 * stand inside one another.
 */
final class Expansion {
    static final int MOST = 5_000;

    private final String text;
    private int at;
    private boolean open;

    private Expansion(String text) {
        this.text = text;
    }

    /** The phrases that {@code text} stands for; empty when there are too many or a bracket has no partner. */
    static Optional<PhraseSet> of(String text) {
        Expansion expansion = new Expansion(text);
        PhraseSet phrases = expansion.alternatives();
        boolean bad = expansion.open || expansion.at < text.length() || phrases.count() > MOST;
        return bad ? Optional.empty() : Optional.of(phrases);
    }

    /** Everything up to a closing bracket or the end. */
    private PhraseSet alternatives() {
        List<PhraseSet> all = new ArrayList<>(List.of(sequence()));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.size() == 1 ? all.get(0) : new PhraseSet.Choice(all);
    }

    private PhraseSet sequence() {
        List<PhraseSet> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            if (text.charAt(at) == '(') {
                at++;
                parts.add(alternatives());
                open |= at >= text.length();
                at++;
            } else {
                int end = at;
                while (end < text.length() && "(|)".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                parts.add(new PhraseSet.Text(text.substring(at, end)));
                at = end;
            }
        }
        return new PhraseSet.Sequence(parts);
    }
}
