package dev.greenroom.rulebook;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/** How rules fare, counted from what is on disk. By id of the rule. Futures complete on the caller's context. */
public interface RuleStatistics {
    /**
     * How often a rule spoke on live texts; checks, edits and canaries are not counted.
     *
     * @param spoke it matched a finding of the text, whether or not another rule was stricter
     * @param decided it was the one that decided
     */
    record Fired(long spoke, long decided) {}

    /**
     * What people made of the texts that a rule held. Abandoned holds say nothing of the rule and are not counted.
     *
     * @param expired nobody came in time
     */
    record Reviewed(long approved, long edited, long rejected, long expired) {
        /** With fewer holds nothing is said of a rule. */
        public static final int ENOUGH = 20;

        /** A rule whose holds are let through at least so often is too strict. */
        public static final double NEARLY_ALWAYS = 0.95;

        public static final Reviewed NONE = new Reviewed(0, 0, 0, 0);

        public long all() {
            return approved + edited + rejected + expired;
        }

        /** The share of its holds that a person let through, as they were or edited, 0 to 1; 0 when there are none. */
        public double letThrough() {
            return all() == 0 ? 0 : (double) (approved + edited) / all();
        }

        /** Whether people nearly always let through what the rule holds: then it costs them time and protects nobody. */
        public boolean isTooStrict() {
            return all() >= ENOUGH && letThrough() >= NEARLY_ALWAYS;
        }
    }

    Future<Map<String, Fired>> fired(Instant since);

    Future<Map<String, Reviewed>> reviewed(Instant since);
}
