/** What is seen in a text: findings and the contexts that change their meaning. Plain Java. */
@NullMarked
package dev.greenroom.detect;

import org.jspecify.annotations.NullMarked;
