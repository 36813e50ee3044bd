/** How well a policy tells harmful texts from harmless ones that a person has labelled. */
@NullMarked
package dev.greenroom.app.evaluate;

import org.jspecify.annotations.NullMarked;
