/**
 * The rules in force and what people do with them: where they come from, which revisions came into force and why, how
 * each rule fares, drafts for the allowlist, and candidates that are tried beside them.
 */
@NullMarked
package dev.greenroom.rulebook;

import org.jspecify.annotations.NullMarked;
