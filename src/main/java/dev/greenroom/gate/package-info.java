/** The question gate and the answer gate: where a decision becomes something that passes or waits. */
@NullMarked
package dev.greenroom.gate;

import org.jspecify.annotations.NullMarked;
