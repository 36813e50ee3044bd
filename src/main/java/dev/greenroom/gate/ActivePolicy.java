package dev.greenroom.gate;

import dev.greenroom.policy.Policy;

/** The policy in force, exchanged as a whole while running. Use it on the main context only. */
public final class ActivePolicy {
    private Policy current;

    public ActivePolicy(Policy initial) {
        this.current = initial;
    }

    public Policy current() {
        return current;
    }

    /** Puts {@code next} in force for every decision that begins from now on; answers with the policy it replaces. */
    public Policy swap(Policy next) {
        Policy before = current;
        current = next;
        return before;
    }
}
