/** How an avatar bot plugs in. */
@NullMarked
package dev.greenroom.avatar;

import org.jspecify.annotations.NullMarked;
