package dev.greenroom.policy;

/** What becomes of a text, from mildest to strictest; the order is meant to be compared. */
public enum Verdict {
    /** The text passes as it is. */
    ALLOW,
    /** The text passes with the offending spans replaced. */
    MASK,
    /** The text waits for a person; if nobody comes in time, a refusal line takes its place. */
    HOLD,
    /** The text never leaves; a refusal line takes its place. */
    BLOCK;

    /** The name on the wire: {@code allow}, {@code mask}, {@code hold}, {@code block}. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
