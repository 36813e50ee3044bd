package dev.greenroom.yaml;

import java.util.Locale;

/** A kind of problem. Enums implement it, so that every code is declared once and can be listed. */
public interface Code {
    /** The constant's name. */
    String name();

    /** Stable, such as {@code unknown-key} for {@code UNKNOWN_KEY}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Severity severity();

    /** What it means and what to do, in a sentence or two for the reference. */
    String about();
}
