/** The rule author's tools: reading rule files, checking and testing them, and telling people and programs about it. */
@NullMarked
package dev.greenroom.app.rules;

import org.jspecify.annotations.NullMarked;
