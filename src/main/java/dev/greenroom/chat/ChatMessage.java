package dev.greenroom.chat;

import java.time.Instant;

/**
 * A viewer's message as it came from a platform.
 *
 * @param id the platform's id, unique within the channel
 * @param channel such as {@code twitch/somebody} or {@code replay/stream.jsonl}
 * @param authorId the platform's stable id of the author
 * @param authorName the name that viewers see
 * @param text what was written, untouched
 * @param at when it was sent, as the platform says
 * @param standing what the platform tells of the author
 * @param attached what came with it
 */
public record ChatMessage(
        String id,
        String channel,
        String authorId,
        String authorName,
        String text,
        Instant at,
        Standing standing,
        Attached attached) {

    /** A message of an ordinary viewer. */
    public ChatMessage(String id, String channel, String authorId, String authorName, String text, Instant at) {
        this(id, channel, authorId, authorName, text, at, Standing.ORDINARY);
    }

    /** Plain chat of somebody of whom the platform tells something. */
    public ChatMessage(
            String id, String channel, String authorId, String authorName, String text, Instant at, Standing standing) {
        this(id, channel, authorId, authorName, text, at, standing, Attached.NOTHING);
    }
}
