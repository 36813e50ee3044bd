package dev.greenroom.app.rules;

import dev.greenroom.backtest.BacktestReport;
import dev.greenroom.backtest.BacktestReport.Flip;
import dev.greenroom.backtest.BacktestReport.Move;
import dev.greenroom.backtest.BacktestReport.RuleCount;
import dev.greenroom.backtest.Past;
import dev.greenroom.policy.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a candidate policy would change, for a terminal. */
public final class BacktestText {
    private static final int MOST_REVISIONS = 5;
    private static final int LONGEST_TEXT = 100;
    private static final String NOTHING = "no rule";

    private final Ink ink;

    public BacktestText(Ink ink) {
        this.ink = ink;
    }

    public void print(BacktestReport report, PrintWriter out) {
        head(report, out);
        if (report.decided() > 0) {
            verdicts(report, out);
            rules(report, out);
            flips(report, out);
        }
        out.flush();
    }

    private void head(BacktestReport report, PrintWriter out) {
        out.println(ink.strong(number(report.decided()) + (report.decided() == 1 ? " text" : " texts")) + " of "
                + report.source() + span(report)
                + ink.faint(" (" + TestText.seconds(report.took()) + ")"));
        if (!report.complete()) {
            out.println(ink.doubtful("Stopped before the end; the figures are those of what was read."));
        }
        long skipped =
                report.skipped().values().stream().mapToLong(Long::longValue).sum();
        if (skipped > 0) {
            out.println("Skipped: " + number(report.skipped().getOrDefault(Past.Why.ERASED, 0L)) + " erased, "
                    + number(report.skipped().getOrDefault(Past.Why.UNREADABLE, 0L)) + " unreadable");
        }
        out.println("Before:  policy " + revisions(report.revisions()));
        out.println("After:   policy " + report.revision());
        if (report.failed() > 0) {
            out.println(ink.bad("The policy failed on " + number(report.failed()) + " texts, which blocks them."));
        }
        String change = number(report.changed()) + (report.changed() == 1 ? " verdict changes" : " verdicts change");
        out.println((report.changed() == 0 ? ink.good(change) : ink.doubtful(change)) + "; "
                + number(report.sameVerdictOtherRule()) + " stay under another rule");
    }

    private static String span(BacktestReport report) {
        if (report.from() == null || report.to() == null) {
            return "";
        }
        return ", from " + minute(report.from().toString()) + " to "
                + minute(report.to().toString()) + " UTC";
    }

    private static String minute(String instant) {
        return instant.substring(0, "2026-11-22T23:59".length()).replace('T', ' ');
    }

    private static String revisions(Map<String, Long> revisions) {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(new TreeMap<>(revisions).entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        List<String> shown = new ArrayList<>();
        sorted.stream()
                .limit(MOST_REVISIONS)
                .forEach(revision -> shown.add(
                        revision.getKey() + (sorted.size() == 1 ? "" : " (" + number(revision.getValue()) + ")")));
        if (sorted.size() > MOST_REVISIONS) {
            shown.add((sorted.size() - MOST_REVISIONS) + " more");
        }
        return shown.isEmpty() ? "unknown" : String.join(", ", shown);
    }

    private void verdicts(BacktestReport report, PrintWriter out) {
        out.println();
        out.printf(Locale.ROOT, "%-14s", "before / after");
        for (Verdict after : Verdict.values()) {
            out.printf(Locale.ROOT, "%12s", after.wire());
        }
        out.println();
        for (Verdict before : Verdict.values()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-14s", before.wire()));
            for (Verdict after : Verdict.values()) {
                String count = String.format(Locale.ROOT, "%12s", number(count(report, before, after)));
                line.append(
                        before == after || count.isBlank() || count.endsWith(" 0")
                                ? ink.faint(count)
                                : ink.doubtful(count));
            }
            out.println(line);
        }
    }

    private static long count(BacktestReport report, Verdict before, Verdict after) {
        return report.verdicts().stream()
                .filter(move -> move.before() == before && move.after() == after)
                .mapToLong(Move::count)
                .sum();
    }

    private void rules(BacktestReport report, PrintWriter out) {
        List<RuleCount> changed = report.rules().stream()
                .filter(rule -> rule.before() != rule.after())
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        out.println();
        out.printf(Locale.ROOT, "%-30s%12s%12s%12s%n", "decided by", "before", "after", "change");
        for (RuleCount rule : changed) {
            long change = rule.after() - rule.before();
            String sign = String.format(Locale.ROOT, "%12s", (change > 0 ? "+" : "") + number(change));
            out.println(String.format(
                            Locale.ROOT,
                            "%-30s%12s%12s",
                            rule.rule().isEmpty() ? NOTHING : rule.rule(),
                            number(rule.before()),
                            number(rule.after()))
                    + ink.doubtful(sign));
        }
    }

    private void flips(BacktestReport report, PrintWriter out) {
        if (report.flips().isEmpty()) {
            return;
        }
        out.println();
        out.println(ink.strong("What changes, the worst first")
                + ink.faint(" (how far the verdict moves, then how often it was said)"));
        for (Flip flip : report.flips()) {
            flip(flip, out);
        }
        if (report.moreFlips() > 0) {
            out.println("and " + number(report.moreFlips()) + " more different texts; --limit shows more");
        }
    }

    private void flip(Flip flip, PrintWriter out) {
        String move = flip.before().wire() + " -> " + flip.after().wire();
        boolean opens = flip.after().compareTo(flip.before()) < 0;
        String coloured = String.format(Locale.ROOT, "%-14s", move);
        out.println((opens ? ink.bad(coloured) : ink.doubtful(coloured))
                + String.format(Locale.ROOT, "%8s x  ", number(flip.seen()))
                + flip.direction().wire() + " “" + line(flip.text()) + "”");
        String question = flip.question();
        if (question != null) {
            out.println(" ".repeat(26) + ink.faint("asked: “" + line(question) + "”"));
        }
        out.println(" ".repeat(26)
                + ink.faint("by " + rule(flip.ruleBefore()) + ", then by " + rule(flip.ruleAfter())
                        + (flip.explanation().isEmpty() ? "" : ": " + line(flip.explanation()))));
    }

    private static String rule(String rule) {
        return rule.isEmpty() ? NOTHING : rule;
    }

    /** On one line, without what could command the terminal. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST_TEXT ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }

    private static String number(@Nullable Long count) {
        return String.format(Locale.ROOT, "%,d", count == null ? 0 : count);
    }
}
