package dev.greenroom.telemetry;

import java.util.Locale;

/** Whether the stream is protected, at one glance. */
public enum Lamp {
    /** Every filter that the policy needs is on and has just proved it. */
    GREEN,
    /** Degraded, and the health page names what. */
    AMBER,
    /** Not protected: nothing passes unreviewed. */
    RED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
