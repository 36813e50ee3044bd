package dev.greenroom.gate;

import dev.greenroom.chat.Attached.Flag;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a platform's own moderation made of a message, as facts of its utterance, so that the journal keeps it and a
 * decision can be made again from there. It makes a decision stricter or leaves it: a flag raises the exposure, and what
 * the platform holds waits for a person here, too.
 */
final class PlatformFlags {
    /** The fact that names the places that the platform marked: {@code category/level/start/end}, with blanks between. */
    static final String FLAGS = "platform-flags";
    /** The fact that the platform holds the message: {@code category/level}. */
    static final String HELD = "platform-held";

    private static final int MOST_FLAGS = 8;
    /** The level at which exposure is complete; AutoMod's go from 1 to 7. */
    private static final double HIGHEST_LEVEL = 7;

    private PlatformFlags() {}

    static Map<String, String> facts(List<Flag> flags) {
        if (flags.isEmpty()) {
            return Map.of();
        }
        String written = flags.stream()
                .limit(MOST_FLAGS)
                .map(flag -> name(flag.category()) + "/" + flag.level() + "/" + flag.start() + "/" + flag.end())
                .collect(Collectors.joining(" "));
        return Map.of(FLAGS, written);
    }

    static Map<String, String> facts(List<Flag> flags, String category, int level) {
        Map<String, String> facts = new HashMap<>(facts(flags));
        facts.put(HELD, name(category) + "/" + Math.max(1, level));
        return facts;
    }

    /** @param patience how long a hold waits that the platform's asks for */
    static Decision raise(Utterance utterance, Decision decided, Duration patience) {
        Map<String, String> facts = utterance.around().facts();
        String flags = facts.get(FLAGS);
        String held = facts.get(HELD);
        if (flags == null && held == null) {
            return decided;
        }
        Raising raising = new Raising(utterance.text(), decided);
        if (flags != null) {
            for (String flag : flags.split(" ")) {
                raising.flag(flag.split("/"));
            }
        }
        if (held != null) {
            raising.hold(held.split("/"), patience);
        }
        return raising.result();
    }

    /** A platform's category in the letters that a fact may have. */
    private static String name(String category) {
        String name = category.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        return name.isEmpty() ? "unnamed" : name.substring(0, Math.min(32, name.length()));
    }

    private static final class Raising {
        private final String text;
        private final Decision decided;
        private final List<Reason> reasons;
        private Outcome outcome;
        private double exposure;

        Raising(String text, Decision decided) {
            this.text = text;
            this.decided = decided;
            this.reasons = new ArrayList<>(decided.reasons());
            this.outcome = decided.outcome();
            this.exposure = decided.exposure();
        }

        void flag(String[] parts) {
            // Facts can come from a bot, too; what we did not write ourselves is not understood.
            if (parts.length == 4 && isNumber(parts[1]) && isNumber(parts[2]) && isNumber(parts[3])) {
                int start = Integer.parseInt(parts[2]);
                Span span = new Span(start, Math.max(start, Integer.parseInt(parts[3])));
                raise(parts[1]);
                reasons.add(reason(FLAGS, parts[0], span, Explanations.platformFlags(parts[0], parts[1])));
            }
        }

        void hold(String[] parts, Duration patience) {
            String level = parts.length == 2 && isNumber(parts[1]) ? parts[1] : "1";
            raise(level);
            Reason why = reason(HELD, parts[0], null, Explanations.platformHolds(parts[0], level));
            boolean decides = outcome.verdict().compareTo(Verdict.HOLD) < 0;
            reasons.add(decides ? 0 : reasons.size(), why);
            outcome = decides ? new Outcome.Hold(patience) : outcome;
        }

        private void raise(String level) {
            exposure = Math.max(exposure, Math.min(1, Integer.parseInt(level) / HIGHEST_LEVEL));
        }

        private Reason reason(String rule, String category, @Nullable Span span, Map<String, String> words) {
            String marked = span == null ? "" : span.of(text);
            return new Reason(rule, "platform/" + category, span, marked, null, words, null);
        }

        Decision result() {
            return new Decision(
                    outcome, decided.harm(), exposure, reasons, decided.actions(), decided.policyRevision());
        }

        private static boolean isNumber(String text) {
            return text.matches("\\d{1,5}");
        }
    }
}
