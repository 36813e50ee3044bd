/**
 * Twitch on this machine: IRC, Helix and EventSub over real sockets, with a state of their own and every fault that Twitch
 * is known for. For rehearsals and for tests.
 */
@NullMarked
package dev.greenroom.rehearse.twitch;

import org.jspecify.annotations.NullMarked;
