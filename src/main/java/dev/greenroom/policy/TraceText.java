package dev.greenroom.policy;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A trace in plain words, for a terminal of {@value #WIDTH} columns. */
public final class TraceText {
    static final int WIDTH = 100;

    private static final int LABEL = 13;
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final Trace trace;
    private final Language language;

    private TraceText(Trace trace, Language language) {
        this.trace = trace;
        this.language = language;
    }

    /** The trace in lines that each end in a line feed; the explanation in {@code language} where the policy has it. */
    public static String of(Trace trace, Language language) {
        TraceText text = new TraceText(trace, language);
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
            line("question", quoted(question));
        }
        if (!utterance.before().isEmpty()) {
            line("said before", quoted(utterance.before()));
        }
        line(utterance.direction().wire(), quoted(utterance.text()));
        for (String[] known : Around.of(utterance.around())) {
            line(known[0], known[1]);
        }
    }

    private void views() {
        heading("read as");
        trace.views().forEach(look -> line(INDENT + look.name(), look.text()));
    }

    private void findings() {
        heading("found");
        if (trace.findings().isEmpty()) {
            wrapped(INDENT, INDENT, "nothing");
        }
        for (int i = 0; i < trace.findings().size(); i++) {
            Finding finding = trace.findings().get(i);
            String number = INDENT + (i + 1) + INDENT;
            String below = " ".repeat(number.length());
            wrapped(number, below, seen(finding));
            wrapped(below, below, "harm " + Bound.shown(finding.harm()) + " = " + harm(finding));
            wrapped(below, below, "exposure " + Bound.shown(finding.exposure()));
        }
    }

    private String seen(Finding finding) {
        String about = finding.target() == null ? "" : ", about " + finding.target();
        String entry = finding.entry().isEmpty() ? "" : " " + quoted(finding.entry());
        return finding.category().path() + " in "
                + quoted(finding.span().of(trace.utterance().text())) + about + ", seen by " + finding.id() + entry;
    }

    /** How harm comes about, factor by factor. */
    private static String harm(Finding finding) {
        return "severity " + Bound.shown(finding.severity()) + " × sureness " + Bound.shown(finding.sureness())
                + finding.contexts().stream().map(TraceText::factor).collect(Collectors.joining());
    }

    private static String factor(Context context) {
        return " × " + context.id() + " " + Bound.shown(context.harm()) + " (" + quoted(context.by()) + ")";
    }

    private void rules() {
        int widest = trace.steps().stream()
                .mapToInt(step -> step.rule().length())
                .max()
                .orElse(0);
        int asked = Trace.WHOLE_TEXT - 1;
        for (Trace.Step step : trace.steps()) {
            if (step.finding() != asked) {
                asked = step.finding();
                heading(asked == Trace.WHOLE_TEXT ? "rules of the whole text" : "rules of finding " + (asked + 1));
            }
            String mark = step.matched() ? "> " : "- ";
            String head = INDENT
                    + mark
                    + step.rule()
                    + " ".repeat(widest - step.rule().length())
                    + INDENT;
            wrapped(
                    head,
                    " ".repeat(head.length()),
                    step.matched() ? "matches: " + step.then().wire() : step.why());
        }
    }

    private void decision() {
        Decision decision = trace.decision();
        heading("decision");
        String by = decision.reasons().isEmpty()
                ? "no rule spoke"
                : "by " + decision.reasons().get(0).rule();
        line(INDENT + "verdict", decision.verdict().wire() + patience(decision) + ", " + by);
        line(
                INDENT + "axes",
                "harm " + Bound.shown(decision.harm()) + ", exposure " + Bound.shown(decision.exposure()));
        if (decision.outcome() instanceof Outcome.Mask mask) {
            line(INDENT + "becomes", quoted(mask.text()));
        }
        if (!decision.reasons().isEmpty()) {
            Reason reason = decision.reasons().get(0);
            line(INDENT + "because", reason.explanation(language));
            if (reason.cites() != null) {
                line(INDENT + "cites", reason.cites());
            }
        }
        decision.actions().forEach(asked -> line(INDENT + "asks for", action(asked)));
        line(INDENT + "policy", decision.policyRevision());
    }

    private static String patience(Decision decision) {
        return decision.outcome() instanceof Outcome.Hold hold ? " for " + Bound.shown(hold.patience()) : "";
    }

    private static String action(Action.Asked asked) {
        String length = asked.action().length().isZero()
                ? ""
                : " for " + Bound.shown(asked.action().length());
        return asked.action().wire() + length + ", by " + asked.rule();
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
    private static String quoted(String text) {
        return "“" + text.replaceAll("\\p{Cc}", " ") + "”";
    }
}
