/** YAML read as nodes with positions, so that every complaint points into the author's file. Plain Java. */
@NullMarked
package dev.greenroom.yaml;

import org.jspecify.annotations.NullMarked;
