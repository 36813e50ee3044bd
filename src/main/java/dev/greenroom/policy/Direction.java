package dev.greenroom.policy;

import java.util.Locale;
import java.util.Optional;

/** Which way a text travels. */
public enum Direction {
    /** From a viewer to the avatar. */
    QUESTION,
    /** From the avatar to the broadcast. */
    ANSWER;

    /** The name on the wire: {@code question} or {@code answer}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Direction> ofWire(String name) {
        return switch (name) {
            case "question" -> Optional.of(QUESTION);
            case "answer" -> Optional.of(ANSWER);
            default -> Optional.empty();
        };
    }
}
