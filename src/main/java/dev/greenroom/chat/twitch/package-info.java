/** Twitch: chat read by IRC or by EventSub, and what can be done there by Helix. */
@NullMarked
package dev.greenroom.chat.twitch;

import org.jspecify.annotations.NullMarked;
