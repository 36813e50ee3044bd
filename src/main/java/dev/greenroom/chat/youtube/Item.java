package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ChatEvent;
import java.time.Instant;

/** One element of a page, read. */
sealed interface Item {
    /**
     * Something that the gate is told.
     *
     * @param key by which it is recognised when it comes a second time
     * @param at when it was published
     */
    record Told(String key, Instant at, ChatEvent event) implements Item {}

    /** The chat is over. */
    record ChatEnded() implements Item {}

    /** Of a known kind, with no text of a viewer in it. */
    record Silent() implements Item {}

    /** Of a kind that did not exist when this was written. */
    record Unknown(String type) implements Item {}

    /** Not what YouTube describes. */
    record Unreadable() implements Item {}
}
