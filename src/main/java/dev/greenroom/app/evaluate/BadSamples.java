package dev.greenroom.app.evaluate;

/** A file of samples that cannot be used; the message says where, why, and what to write instead. */
public final class BadSamples extends Exception {
    private static final long serialVersionUID = 1;

    BadSamples(String message) {
        super(message);
    }
}
