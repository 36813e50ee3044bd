package dev.greenroom.detect;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Words written otherwise that sound the same: as chat writes by ear, and so that a voice says what was not written. */
final class SpokenDisguises {
    private static final Map<String, List<String>> WHOLE_EN = Map.of(
            "to", List.of("2", "too"),
            "for", List.of("4"),
            "you", List.of("u"),
            "are", List.of("r"),
            "people", List.of("peepul", "ppl", "peeple"),
            "the", List.of("da", "teh"),
            "hate", List.of("h8"));
    private static final Map<String, List<String>> WHOLE_FR = Map.of(
            "les", List.of("lé", "lè", "lez"),
            "des", List.of("dé"),
            "sont", List.of("son"),
            "aux", List.of("o", "au"),
            "est", List.of("é"),
            "ces", List.of("cé"),
            "faut", List.of("fo"));
    /** A regular expression and what is written in its place; each is tried at one place. */
    private static final String[][] EN = {
        {"c(?=[aou]|k)|ck", "k"},
        {"ph", "f"},
        {"f", "ph"},
        {"ee|ie$|y$", "ee"},
        {"s$", "z"},
        {"s(?=[aeiou])", "z"},
        {"ight", "ite"},
        {"x", "ks"},
        {"oo", "u"},
        {"er$", "ur"},
        {"ll", "l"},
        {"gg", "g"},
        {"ew", "oo"},
        {"qu", "kw"},
        {"k", "kk"},
        {"ea", "ee"}
    };

    private static final String[][] FR = {
        {"qu", "k"},
        {"c(?=[aou])", "k"},
        {"s$", ""},
        {"(?<=[^e])s$", "z"},
        {"eau", "o"},
        {"(?<!e)au", "o"},
        {"é$", "er"},
        {"ph", "f"},
        {"ent$", ""},
        {"t$", ""},
        {"ss", "s"},
        {"x(?=[aeiou])", "ks"},
        {"e$", ""},
        {"ai", "é"},
        {"mm", "m"},
        {"c(?=[ei])", "ss"},
        {"ou", "oo"}
    };

    private SpokenDisguises() {}

    static String of(String word, String language, Random random) {
        boolean french = language.equals("fr");
        List<String> whole = (french ? WHOLE_FR : WHOLE_EN).get(word);
        if (whole != null && random.nextBoolean()) {
            return whole.get(random.nextInt(whole.size()));
        }
        String[][] ways = french ? FR : EN;
        String spoken = word;
        for (int n = word.length() > 3 ? 3 : 0; n > 0; n--) {
            String[] way = ways[random.nextInt(ways.length)];
            spoken = spoken.replaceFirst(way[0], way[1]);
        }
        return spoken;
    }
}
