package dev.greenroom.app.rules;

import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Trace;

/** How a decision came about, in lines. */
public final class TraceWords {
    private TraceWords() {}

    public static String of(Trace trace) {
        StringBuilder out = new StringBuilder();
        trace.views()
                .forEach(view -> out.append("read as ")
                        .append(view.name())
                        .append(": ")
                        .append(view.text())
                        .append('\n'));
        for (int i = 0; i < trace.findings().size(); i++) {
            Finding finding = trace.findings().get(i);
            out.append("found ").append(finding).append('\n');
            int number = i;
            trace.steps().stream()
                    .filter(step -> step.finding() == number)
                    .forEach(step -> out.append("  rule ")
                            .append(step.rule())
                            .append(": ")
                            .append(step.matched() ? "matches" : step.why())
                            .append('\n'));
        }
        return out.append("decided ")
                .append(trace.decision().verdict().wire())
                .append('\n')
                .toString();
    }
}
