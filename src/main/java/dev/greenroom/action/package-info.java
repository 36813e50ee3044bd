/** What is done on the platforms: asked for by rules and people, carried out once, proved in the journal. */
@NullMarked
package dev.greenroom.action;

import org.jspecify.annotations.NullMarked;
