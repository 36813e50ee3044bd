package dev.greenroom.opinion;

import java.util.Locale;

/** Why an opinion that should have been asked was not heard. */
public enum Absence {
    /** No answer within the deadline. */
    TIMEOUT("no answer within its deadline", "pas de réponse dans le délai"),
    /** It failed so often that it is left alone for a while. */
    BREAKER_OPEN("it failed repeatedly and is left alone for a moment", "en échec répété, on le laisse un moment"),
    /** No connection, or it broke. */
    UNREACHABLE("it cannot be reached", "injoignable"),
    /** An HTTP status other than 200. */
    REFUSED("it refused the request", "la requête a été refusée"),
    /** An answer that makes no sense. */
    BAD_ANSWER("its answer makes no sense", "sa réponse n'a pas de sens"),
    /** As many calls as are allowed were under way already. */
    SKIPPED("too many texts at once", "trop de textes à la fois"),
    /** A local model failed. */
    FAILED("the model failed", "le modèle a échoué");

    private final String english;
    private final String french;

    Absence(String english, String french) {
        this.english = english;
        this.french = french;
    }

    /** The name in counters: {@code timeout}, {@code breaker_open} and so on. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String inEnglish() {
        return english;
    }

    public String inFrench() {
        return french;
    }
}
