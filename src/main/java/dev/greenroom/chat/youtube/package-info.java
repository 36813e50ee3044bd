/** YouTube live chat: read as it is pushed, acted on with a sign-in, within a daily quota. */
@NullMarked
package dev.greenroom.chat.youtube;

import org.jspecify.annotations.NullMarked;
