package dev.greenroom.detect;

/**
 * What changes the meaning of a finding.
 *
 * @param id such as {@code place-name} or {@code negated}
 * @param harm what the harm is multiplied with, 0 to 1
 * @param by the words that make it so, as they were read: a cue, or a proper name
 * @param exposed whether the finding's exposure stays as it is
 */
public record Context(String id, String by, double harm, boolean exposed) {
    public Context {
        if (!(harm >= 0 && harm <= 1)) {
            throw new IllegalArgumentException("A context multiplies harm with 0 to 1, got " + harm);
        }
    }
}
