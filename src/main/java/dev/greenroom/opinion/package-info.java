/** Opinions from beside the policy: models that are asked about a text, and can make a decision stricter, never milder. */
@NullMarked
package dev.greenroom.opinion;

import org.jspecify.annotations.NullMarked;
