/** Twitch chat, read anonymously over its IRC WebSocket. */
@NullMarked
package dev.greenroom.chat.twitch;

import org.jspecify.annotations.NullMarked;
