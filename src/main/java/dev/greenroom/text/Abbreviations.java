package dev.greenroom.text;

import java.util.Locale;
import java.util.Set;

/** Knows the stops that belong to an abbreviation ({@code M. Dupont}), to an initial ({@code J. Doe}) or to a number of a list. */
public final class Abbreviations implements SentenceBorders {
    /** English and French abbreviations that are usually followed by more of the same sentence. */
    private static final Set<String> KNOWN = Set.of(
            "m", "mm", "mme", "mlle", "dr", "pr", "me", "mgr", "mr", "mrs", "ms", "prof", "st", "ste", "sr", "jr",
            "gen", "col", "lt", "capt", "sgt", "rev", "hon", "gov", "sen", "rep", "p", "pp", "vol", "no", "art", "fig",
            "cf", "av", "bd", "env", "vs", "e.g", "i.e", "p.ex", "ex", "c.-à-d", "approx", "ed", "éd", "inc", "dept");

    @Override
    public boolean isBorder(String text, int stop, int next) {
        int dot = text.lastIndexOf('.', stop - 1);
        if (dot < 0 || text.substring(dot + 1, stop).chars().anyMatch(c -> !Character.isWhitespace(c))) {
            return true;
        }
        int begin = dot;
        while (begin > 0
                && !Character.isWhitespace(text.charAt(begin - 1))
                && "(«\"'’".indexOf(text.charAt(begin - 1)) < 0) {
            begin--;
        }
        String word = text.substring(begin, dot);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        boolean listNumber = begin == 0 && !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        return !initial && !listNumber && !KNOWN.contains(word.toLowerCase(Locale.ROOT));
    }
}
