/** Chat messages and where they come from. */
@NullMarked
package dev.greenroom.chat;

import org.jspecify.annotations.NullMarked;
