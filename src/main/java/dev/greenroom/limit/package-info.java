/** Rate limits, floods and repetition. */
@NullMarked
package dev.greenroom.limit;

import org.jspecify.annotations.NullMarked;
