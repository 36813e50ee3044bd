package dev.greenroom.detect;

import java.util.Map;

/**
 * What changes the meaning of a finding.
 *
 * @param id such as {@code place-name} or {@code negated}
 * @param harm what the harm is multiplied with, 0 to 1
 * @param by the words that make it so, as they were read: a cue, or a proper name
 * @param exposed whether the finding's exposure stays as it is
 * @param sayInstead what could be said in its place, by language tag; empty where nobody has written it
 */
public record Context(String id, String by, double harm, boolean exposed, Map<String, String> sayInstead) {
    public Context {
        sayInstead = Map.copyOf(sayInstead);
        if (!(harm >= 0 && harm <= 1)) {
            throw new IllegalArgumentException("A context multiplies harm with 0 to 1, got " + harm);
        }
    }

    /** A context for which nobody has written what could be said in its place. */
    public Context(String id, String by, double harm, boolean exposed) {
        this(id, by, harm, exposed, Map.of());
    }
}
