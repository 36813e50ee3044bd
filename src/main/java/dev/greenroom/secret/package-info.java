/** What must not be shown, and where it is kept. */
@NullMarked
package dev.greenroom.secret;

import org.jspecify.annotations.NullMarked;
