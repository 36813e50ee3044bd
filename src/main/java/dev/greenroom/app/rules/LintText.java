package dev.greenroom.app.rules;

import dev.greenroom.yaml.Problem;
import java.io.PrintWriter;
import java.util.List;

/** What is wrong with rule files, for a terminal. */
public final class LintText {
    private final Ink ink;

    public LintText(Ink ink) {
        this.ink = ink;
    }

    public void print(Lint lint, PrintWriter out) {
        for (Problem problem : lint.problems()) {
            out.println(problem(problem, lint.errors().contains(problem)));
        }
        out.println(summary(lint));
        out.flush();
    }

    /** Each problem as it stands in the files' errors, one below the other. */
    public String errors(List<Problem> problems) {
        return String.join(
                "\n", problems.stream().map(problem -> problem(problem, true)).toList());
    }

    private String problem(Problem problem, boolean isError) {
        String place = problem.at().toString();
        String format = problem.format();
        int end = format.indexOf('\n');
        String head = end < 0 ? format : format.substring(0, end);
        String said = head.startsWith(place) ? head.substring(place.length()) : head;
        String below = end < 0 ? "" : pointed(format.substring(end), isError);
        return ink.strong(place) + (isError ? ink.bad(said) : ink.doubtful(said)) + below;
    }

    /** The source line as it is, the line with the caret in colour. */
    private String pointed(String lines, boolean isError) {
        int last = lines.lastIndexOf('\n') + 1;
        String caret = lines.substring(last);
        return lines.substring(0, last) + (isError ? ink.bad(caret) : ink.doubtful(caret));
    }

    private String summary(Lint lint) {
        int errors = lint.errors().size();
        int warnings = lint.warnings().size();
        String where = " in " + Counts.of(lint.files(), "file") + ", "
                + (lint.policies().size() == 1 ? "policy " : "policies ")
                + String.join(", ", lint.policies());
        if (errors == 0 && warnings == 0) {
            return ink.good("Nothing is wrong") + where;
        }
        String counts = Counts.of(errors, "error") + ", " + Counts.of(warnings, "warning");
        return (errors > 0 ? ink.bad(counts) : ink.doubtful(counts)) + where;
    }
}
