package dev.greenroom.yaml;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file, told so that its author can mend it.
 *
 * @param code stable, such as {@code unknown-key}
 * @param severity whether the file can be used all the same
 * @param at where
 * @param message what was found and what to write instead
 * @param sourceLine the line itself, where there is one
 */
public record Problem(
        String code,
        Severity severity,
        Position at,
        String message,
        @Nullable String sourceLine) {

    /** By file, line and column. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing((Problem p) -> p.at().file())
            .thenComparingInt(p -> p.at().line())
            .thenComparingInt(p -> p.at().column());

    /** An error. */
    public Problem(String code, Position at, String message, @Nullable String sourceLine) {
        this(code, Severity.ERROR, at, message, sourceLine);
    }

    public static Problem of(Code code, Position at, String message, @Nullable String sourceLine) {
        return new Problem(code.id(), code.severity(), at, message, sourceLine);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The problem as a terminal shows it: place, severity, message and code, as compilers write them, then the line with
     * a caret under the place. Of a long line only what is around the place.
     */
    public String format() {
        String head = at + ": " + severity.wire() + ": " + message + " [" + code + "]";
        return sourceLine == null ? head : head + "\n" + SourceLine.around(sourceLine, at.column());
    }
}
