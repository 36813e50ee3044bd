package dev.greenroom.yaml;

/** A place in a file; line and column count from 1, the column in code points. */
public record Position(String file, int line, int column) {
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Lines and columns count from 1, got " + line + ":" + column);
        }
    }

    /** The beginning of a file. */
    public static Position start(String file) {
        return new Position(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
