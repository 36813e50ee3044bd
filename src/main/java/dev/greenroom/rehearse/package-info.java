/** What a streamer rehearses with: scripted platforms and scripted viewers. */
@NullMarked
package dev.greenroom.rehearse;

import org.jspecify.annotations.NullMarked;
