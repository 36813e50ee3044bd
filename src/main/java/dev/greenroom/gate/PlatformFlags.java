package dev.greenroom.gate;

import dev.greenroom.chat.Attached.Flag;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.PlatformMark;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a platform's own moderation made of a message: as facts it goes before the policy, whose rules judge it like
 * anything else that was found; and beyond what they say, what the platform holds waits for a person here, too. The
 * reasons name every mark, so that whoever decides sees them.
 */
final class PlatformFlags {
    private static final int MOST_FLAGS = 8;

    private PlatformFlags() {}

    static Map<String, String> facts(List<Flag> flags) {
        if (flags.isEmpty()) {
            return Map.of();
        }
        String written = flags.stream()
                .limit(MOST_FLAGS)
                .map(flag -> PlatformMark.of(flag.category(), flag.level(), flag.start(), flag.end())
                        .written())
                .collect(Collectors.joining(" "));
        return Map.of(PlatformMark.FLAGS, written);
    }

    static Map<String, String> facts(List<Flag> flags, String category, int level) {
        Map<String, String> facts = new HashMap<>(facts(flags));
        facts.put(PlatformMark.HELD, PlatformMark.of(category, level).written());
        return facts;
    }

    /** @param patience how long a hold waits that the platform's asks for */
    static Decision tighten(Utterance utterance, Decision decided, Duration patience) {
        List<PlatformMark> flags = PlatformMark.flags(utterance.around());
        Optional<PlatformMark> held = PlatformMark.held(utterance.around());
        if (flags.isEmpty() && held.isEmpty()) {
            return decided;
        }
        List<Reason> reasons = new ArrayList<>(decided.reasons());
        flags.forEach(mark -> reasons.add(flagged(mark, utterance.text())));
        boolean waits = held.isPresent() && decided.verdict().compareTo(Verdict.HOLD) < 0;
        held.ifPresent(mark -> reasons.add(waits ? 0 : reasons.size(), held(mark)));
        return new Decision(
                waits ? new Outcome.Hold(patience) : decided.outcome(),
                decided.harm(),
                decided.exposure(),
                reasons,
                decided.actions(),
                decided.policyRevision());
    }

    private static Reason flagged(PlatformMark mark, String text) {
        Span span = mark.within(text);
        Map<String, String> words = Explanations.platformFlags(mark.category(), String.valueOf(mark.level()));
        return new Reason(PlatformMark.FLAGS, "platform/" + mark.category(), span, span.of(text), null, words, null);
    }

    private static Reason held(PlatformMark mark) {
        Map<String, String> words = Explanations.platformHolds(mark.category(), String.valueOf(mark.level()));
        return new Reason(PlatformMark.HELD, "platform/" + mark.category(), null, "", null, words, null);
    }
}
