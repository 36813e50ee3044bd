package dev.greenroom.text;

/** Says whether a full stop ends a sentence. Must depend on its arguments alone. */
@FunctionalInterface
public interface SentenceBorders {
    /**
     * @param text from the beginning of the sentence to the end of the word after the stop
     * @param stop index of the first character after the stop and what closes with it
     * @param next index where the next word begins
     */
    boolean isBorder(String text, int stop, int next);

    /** Both must agree. */
    default SentenceBorders and(SentenceBorders other) {
        return (text, stop, next) -> isBorder(text, stop, next) && other.isBorder(text, stop, next);
    }
}
