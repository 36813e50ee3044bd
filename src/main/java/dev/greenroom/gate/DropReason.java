package dev.greenroom.gate;

import java.util.Locale;

/** Every way in which a chat message does not become a question for the avatar; each has its own counter. */
public enum DropReason {
    /** Nothing but white space and control characters. */
    EMPTY,
    /** Longer than {@link QuestionPolicy#mostCodePoints}; not judged. */
    TOO_LONG,
    /** More messages at once than {@link QuestionPolicy#flood} lets in; not judged. */
    FLOOD,
    /** A message with this id is already on its way. */
    DUPLICATE,
    /** More messages are being checked at once than are allowed; not judged. */
    OVERLOAD,
    /** Judged and journalled, but nobody asks the avatar anything. */
    NOT_A_QUESTION,
    /** The decision was to block. */
    BLOCKED,
    /** The channel has just read (nearly) the same. */
    REPEATED,
    VIEWER_LIMIT,
    /** This viewer has sent as much of a category as the policy's limits let through. */
    CATEGORY_LIMIT,
    /** A rule has asked for a cool-down of this viewer, and it is not over. */
    COOL_DOWN,
    CHANNEL_LIMIT,
    /** Deciding, limits or the repeat guard failed; nothing passes that was not checked. */
    CHECK_FAILED,
    /** As many texts wait for review as are allowed. */
    HOLDS_FULL,
    /** The hold could not be kept or followed. */
    HOLD_FAILED,
    /** A person said no. */
    REJECTED,
    /** Nobody reviewed it in time. */
    EXPIRED,
    /** Its hold was ended because nobody waits for it any more. */
    ABANDONED,
    QUEUE_FULL,
    /** This viewer has as many questions waiting as one viewer may have. */
    VIEWER_QUEUE_FULL,
    /** The avatar took it and never said that it was done. */
    GIVEN_UP;

    /** The name in metrics and on the wire, such as {@code not_a_question}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
