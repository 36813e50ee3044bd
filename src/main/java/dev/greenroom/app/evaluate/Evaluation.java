package dev.greenroom.app.evaluate;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Decides on every sample of a file and counts. Texts are decided on in parallel; memory is bounded by the number of
 * groups and of errors that are kept. For one thread.
 */
public final class Evaluation {
    private static final int TOGETHER = 1_000;
    private static final int MOST_GROUPS = 1_000;
    private static final String FURTHER = "(further groups)";

    private final Policy policy;
    private final int worst;
    private final Map<String, Tally> groups = new TreeMap<>();
    private final List<Miss> alarms = new ArrayList<>();
    private final List<Miss> silences = new ArrayList<>();
    private Tally all = Tally.NONE;
    private long incomplete;

    /** @param worst how many errors of either kind to keep */
    public Evaluation(Policy policy, int worst) {
        this.policy = policy;
        this.worst = worst;
    }

    /** Takes everything that {@code samples} has; tells {@code progress} how many texts there were so far. */
    public void run(SampleReader samples, LongConsumer progress) throws IOException, BadSamples {
        for (List<Sample> some = samples.next(TOGETHER); !some.isEmpty(); some = samples.next(TOGETHER)) {
            List<Decision> decisions =
                    some.parallelStream().map(s -> policy.decide(s.utterance())).toList();
            for (int i = 0; i < some.size(); i++) {
                count(some.get(i), decisions.get(i));
            }
            keep(alarms, Miss.WORST_ALARM);
            keep(silences, Miss.WORST_SILENCE);
            progress.accept(all.texts());
        }
        incomplete += samples.incomplete();
    }

    public Tally all() {
        return all;
    }

    /** Rows that were left out because they have no text or no label. */
    public long incomplete() {
        return incomplete;
    }

    /** By group, in the order of their names; empty when no group was asked for. */
    public Map<String, Tally> groups() {
        return groups;
    }

    /** Harmless texts that were flagged, the worst first. */
    public List<Miss> alarms() {
        return alarms;
    }

    /** Harmful texts that were allowed, those where something was seen first. */
    public List<Miss> silences() {
        return silences;
    }

    private void count(Sample sample, Decision decision) {
        all = all.plus(sample.harmful(), decision.verdict());
        if (!sample.group().isEmpty()) {
            boolean room = groups.size() < MOST_GROUPS || groups.containsKey(sample.group());
            groups.merge(
                    room ? sample.group() : FURTHER,
                    Tally.NONE.plus(sample.harmful(), decision.verdict()),
                    (old, one) -> old.plus(sample.harmful(), decision.verdict()));
        }
        boolean flagged = decision.verdict() != Verdict.ALLOW;
        if (flagged != sample.harmful()) {
            Miss miss = new Miss(sample, decision);
            (miss.isAlarm() ? alarms : silences).add(miss);
        }
    }

    private void keep(List<Miss> misses, Comparator<Miss> order) {
        misses.sort(order);
        if (misses.size() > worst) {
            misses.subList(worst, misses.size()).clear();
        }
    }
}
