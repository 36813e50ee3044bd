/** The one description of every setting, and the reading of it from file, environment and command line. */
@NullMarked
package dev.greenroom.app.config;

import org.jspecify.annotations.NullMarked;
