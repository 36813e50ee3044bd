package dev.greenroom.app.rules;

import dev.greenroom.policy.Trace;
import dev.greenroom.policy.TraceText;
import dev.greenroom.text.Language;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of tests, for a terminal: a line for each file, then what failed and how that came about. */
public final class TestText {
    private static final int MOST_NAMES = 6;

    private final Ink ink;

    public TestText(Ink ink) {
        this.ink = ink;
    }

    public void print(TestReport report, PrintWriter out) {
        int path = widest(report, TestReport.File::path);
        int policy = widest(report, TestReport.File::policy);
        report.files().forEach(file -> out.println(line(file, path, policy)));
        report.files().forEach(file -> file.failures().forEach(test -> failure(file, test, out)));
        if (!report.rejected().isEmpty()) {
            out.println(new LintText(ink).errors(report.rejected()));
        }
        Coverage coverage = report.coverage();
        // Of rules that do not compile nothing is known; a hundred per cent of nothing would look like success.
        if (coverage != null && report.rejected().isEmpty()) {
            coverage(coverage, out);
        }
        out.println(summary(report));
        out.flush();
    }

    private static int widest(TestReport report, Function<TestReport.File, String> column) {
        return report.files().stream()
                .mapToInt(file -> column.apply(file).length())
                .max()
                .orElse(0);
    }

    private String line(TestReport.File file, int widestPath, int widestPolicy) {
        int failed = file.failures().size();
        int passed = file.cases().size() - failed;
        return padded(file.path(), widestPath) + "  " + ink.faint(padded(file.policy(), widestPolicy)) + "  "
                + (failed == 0
                        ? ink.good(passed + " passed")
                        : ink.bad(failed + " failed") + ", " + passed + " passed");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void failure(TestReport.File file, TestReport.Case test, PrintWriter out) {
        out.println();
        out.println(ink.bad("FAILED ") + ink.strong(file.path()) + " " + test.name());
        out.println("  " + test.failure());
        traces(test).lines().forEach(line -> out.println(ink.faint("  | ") + line));
    }

    /** How a failure came about. */
    static String traces(TestReport.Case test) {
        StringBuilder traces = new StringBuilder();
        for (Trace trace : test.traces()) {
            traces.append(TraceText.of(trace, Language.ENGLISH, false));
        }
        return traces.toString();
    }

    private void coverage(Coverage coverage, PrintWriter out) {
        out.println();
        for (Coverage.Part part : coverage.parts()) {
            if (part.all() == 0) {
                // A hundred per cent of nothing tells nothing.
                continue;
            }
            int untouched = part.untouched().size();
            String percent = String.format(Locale.ROOT, "%5.1f %%", Coverage.percent(part.all(), untouched));
            out.println("Coverage of " + String.format(Locale.ROOT, "%-9s", part.kind())
                    + (untouched == 0 ? ink.good(percent) : ink.doubtful(percent)) + "  "
                    + (part.all() - untouched) + " of " + part.all());
            grouped(part)
                    .forEach((list, names) ->
                            out.println("  " + ink.doubtful("no test touches ") + shortened(list, names)));
        }
    }

    /** The untouched by what stands before the colon of their names. */
    private static Map<String, List<String>> grouped(Coverage.Part part) {
        Map<String, List<String>> groups = new TreeMap<>();
        for (String name : part.untouched()) {
            int colon = name.indexOf(": ");
            groups.computeIfAbsent(colon < 0 ? name : name.substring(0, colon), key -> new ArrayList<>())
                    .add(colon < 0 ? "" : name.substring(colon + 2));
        }
        return groups;
    }

    private static String shortened(String list, List<String> names) {
        if (names.equals(List.of(""))) {
            return list;
        }
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return list + ": " + shown + (more > 0 ? " and " + more + " more; --json lists all" : "");
    }

    private String summary(TestReport report) {
        String took = ink.faint(" (" + seconds(report.took()) + ")");
        if (!report.rejected().isEmpty()) {
            return "\n"
                    + ink.bad("Not everything was tested: the rules have "
                            + Counts.of(report.rejected().size(), "error"))
                    + took;
        }
        String in = " in " + Counts.of(report.files().size(), "file");
        int failed = report.failures();
        return "\n"
                + (failed == 0
                        ? ink.good(Counts.of(report.tests(), "test") + " passed")
                        : ink.bad(failed + " of " + Counts.of(report.tests(), "test") + " failed"))
                + in + took;
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
