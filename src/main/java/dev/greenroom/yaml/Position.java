package dev.greenroom.yaml;

/** A place in a file; line and column count from 1, the column in code points. */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
