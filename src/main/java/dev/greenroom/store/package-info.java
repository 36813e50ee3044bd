/** Implementations of what limit, hold and journal ask for. */
@NullMarked
package dev.greenroom.store;

import org.jspecify.annotations.NullMarked;
