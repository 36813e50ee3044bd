/**
 * Doubles of the platforms' servers, over real sockets and with their known faults, for rehearsals and tests. Nothing but
 * the application knows them.
 */
@NullMarked
package dev.greenroom.rehearse;

import org.jspecify.annotations.NullMarked;
