/** Policy files, compiled to an immutable policy that turns findings into a decision. Plain Java. */
@NullMarked
package dev.greenroom.policy;

import org.jspecify.annotations.NullMarked;
