package dev.greenroom.app.rules;

/** Is told how far something is that takes a while. Called often: it must be quick. */
@FunctionalInterface
public interface Progress {
    /** Nobody is told. */
    Progress NONE = (what, done, all) -> {};

    /**
     * @param what is being done, such as {@code Testing twitch}
     * @param all how much there is to be done, 0 when it is not known
     */
    void at(String what, long done, long all);
}
