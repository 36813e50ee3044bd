package dev.greenroom.rehearse.youtube;

/** What can be asked of YouTube. */
public enum Endpoint {
    VIDEOS,
    BROADCASTS,
    TRANSITION,
    LIST,
    STREAM,
    INSERT,
    DELETE,
    BAN,
    UNBAN
}
