/** The command line: what a person types, turned into settings and calls of {@link dev.greenroom.app.cli.Actions}. */
@NullMarked
package dev.greenroom.app.cli;

import org.jspecify.annotations.NullMarked;
