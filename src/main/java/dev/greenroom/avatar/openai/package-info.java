/** The OpenAI-compatible gateway. */
@NullMarked
package dev.greenroom.avatar.openai;

import org.jspecify.annotations.NullMarked;
