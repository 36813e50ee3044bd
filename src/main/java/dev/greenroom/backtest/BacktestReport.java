package dev.greenroom.backtest;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate policy would change.
 *
 * @param source what it was run over
 * @param revision of the candidate
 * @param decided how many texts were decided on again
 * @param sameVerdictOtherRule how many of those keep their verdict for another reason
 * @param skipped how many texts could not be decided on again, and why
 * @param failed on how many the candidate itself failed; they count as blocked
 * @param from the first decision's time, absent where it is not known
 * @param to the last decision's time, absent where it is not known
 * @param revisions how many texts were decided with which policy before; beyond {@link Tally#MOST_NAMES} of them
 *     under {@link Tally#OTHERS}
 * @param verdicts how many texts go from one verdict to another, those that stay included
 * @param rules how often each rule decided before and after, those that change most first
 * @param flips texts whose verdict changes, in the order of {@link Flip#WORST_FIRST}; only the first of them
 * @param moreFlips how many different texts change besides those
 * @param complete whether everything was read, or reading was stopped
 * @param took how long it took
 */
public record BacktestReport(
        String source,
        String revision,
        long decided,
        long sameVerdictOtherRule,
        Map<Past.Why, Long> skipped,
        long failed,
        @Nullable Instant from,
        @Nullable Instant to,
        Map<String, Long> revisions,
        List<Move> verdicts,
        List<RuleCount> rules,
        List<Flip> flips,
        long moreFlips,
        boolean complete,
        Duration took) {
    public BacktestReport {
        skipped = Map.copyOf(skipped);
        revisions = Map.copyOf(revisions);
        verdicts = List.copyOf(verdicts);
        rules = List.copyOf(rules);
        flips = List.copyOf(flips);
    }

    /** So many texts go from one verdict to another. */
    public record Move(Verdict before, Verdict after, long count) {}

    /**
     * How often a rule decided.
     *
     * @param rule its id; empty for texts of which no rule spoke
     */
    public record RuleCount(String rule, long before, long after) {}

    /**
     * A text whose verdict changes.
     *
     * @param direction which way it went
     * @param text what was said, its first {@link FlipList#LONGEST_TEXT} code points
     * @param question the question that led to it, likewise shortened
     * @param ruleBefore what decided then, empty when nothing spoke
     * @param ruleAfter what would decide now
     * @param explanation the candidate's reason in words, empty when it has none
     * @param seen how often it was said; at least so often, where many different texts change
     * @param last when it was said last, absent where that is not known
     * @param exchange the last one that it belongs to, empty where there is no journal
     * @param revision the policy that it was decided with, the last time
     */
    public record Flip(
            Direction direction,
            String text,
            @Nullable String question,
            Verdict before,
            Verdict after,
            String ruleBefore,
            String ruleAfter,
            String explanation,
            long seen,
            @Nullable Instant last,
            String exchange,
            String revision) {
        /**
         * The farther a verdict moves (allow, mask, hold, block), the worse; then the more often the text was said, the
         * worse; then it is worse to let out what was kept than to keep what was let out; then the latest.
         */
        public static final java.util.Comparator<Flip> WORST_FIRST = java.util.Comparator.comparingInt(Flip::distance)
                .thenComparingLong(Flip::seen)
                .thenComparing(flip -> flip.after().compareTo(flip.before()) < 0)
                .thenComparing(flip -> flip.last() == null ? Instant.MIN : flip.last())
                .reversed()
                .thenComparing(Flip::text);

        private int distance() {
            return Math.abs(after.ordinal() - before.ordinal());
        }
    }

    /** How many texts get another verdict. */
    public long changed() {
        return verdicts.stream()
                .filter(move -> move.before() != move.after())
                .mapToLong(Move::count)
                .sum();
    }
}
