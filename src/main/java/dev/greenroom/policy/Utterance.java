package dev.greenroom.policy;

import dev.greenroom.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * A text to decide on, with what is needed to understand it.
 *
 * @param direction which way it travels
 * @param text what is to be decided on; spans in the decision count from its beginning
 * @param before what the same speaker has just said (for an answer in a stream: what was released of it), as context
 *     only; empty when there is nothing
 * @param question the question that led to this answer, absent for a question
 * @param language the language that the channel or the caller names; a hint, never a gate
 * @param around where and when it is said, and by whom
 * @param persona what the avatar was told and must not recite; it is no part of what is journalled
 */
public record Utterance(
        Direction direction,
        String text,
        String before,
        @Nullable String question,
        Language language,
        Circumstances around,
        Persona persona) {

    /** Where nothing is known of a persona. */
    public Utterance(
            Direction direction,
            String text,
            String before,
            @Nullable String question,
            Language language,
            Circumstances around) {
        this(direction, text, before, question, language, around, Persona.NONE);
    }

    /** A question that stands alone. */
    public static Utterance question(String text, Language language) {
        return new Utterance(Direction.QUESTION, text, "", null, language, Circumstances.UNKNOWN);
    }

    /** An answer to {@code question}, which may be unknown. */
    public static Utterance answer(@Nullable String question, String text, Language language) {
        return new Utterance(Direction.ANSWER, text, "", question, language, Circumstances.UNKNOWN);
    }

    /** The same with another text. */
    public Utterance withText(String otherText) {
        return new Utterance(direction, otherText, before, question, language, around, persona);
    }

    /** The same in other circumstances. */
    public Utterance in(Circumstances circumstances) {
        return new Utterance(direction, text, before, question, language, circumstances, persona);
    }

    /** The same, later in the same speech. */
    public Utterance following(String saidBefore, String nextText) {
        return new Utterance(direction, nextText, saidBefore, question, language, around, persona);
    }

    /** The same, said by one who was told this, too. */
    public Utterance keeping(Persona told) {
        return new Utterance(direction, text, before, question, language, around, persona.and(told));
    }

    /** The channel that it is said in. */
    public String channel() {
        return around.channel();
    }

    /** The name of who wrote it, absent for the avatar and where it is not known. */
    public @Nullable String author() {
        Author author = around.author();
        return author == null ? null : author.name();
    }
}
