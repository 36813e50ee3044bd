package dev.greenroom.backtest;

import dev.greenroom.backtest.BacktestReport.Flip;
import dev.greenroom.backtest.BacktestReport.Move;
import dev.greenroom.backtest.BacktestReport.RuleCount;
import dev.greenroom.backtest.Past.Said;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what changes. Memory is bounded whatever is counted. */
final class Tally {
    /** So many rules and revisions are counted by name. */
    static final int MOST_NAMES = 2_000;

    static final String OTHERS = "(others)";
    private static final int MOST_FLIPS = 20_000;

    private final long[][] moves = new long[Verdict.values().length][Verdict.values().length];
    private final Map<String, long[]> rules = new HashMap<>();
    private final Map<String, long[]> revisions = new HashMap<>();
    private final EnumMap<Past.Why, Long> skipped = new EnumMap<>(Past.Why.class);
    private final FlipList flips = new FlipList(MOST_FLIPS);
    private long decided;
    private long failed;
    private long otherRule;
    private @Nullable Instant from;
    private @Nullable Instant to;

    void skip(Past.Why why) {
        skipped.merge(why, 1L, Long::sum);
    }

    void add(Said said, Again again) {
        decided++;
        failed += again.failed() ? 1 : 0;
        from = from == null ? said.at() : from;
        to = said.at() == null ? to : said.at();
        count(revisions, said.revision())[0]++;
        count(rules, said.rule())[0]++;
        count(rules, again.rule())[1]++;
        moves[said.verdict().ordinal()][again.verdict().ordinal()]++;
        if (said.verdict() != again.verdict()) {
            flips.add(flip(said, again), said.utterance().text());
        } else if (!said.rule().equals(again.rule())) {
            otherRule++;
        }
    }

    BacktestReport report(String source, String revision, int mostFlips, boolean complete, Duration took) {
        List<Flip> worst = flips.worst(mostFlips);
        Map<String, Long> byRevision = new TreeMap<>();
        revisions.forEach((name, count) -> byRevision.put(name, count[0]));
        return new BacktestReport(
                source,
                revision,
                decided,
                otherRule,
                skipped,
                failed,
                from,
                to,
                byRevision,
                verdicts(),
                rules(),
                worst,
                flips.size() - worst.size(),
                complete,
                took);
    }

    private List<Move> verdicts() {
        List<Move> all = new ArrayList<>();
        for (Verdict before : Verdict.values()) {
            for (Verdict after : Verdict.values()) {
                long count = moves[before.ordinal()][after.ordinal()];
                if (count > 0) {
                    all.add(new Move(before, after, count));
                }
            }
        }
        return all;
    }

    private List<RuleCount> rules() {
        List<RuleCount> all = new ArrayList<>();
        rules.forEach((rule, counts) -> all.add(new RuleCount(rule, counts[0], counts[1])));
        all.sort(Comparator.comparingLong((RuleCount rule) -> -Math.abs(rule.after() - rule.before()))
                .thenComparing(rule -> -Math.max(rule.before(), rule.after()))
                .thenComparing(RuleCount::rule));
        return all;
    }

    private static long[] count(Map<String, long[]> counts, String name) {
        long[] known = counts.get(name);
        if (known != null) {
            return known;
        }
        return counts.computeIfAbsent(counts.size() < MOST_NAMES ? name : OTHERS, key -> new long[2]);
    }

    private static Flip flip(Said said, Again again) {
        String question = said.utterance().question();
        return new Flip(
                said.utterance().direction(),
                shortened(said.utterance().text()),
                question == null ? null : shortened(question),
                said.verdict(),
                again.verdict(),
                said.rule(),
                again.rule(),
                again.explanation(Language.ENGLISH),
                1,
                said.at(),
                said.exchange(),
                said.revision());
    }

    private static String shortened(String text) {
        return text.length() <= FlipList.LONGEST_TEXT || text.codePointCount(0, text.length()) <= FlipList.LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, FlipList.LONGEST_TEXT)) + "…";
    }
}
