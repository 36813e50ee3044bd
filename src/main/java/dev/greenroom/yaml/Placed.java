package dev.greenroom.yaml;

/** A value with where it stands. */
public record Placed<T>(Place place, T value) {
    /** Tells a problem at the value. */
    public void problem(Code code, String message) {
        place.problem(code, message);
    }
}
