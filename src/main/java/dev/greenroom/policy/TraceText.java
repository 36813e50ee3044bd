package dev.greenroom.policy;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A trace in plain words, for a terminal of {@value #WIDTH} columns. */
public final class TraceText {
    static final int WIDTH = 100;

    private static final int LABEL = 13;
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    /** From so many rules in a row on, those that were not meant for a finding at all are only counted. */
    private static final int FOLDED = 4;

    private final Trace trace;
    private final Language language;
    private final boolean full;

    private TraceText(Trace trace, Language language, boolean full) {
        this.trace = trace;
        this.language = language;
        this.full = full;
    }

    /**
     * The trace in lines that each end in a line feed; the explanation in {@code language} where the policy has it.
     *
     * @param full whether to name each rule that is for other categories or for the other direction
     */
    public static String of(Trace trace, Language language, boolean full) {
        TraceText text = new TraceText(trace, language, full);
        text.said();
        text.views();
        text.findings();
        text.rules();
        text.decision();
        return text.out.toString();
    }

    private void said() {
        Utterance utterance = trace.utterance();
        String question = utterance.question();
        if (question != null) {
            line(say("said.question"), quoted(question));
        }
        if (!utterance.before().isEmpty()) {
            line(say("said.before"), quoted(utterance.before()));
        }
        line(say("said." + utterance.direction().wire()), quoted(utterance.text()));
        for (Around.Line known : Around.of(utterance.around())) {
            line(say(known.label()), known.words().in(language));
        }
    }

    private void views() {
        heading(say("views"));
        trace.views().forEach(look -> line(INDENT + look.name().in(language), look.text()));
    }

    private void findings() {
        heading(say("found"));
        if (trace.findings().isEmpty()) {
            wrapped(INDENT, INDENT, say("nothing"));
        }
        for (int i = 0; i < trace.findings().size(); i++) {
            Finding finding = trace.findings().get(i);
            String number = INDENT + (i + 1) + INDENT;
            String below = " ".repeat(number.length());
            wrapped(number, below, seen(finding));
            wrapped(below, below, say("found.harm", Bound.shown(finding.harm())) + " = " + harm(finding));
            wrapped(below, below, say("found.exposure", Bound.shown(finding.exposure())));
        }
    }

    private String seen(Finding finding) {
        String about = finding.target() == null ? "" : say("found.about", finding.target());
        String entry = finding.entry().isEmpty() ? "" : " " + quoted(finding.entry());
        String span = quoted(finding.span().of(trace.utterance().text()));
        return say("found.where", finding.category().path(), span) + about + say("found.by", finding.id()) + entry;
    }

    /** How harm comes about, factor by factor. */
    private String harm(Finding finding) {
        return say("found.factors", Bound.shown(finding.severity()), Bound.shown(finding.sureness()))
                + finding.contexts().stream().map(this::factor).collect(Collectors.joining());
    }

    private String factor(Context context) {
        return " × " + context.id() + " " + Bound.shown(context.harm()) + " (" + quoted(context.by()) + ")";
    }

    /** What is said of one rule, or of several that were not meant for a finding. */
    private record Asked(int finding, boolean matched, String who, String what) {}

    private void rules() {
        List<Asked> lines = new ArrayList<>();
        List<Trace.Step> elsewhere = new ArrayList<>();
        int finding = Trace.WHOLE_TEXT;
        for (Trace.Step step : trace.steps()) {
            if (!step.isElsewhere() || step.finding() != finding) {
                lines.addAll(folded(elsewhere));
                elsewhere.clear();
            }
            finding = step.finding();
            if (step.isElsewhere()) {
                elsewhere.add(step);
            } else {
                lines.add(asked(step));
            }
        }
        lines.addAll(folded(elsewhere));
        print(lines);
    }

    private List<Asked> folded(List<Trace.Step> steps) {
        return full || steps.size() < FOLDED
                ? steps.stream().map(this::asked).toList()
                : List.of(new Asked(
                        steps.get(0).finding(), false, say("rules.count", steps.size()), say("rules.elsewhere")));
    }

    private Asked asked(Trace.Step step) {
        Phrase why = step.why();
        String what = why == null ? say("rules.match", step.then().wire()) : why.in(language);
        return new Asked(step.finding(), step.matched(), step.rule(), what);
    }

    private void print(List<Asked> lines) {
        int widest = lines.stream().mapToInt(line -> line.who().length()).max().orElse(0);
        int asked = Trace.WHOLE_TEXT - 1;
        for (Asked line : lines) {
            if (line.finding() != asked) {
                asked = line.finding();
                heading(asked == Trace.WHOLE_TEXT ? say("rules.whole-text") : say("rules.finding", asked + 1));
            }
            String head = INDENT
                    + (line.matched() ? "> " : "- ")
                    + line.who()
                    + " ".repeat(widest - line.who().length())
                    + INDENT;
            wrapped(head, " ".repeat(head.length()), line.what());
        }
    }

    private void decision() {
        Decision decision = trace.decision();
        heading(say("decision"));
        String by = decision.reasons().isEmpty()
                ? say("decision.by-none")
                : by(decision.reasons().get(0).rule());
        line(INDENT + say("decision.verdict"), decision.verdict().wire() + patience(decision) + ", " + by);
        line(
                INDENT + say("decision.axes"),
                say("found.harm", Bound.shown(decision.harm())) + ", "
                        + say("found.exposure", Bound.shown(decision.exposure())));
        if (decision.outcome() instanceof Outcome.Mask mask) {
            line(INDENT + say("decision.becomes"), quoted(mask.text()));
        }
        if (!decision.reasons().isEmpty()) {
            Reason reason = decision.reasons().get(0);
            line(INDENT + say("decision.because"), reason.explanation(language));
            if (reason.cites() != null) {
                line(INDENT + say("decision.cites"), reason.cites());
            }
        }
        decision.actions().forEach(asked -> line(INDENT + say("decision.asks-for"), action(asked)));
        line(INDENT + say("decision.policy"), decision.policyRevision());
    }

    private String patience(Decision decision) {
        return decision.outcome() instanceof Outcome.Hold hold ? length(hold.patience()) : "";
    }

    private String action(Action.Asked asked) {
        Duration length = asked.action().length();
        return asked.action().wire() + (length.isZero() ? "" : length(length)) + ", " + by(asked.rule());
    }

    private String length(Duration length) {
        return " " + say("decision.length", Bound.shown(length));
    }

    private String by(String rule) {
        return say("decision.by", rule);
    }

    private String say(String key, Object... parts) {
        return Phrase.of(key, parts).in(language);
    }

    private void heading(String text) {
        out.append('\n').append(text).append('\n');
    }

    private void line(String label, String text) {
        String head = label + " ".repeat(Math.max(2, LABEL + 2 - label.length()));
        wrapped(head, " ".repeat(head.length()), text);
    }

    private void wrapped(String first, String next, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean bare = true;
        for (String word : pieces(text, WIDTH - first.length() - 1)) {
            if (!bare && points(line) + 1 + points(word) > WIDTH) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(next);
                bare = true;
            }
            line.append(bare ? "" : " ").append(word);
            bare = false;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** Words, those that are longer than a line cut. */
    private static List<String> pieces(String text, int most) {
        List<String> pieces = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            int[] points = word.codePoints().toArray();
            for (int at = 0; at < points.length; at += most) {
                pieces.add(new String(points, at, Math.min(most, points.length - at)));
            }
        }
        return pieces;
    }

    private static int points(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /** Control characters are shown as a space: a viewer's text does not steer the terminal. */
    private String quoted(String text) {
        return say("quote", text.replaceAll("\\p{Cc}", " "));
    }
}
