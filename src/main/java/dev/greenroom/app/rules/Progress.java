package dev.greenroom.app.rules;

/** Is told how far something is that takes a while. Called often: it must be quick. */
@FunctionalInterface
public interface Progress {
    /** Nobody is told. */
    Progress NONE = (what, done, all, unit) -> {};

    /**
     * @param what is being done, such as {@code Testing twitch}
     * @param all how much there is to be done, 0 when it is not known
     * @param unit what is counted, such as {@code tests}
     */
    void at(String what, long done, long all, String unit);

    /** Something begins of which nobody knows how far it is, such as {@code Reading the rules}. */
    default void begin(String what) {}
}
