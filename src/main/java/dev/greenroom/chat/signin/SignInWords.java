package dev.greenroom.chat.signin;

import dev.greenroom.chat.Words;

/** What is told about signing in. */
final class SignInWords {
    static final Words NEVER = new Words("Nobody is signed in.", "Personne n'est connecté.");
    static final Words SIGNED_OUT = new Words("Signed out.", "Déconnecté.");
    static final Words DENIED =
            new Words("The code was refused on the platform.", "Le code a été refusé sur la plateforme.");
    static final Words EXPIRED = new Words(
            "The code ran out before it was typed in. Ask for a new one.",
            "Le code a expiré avant d'être saisi. Demandez-en un nouveau.");

    private SignInWords() {}

    static Words refused(String why) {
        return new Words("The platform refuses: " + why + ".", "La plateforme refuse : " + why + ".");
    }

    static Words ended(String platform, String why) {
        return new Words(
                platform + " has ended the sign-in (" + why + "). Sign in again.",
                platform + " a mis fin à la connexion (" + why + "). Connectez-vous à nouveau.");
    }

    static Words unreachable(String platform) {
        return new Words(
                platform + "'s id server cannot be reached, so nobody knows whether the sign-in still holds. It is"
                        + " asked again.",
                "Le serveur d'identité de " + platform + " est injoignable : on ne sait pas si la connexion tient"
                        + " encore. Il sera interrogé à nouveau.");
    }

    static Words unkept(String why) {
        return new Words(
                "The new tokens could not be written down (" + why + "): after a restart you will have to sign in"
                        + " again.",
                "Les nouveaux jetons n'ont pas pu être enregistrés (" + why + ") : après un redémarrage, il faudra"
                        + " vous reconnecter.");
    }

    static Words locked(String why) {
        return new Words("The vault cannot be opened. " + why, "Le coffre ne peut pas être ouvert. " + why);
    }
}
