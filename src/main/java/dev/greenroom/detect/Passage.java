package dev.greenroom.detect;

import org.jspecify.annotations.Nullable;

/**
 * A text to look at, with what is needed to understand it.
 *
 * @param before what the same speaker said just before; context only
 * @param question the question that led to it; context only
 * @param asked what is asked: the question that led to an answer, or the text itself where that is a question
 */
public record Passage(
        String text,
        String before,
        @Nullable String question,
        @Nullable String asked) {
    /** A text of which it is not known that it is a question. */
    public Passage(String text, String before, @Nullable String question) {
        this(text, before, question, question);
    }

    /** Whether anything was said around the text. */
    boolean hasSurroundings() {
        return !before.isEmpty() || question != null;
    }
}
