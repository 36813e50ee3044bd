package dev.greenroom.app;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Trace;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.util.List;
import java.util.Map;

/** Blocks what contains {@code bad}, throws on {@code boom}, allows the rest. */
public record FakePolicy(String revision) implements Policy {
    @Override
    public Decision decide(Utterance utterance) {
        if (utterance.text().contains("boom")) {
            throw new IllegalStateException("boom");
        }
        if (!utterance.text().contains("bad")) {
            return new Decision(new Outcome.Allow(), 0, 0, List.of(), revision);
        }
        Reason reason =
                new Reason("no-bad", "test", null, "", null, Map.of("en", "It is bad.", "fr", "Mauvais."), null);
        return new Decision(new Outcome.Block(), 1, 1, List.of(reason), revision);
    }

    @Override
    public Trace explain(Utterance utterance) {
        return new Trace(utterance, decide(utterance), List.of(), List.of(), List.of());
    }

    @Override
    public int growingTail(String said) {
        return 0;
    }

    @Override
    public String refusal(Language language) {
        return "No.";
    }

    @Override
    public java.time.ZoneId zone() {
        return java.time.ZoneOffset.UTC;
    }

    @Override
    public dev.greenroom.policy.Contents contents() {
        return new dev.greenroom.policy.Contents(
                List.of(), java.util.Set.of(), java.util.Set.of(), java.util.Set.of("fake"));
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public java.util.Optional<String> canary() {
        return java.util.Optional.empty();
    }
}
