package dev.greenroom.gate;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import java.util.Locale;
import java.util.Map;

/**
 * What is told of a moderator's test: verdict, rule, explanation, harm and exposure, in French or English. Meant for chat,
 * so the words that were found are left out: nobody may have them repeated. Thread-safe.
 */
final class TestReply {
    /** As long as Twitch lets a message be, in code points. */
    static final int LONGEST = 500;

    private static final Words ENGLISH = new Words(
            Locale.ENGLISH,
            "Test: ",
            "Test, as an answer: ",
            Map.of(Verdict.ALLOW, "allowed", Verdict.MASK, "masked", Verdict.HOLD, "held", Verdict.BLOCK, "blocked"),
            "%s by “%s”",
            "%s, no rule objects",
            " (harm %.2f, exposure %.2f)",
            ": ");
    private static final Words FRENCH = new Words(
            Locale.FRENCH,
            "Test : ",
            "Test, comme réponse : ",
            Map.of(Verdict.ALLOW, "passé", Verdict.MASK, "masqué", Verdict.HOLD, "retenu", Verdict.BLOCK, "bloqué"),
            "%s par « %s »",
            "%s, aucune règle ne s’y oppose",
            " (nocivité %.2f, exposition %.2f)",
            " : ");

    private TestReply() {}

    private record Words(
            Locale locale,
            String question,
            String answer,
            Map<Verdict, String> verdicts,
            String byRule,
            String byNone,
            String axes,
            String colon) {}

    static String of(Direction direction, Decision decision, Language language) {
        Words words = language.tag().equals("fr") ? FRENCH : ENGLISH;
        String verdict = words.verdicts().getOrDefault(decision.verdict(), "");
        String start = direction == Direction.ANSWER ? words.answer() : words.question();
        String axes = String.format(words.locale(), words.axes(), decision.harm(), decision.exposure());
        if (decision.reasons().isEmpty()) {
            return start + String.format(words.locale(), words.byNone(), verdict) + axes;
        }
        Reason first = decision.reasons().get(0);
        return cut(start
                + String.format(words.locale(), words.byRule(), verdict, first.rule())
                + axes
                + words.colon()
                + explanation(decision, language));
    }

    private static String explanation(Decision decision, Language language) {
        String said = decision.reasons().get(0).explanation(language);
        for (Reason reason : decision.reasons()) {
            said = reason.spanText().isBlank() ? said : said.replace(reason.spanText(), "…");
        }
        return said;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
