package dev.greenroom.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file, told so that its author can mend it.
 *
 * @param code stable, such as {@code unknown-key}
 * @param at where
 * @param message what was found and what to write instead
 * @param sourceLine the line itself, where there is one
 */
public record Problem(
        String code, Position at, String message, @Nullable String sourceLine) {
    /** The problem as a terminal shows it: place, code and message, then the line with a caret under the place. */
    public String format() {
        String head = at + ": " + code + ": " + message;
        if (sourceLine == null) {
            return head;
        }
        return head + "\n | " + sourceLine + "\n | " + ".".repeat(Math.max(0, at.column() - 1)) + "^";
    }
}
