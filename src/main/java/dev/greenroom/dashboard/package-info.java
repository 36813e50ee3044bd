/** The moderators' web page, its API, its live feed and its sign-in. */
@NullMarked
package dev.greenroom.dashboard;

import org.jspecify.annotations.NullMarked;
