/** Texts that wait for a person: the state machine, its deadlines and the reviews. */
@NullMarked
package dev.greenroom.hold;

import org.jspecify.annotations.NullMarked;
