/** Holds, journal and settings in one SQLite file. */
@NullMarked
package dev.greenroom.store.sqlite;

import org.jspecify.annotations.NullMarked;
