package dev.greenroom.detect;

import org.jspecify.annotations.Nullable;

/**
 * A text to look at, with what is needed to understand it.
 *
 * @param before what the same speaker said just before; context only
 * @param question the question that led to it; context only
 */
public record Passage(String text, String before, @Nullable String question) {}
