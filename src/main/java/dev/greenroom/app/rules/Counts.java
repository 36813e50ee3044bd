package dev.greenroom.app.rules;

/** Numbers with what they count. */
final class Counts {
    private Counts() {}

    /** Such as {@code 1 file} and {@code 2 files}. */
    static String of(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
