package dev.greenroom.policy;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.text.Span;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A rule that spoke.
 *
 * @param place of the rule among all rules of the policy
 * @param finding what it spoke of, absent when it spoke of the whole text
 */
record Word(Rule rule, int place, @Nullable Finding finding) {
    private static final int LONGEST_SPAN_TEXT = 200;

    static final Comparator<Word> STRICTEST_FIRST =
            Comparator.comparing((Word w) -> w.rule.then().verdict()).reversed().thenComparingInt(Word::place);

    /** What a mask covers. */
    Span covers(String text) {
        return finding == null ? new Span(0, text.codePointCount(0, text.length())) : finding.span();
    }

    Reason reason(Wording wording, Scene scene) {
        String spanText = shortened(covers(scene.text()), scene.text());
        if (finding == null) {
            return new Reason(
                    rule.id(),
                    Reason.WHOLE_TEXT,
                    null,
                    "",
                    null,
                    wording.explainText(rule, spanText, scene.around().author()),
                    rule.cites());
        }
        return new Reason(
                rule.id(),
                finding.category().path(),
                finding.span(),
                spanText,
                finding.mainContext().map(Context::id).orElse(null),
                wording.explain(rule, finding, spanText, scene.around().author()),
                rule.cites(),
                finding.sayInstead());
    }

    private static String shortened(Span span, String text) {
        return span.length() <= LONGEST_SPAN_TEXT
                ? span.of(text)
                : new Span(span.start(), span.start() + LONGEST_SPAN_TEXT).of(text) + "…";
    }
}
