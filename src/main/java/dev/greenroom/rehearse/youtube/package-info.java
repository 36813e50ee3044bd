/**
 * YouTube on this machine: live chat over real sockets, pushed and page by page, with a state of its own and every fault
 * that YouTube is known for. For rehearsals and for tests.
 */
@NullMarked
package dev.greenroom.rehearse.youtube;

import org.jspecify.annotations.NullMarked;
