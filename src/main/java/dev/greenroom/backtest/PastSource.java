package dev.greenroom.backtest;

import java.io.IOException;

/** Where the past is read from, in its order. Blocking; one reader at a time. */
public interface PastSource {
    /** For people, such as {@code the journal in greenroom-data}. */
    String name();

    /** What the taker's {@code done} and {@code all} count, such as {@code texts}. */
    String unit();

    /**
     * Reads all of it, or until the taker has had enough.
     *
     * @throws IOException with a message for a person when it cannot be read
     */
    void read(Taker taker) throws IOException;

    /** Takes one after the other. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param done how far reading is, in the units of {@code all}
         * @param all how much there is, 0 where that is not known
         * @return whether to go on
         */
        boolean take(Past past, long done, long all);
    }
}
