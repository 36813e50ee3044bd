/** Signing in to a platform by a code that is typed in elsewhere, and the tokens that come of it. */
@NullMarked
package dev.greenroom.chat.signin;

import org.jspecify.annotations.NullMarked;
