package dev.greenroom.gate;

import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Trace;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.util.Optional;

/** A policy that fails on every text. */
public record ThrowingPolicy(Policy sound) implements Policy {
    @Override
    public String revision() {
        return sound.revision();
    }

    @Override
    public Decision decide(Utterance utterance) {
        throw new IllegalStateException("broken on purpose");
    }

    @Override
    public Trace explain(Utterance utterance) {
        return sound.explain(utterance);
    }

    @Override
    public int growingTail(String said) {
        throw new IllegalStateException("broken on purpose");
    }

    @Override
    public String refusal(Language language) {
        return sound.refusal(language);
    }

    @Override
    public Optional<String> canary() {
        return sound.canary();
    }

    @Override
    public java.time.ZoneId zone() {
        return sound.zone();
    }

    @Override
    public dev.greenroom.policy.Contents contents() {
        return sound.contents();
    }

    @Override
    public Limits limits() {
        return sound.limits();
    }
}
