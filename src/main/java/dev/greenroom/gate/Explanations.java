package dev.greenroom.gate;

import java.util.Map;

/** What Greenroom itself says of a decision that no policy file made, in the languages that the product speaks. */
final class Explanations {
    static final Map<String, String> MODE_REVIEW = Map.of(
            "en", "Review mode: everything waits for a person.", "fr", "Mode relecture : tout attend une personne.");
    static final Map<String, String> MODE_CLOSED =
            Map.of("en", "Closed: nothing passes.", "fr", "Fermé : rien ne passe.");
    static final Map<String, String> POLICY_FAILED = Map.of(
            "en", "The policy failed on this text, so it stays here.",
            "fr", "La politique a échoué sur ce texte, il reste donc ici.");
    static final Map<String, String> NOT_JOURNALLED = Map.of(
            "en", "The journal cannot record this at present, so it stays here.",
            "fr", "Le journal ne peut pas l'enregistrer pour le moment, cela reste donc ici.");
    static final Map<String, String> UNBROKEN = Map.of(
            "en", "A stretch this long without a space cannot be checked word by word.",
            "fr", "Une suite aussi longue sans espace ne peut pas être vérifiée mot à mot.");

    private Explanations() {}

    /** {@code count} as {@link SplitMessages#FACT} has it: messages, a slash, viewers. */
    static Map<String, String> assembled(String count) {
        int slash = count.indexOf('/');
        String messages = count.substring(0, slash);
        String viewers = count.substring(slash + 1);
        boolean one = viewers.equals("1");
        return Map.of(
                "en",
                "Put together from " + messages + " messages of " + (one ? "one viewer." : viewers + " viewers."),
                "fr",
                "Assemblé à partir de " + messages + " messages "
                        + (one ? "d'une même personne." : "de " + viewers + " personnes."));
    }

    static Map<String, String> platformFlags(String category, String level) {
        return Map.of(
                "en",
                "The platform's own moderation marks this as " + category + ", level " + level + ".",
                "fr",
                "La modération de la plateforme y voit : " + category + ", niveau " + level + ".");
    }

    static Map<String, String> platformHolds(String category, String level) {
        return Map.of(
                "en",
                "The platform's own moderation holds this as " + category + ", level " + level
                        + ". Approving allows it there, too.",
                "fr",
                "La modération de la plateforme le retient : " + category + ", niveau " + level
                        + ". L'approuver l'autorise là-bas aussi.");
    }

    static Map<String, String> tooLong(int length, int most) {
        return Map.of(
                "en", "Too long to be checked: " + length + " characters, at most " + most + ".",
                "fr", "Trop long pour être vérifié : " + length + " caractères, " + most + " au plus.");
    }
}
