package dev.greenroom.yaml;

/** How bad a problem is. */
public enum Severity {
    /** The file cannot be used. */
    ERROR,
    /** The file can be used, but may not say what its author meant. */
    WARNING;

    /** The name as it is printed: {@code error}, {@code warning}. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
