package dev.greenroom.gate;

import dev.greenroom.chat.ChatMessage;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's question that passed the checks.
 *
 * @param id unguessable, URL-safe
 * @param message what the viewer wrote, untouched
 * @param text what the avatar gets: masked or edited where that was decided, without control characters
 * @param exchange groups it with its decision and its hold in the journal
 * @param how why it may pass: {@code allowed}, {@code masked}, {@code approved} or {@code edited}
 * @param holdId the hold that it waited in, absent when it did not wait
 */
public record Question(
        String id,
        ChatMessage message,
        String text,
        String exchange,
        String how,
        @Nullable String holdId) {}
