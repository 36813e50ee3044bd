package dev.greenroom.chat.signin;

import dev.greenroom.chat.Words;

/**
 * One right that is asked for.
 *
 * @param name the platform's, such as {@code user:write:chat}
 * @param purpose what Greenroom does with it, in a sentence for the streamer
 */
public record Scope(String name, Words purpose) {}
