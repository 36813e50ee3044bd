package dev.greenroom.yaml;

/** A kind of problem. Enums implement it, so that every code is declared once and can be listed. */
public interface Code {
    /** Stable, such as {@code unknown-key}. */
    String id();

    Severity severity();

    /** What it means and what to do, in a sentence or two for the reference. */
    String about();
}
