package dev.greenroom.chat.youtube;

/** Calls of the API, by what they cost of the day's quota. */
public enum Cost {
    /** Looking a video or a broadcast up. */
    LOOK,
    /** One page of messages. */
    POLL,
    /** One connection to the stream of messages, however long it lasts. */
    STREAM,
    /** Writing one message. */
    SEND,
    /** Taking one message away. */
    DELETE,
    /** A ban, for a time or for good. */
    BAN,
    /** Ending the broadcast. */
    END
}
