package dev.greenroom.chat;

/** What became of an action on a platform. */
public sealed interface ActionOutcome {
    /**
     * The platform did it.
     *
     * @param reference what the platform calls the result, such as the id of the message that was sent; may be empty
     */
    record Done(String reference) implements ActionOutcome {}

    /** It was so already: nothing had to be done. */
    record Already() implements ActionOutcome {}

    /**
     * The platform refused, and will refuse again.
     *
     * @param code the platform's own word, such as {@code msg_rejected}
     */
    record Refused(String code, Words why) implements ActionOutcome {}

    /** It was never asked: not signed in, a scope is missing, a limit of ours or the quota is used up. */
    record NotTried(Words why) implements ActionOutcome {}

    /** Nobody knows whether it happened: the answer did not come. It is not tried again. */
    record Unknown(Words why) implements ActionOutcome {}
}
