package dev.greenroom.gate;

import dev.greenroom.opinion.Heard;
import dev.greenroom.opinion.Thresholds.Ruling;
import dev.greenroom.policy.Verdict;
import java.util.Locale;
import java.util.Map;

/** What a person reads of an opinion, in the languages that the product speaks. */
final class OpinionWords {
    private OpinionWords() {}

    static Map<String, String> over(String opinion, Ruling ruling) {
        boolean blocks = ruling.verdict() == Verdict.BLOCK;
        return Map.of(
                "en",
                "The opinion “%s” sees %s at %s; from %s on it %s."
                        .formatted(
                                opinion,
                                ruling.category(),
                                number(ruling.score(), Locale.ROOT),
                                number(ruling.threshold(), Locale.ROOT),
                                blocks ? "blocks" : "asks for a person"),
                "fr",
                "L'avis « %s » voit %s à %s ; à partir de %s, il %s."
                        .formatted(
                                opinion,
                                ruling.category(),
                                number(ruling.score(), Locale.FRENCH),
                                number(ruling.threshold(), Locale.FRENCH),
                                blocks ? "bloque" : "demande une personne"));
    }

    static Map<String, String> quiet(Heard.Scored scored) {
        Map.Entry<String, Double> highest = scored.scores().highest();
        return Map.of(
                "en",
                "The opinion “%s” was heard and sees nothing over its thresholds; highest: %s at %s."
                        .formatted(scored.opinion(), highest.getKey(), number(highest.getValue(), Locale.ROOT)),
                "fr",
                "L'avis « %s » a été entendu et ne voit rien au-delà de ses seuils ; au plus haut : %s à %s."
                        .formatted(scored.opinion(), highest.getKey(), number(highest.getValue(), Locale.FRENCH)));
    }

    static Map<String, String> absent(Heard.Absent absent) {
        return Map.of(
                "en",
                "The opinion “%s” was not heard: %s.%s"
                        .formatted(
                                absent.opinion(),
                                absent.why().inEnglish(),
                                absent.required() ? " Nothing passes without it, so a person is asked." : ""),
                "fr",
                "L'avis « %s » n'a pas été entendu : %s.%s"
                        .formatted(
                                absent.opinion(),
                                absent.why().inFrench(),
                                absent.required() ? " Rien ne passe sans lui, une personne est donc consultée." : ""));
    }

    private static String number(double value, Locale locale) {
        return String.format(locale, "%.2f", value);
    }
}
