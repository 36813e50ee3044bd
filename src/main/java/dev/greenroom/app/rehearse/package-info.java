/** Rehearsals: scripted viewers on a platform of this machine, and Greenroom as it is before them. */
@NullMarked
package dev.greenroom.app.rehearse;

import org.jspecify.annotations.NullMarked;
