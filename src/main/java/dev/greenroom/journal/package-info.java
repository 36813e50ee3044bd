/** The evidence: every decision, review and release, chained by hash. */
@NullMarked
package dev.greenroom.journal;

import org.jspecify.annotations.NullMarked;
