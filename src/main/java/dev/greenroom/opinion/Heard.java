package dev.greenroom.opinion;

import java.util.Optional;

/** What came of asking one opinion about one text. */
public sealed interface Heard {
    /** The opinion's name, such as {@code moderation}. */
    String opinion();

    /**
     * It was heard.
     *
     * @param scores as they count, its weight included
     * @param ruling what it asks for, absent when it sees nothing over its thresholds
     */
    record Scored(String opinion, Scores scores, Optional<Thresholds.Ruling> ruling) implements Heard {}

    /** @param required whether nothing may pass without it */
    record Absent(String opinion, Absence why, boolean required) implements Heard {}
}
