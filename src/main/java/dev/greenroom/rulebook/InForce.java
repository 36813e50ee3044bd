package dev.greenroom.rulebook;

import java.time.Instant;
import java.util.Arrays;

/**
 * A policy that came into force, and how.
 *
 * @param revision the fingerprint of its files
 * @param policy its name, such as {@code twitch}
 * @param since when it came into force
 * @param by who caused it: a person's name, or {@link #ITSELF}
 */
public record InForce(String revision, String policy, Instant since, Cause cause, String by) {
    /** Of {@link #by}: nobody asked for it. */
    public static final String ITSELF = "greenroom";

    /** What put a policy in force. */
    public enum Cause {
        START("start"),
        FILES("files"),
        RELOAD("reload"),
        ROLL_BACK("roll-back");

        private final String wire;

        Cause(String wire) {
            this.wire = wire;
        }

        /** The name in the database and on the wire. */
        public String wire() {
            return wire;
        }

        public static Cause ofWire(String name) {
            return Arrays.stream(values())
                    .filter(cause -> cause.wire.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No cause is named '" + name + "'"));
        }
    }
}
