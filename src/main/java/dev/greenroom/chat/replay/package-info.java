/** Recorded chats, played again. */
@NullMarked
package dev.greenroom.chat.replay;

import org.jspecify.annotations.NullMarked;
