package dev.greenroom.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Ways of disguising a sentence, whose words in braces are those worth it: {@code {kill} all {jews}}. The words in
 * braces are always disguised, the others now and then, as people do.
 */
enum DisguiseClass {
    LEET((d, w) -> d.leet(w)),
    LEET_SIGNS((d, w) -> d.leetSigns(w)),
    CYRILLIC((d, w) -> d.cyrillic(w)),
    GREEK((d, w) -> d.greek(w)),
    SMALL_CAPITALS((d, w) -> d.smallCapitals(w)),
    FULL_WIDTH((d, w) -> d.fullWidth(w)),
    SQUARED((d, w) -> d.squared(w)),
    CIRCLED((d, w) -> d.circled(w)),
    STYLED((d, w) -> d.styled(w)),
    REGIONAL_INDICATORS((d, w) -> d.regional(w)),
    STRUCK((d, w) -> d.struck(w)),
    ZALGO((d, w) -> d.zalgo(w)),
    ACCENTED((d, w) -> d.accented(w)),
    ZERO_WIDTH((d, w) -> d.zeroWidth(w)),
    STRETCHED((d, w) -> d.stretched(w)),
    DOUBLED((d, w) -> d.doubled(w)),
    SWAPPED((d, w) -> d.swapped(w)),
    DROPPED((d, w) -> d.dropped(w)),
    MIXED_CASE((d, w) -> d.mixedCase(w)),
    STARRED((d, w) -> d.starred(w)),
    DOTS((d, w) -> d.between(w, ".")),
    HYPHENS((d, w) -> d.between(w, "-")),
    UNDERSCORES((d, w) -> d.between(w, "_")),
    SLASHES((d, w) -> d.between(w, "/")),
    SPACED((d, w) -> d.between(w, " ")),
    CLAPPED((d, w) -> d.between(w, "👏")),
    TORN((d, w) -> d.torn(w, " ")),
    TORN_BY_DOTS((d, w) -> d.torn(w, "..")),
    SPACED_THROUGHOUT {
        @Override
        String of(String sentence, Random random) {
            return String.join(
                    "  ",
                    words(sentence).stream()
                            .map(w -> String.join(" ", w.split("")))
                            .toList());
        }
    },
    SPACED_EVENLY {
        @Override
        String of(String sentence, Random random) {
            return String.join(" ", String.join("", words(sentence)).split(""));
        }
    },
    LINE_BREAKS {
        @Override
        String of(String sentence, Random random) {
            return String.join("\n", words(sentence));
        }
    },
    RUN_TOGETHER {
        @Override
        String of(String sentence, Random random) {
            return LetterDisguises.plain(String.join("", words(sentence)));
        }
    },
    CAMEL_CASE {
        @Override
        String of(String sentence, Random random) {
            StringBuilder out = new StringBuilder();
            words(sentence)
                    .forEach(w -> out.append(w.substring(0, 1).toUpperCase(Locale.ROOT))
                            .append(w.substring(1)));
            return out.toString();
        }
    },
    RIGHT_TO_LEFT {
        @Override
        String of(String sentence, Random random) {
            return "\u202e" + new StringBuilder(String.join(" ", words(sentence))).reverse() + "\u202c";
        }
    },
    BACKWARDS {
        @Override
        String of(String sentence, Random random) {
            return new StringBuilder(String.join(" ", words(sentence)))
                    .reverse()
                    .toString();
        }
    },
    LEET_THROUGHOUT {
        @Override
        String of(String sentence, Random random) {
            LetterDisguises disguises = new LetterDisguises(random, 1);
            return String.join(
                    " ", words(sentence).stream().map(disguises::leet).toList());
        }
    },
    SIGNS_THROUGHOUT {
        @Override
        String of(String sentence, Random random) {
            LetterDisguises disguises = new LetterDisguises(random, 1);
            return String.join(
                    " ", words(sentence).stream().map(disguises::leetSigns).toList());
        }
    },
    LEET_SPACED((d, w) -> d.between(d.leet(w), " ")),
    STRETCHED_GREEK((d, w) -> d.stretched(d.greek(w))),
    DOTTED_CYRILLIC((d, w) -> d.between(d.cyrillic(w), ".")),
    AS_SPOKEN {
        @Override
        String of(String sentence, Random random) {
            throw new IllegalStateException("spoken needs a language");
        }

        @Override
        String of(String sentence, String language, Random random) {
            List<String> spoken = new ArrayList<>();
            for (String word : sentence.split(" ")) {
                spoken.add(SpokenDisguises.of(word.replaceAll("[{}]", ""), language, random));
            }
            return String.join(" ", spoken);
        }
    };

    private static final double OTHERS = 0.2;

    private final BiFunction<LetterDisguises, String, String> ofWord;

    DisguiseClass() {
        this((disguises, word) -> word);
    }

    DisguiseClass(BiFunction<LetterDisguises, String, String> ofWord) {
        this.ofWord = ofWord;
    }

    String of(String sentence, String language, Random random) {
        return of(sentence, random);
    }

    String of(String sentence, Random random) {
        LetterDisguises disguises = new LetterDisguises(random, 0.3 + 0.7 * random.nextDouble());
        List<String> words = new ArrayList<>();
        for (String word : sentence.split(" ")) {
            String plain = word.replaceAll("[{}]", "");
            boolean disguised = plain.length() < word.length() || plain.length() > 3 && random.nextDouble() < OTHERS;
            words.add(disguised ? ofWord.apply(disguises, plain) : plain);
        }
        return String.join(" ", words);
    }

    static List<String> words(String sentence) {
        return List.of(sentence.replaceAll("[{}]", "").split(" "));
    }
}
