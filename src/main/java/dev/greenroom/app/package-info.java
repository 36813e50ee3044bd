/** Start, configuration, wiring and the command line. */
@NullMarked
package dev.greenroom.app;

import org.jspecify.annotations.NullMarked;
