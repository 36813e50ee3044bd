package dev.greenroom.gate;

import java.util.Locale;
import java.util.Optional;

/** The switch that a person can throw at any moment. */
public enum Mode {
    /** The policy decides. */
    OPEN,
    /** Everything waits for a person. */
    REVIEW,
    /** Nothing passes. */
    CLOSED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> ofWire(String name) {
        return switch (name) {
            case "open" -> Optional.of(OPEN);
            case "review" -> Optional.of(REVIEW);
            case "closed" -> Optional.of(CLOSED);
            default -> Optional.empty();
        };
    }
}
