package dev.greenroom.action;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;
import java.time.Duration;

/** What is told about actions that were not carried out. */
final class ActionWords {
    static final Words NOT_PROVABLE = new Words(
            "The journal takes nothing now, and what cannot be proved is not done.",
            "Le journal n'accepte rien en ce moment, et rien ne se fait sans preuve.");
    static final Words STOPPED = new Words(
            "Greenroom was stopped before the platform answered. Look on the platform.",
            "Greenroom a été arrêté avant la réponse de la plateforme. Vérifiez sur la plateforme.");

    private ActionWords() {}

    static Words impossible(String connection) {
        return new Words("This cannot be done on " + connection + ".", "Ce n'est pas possible sur " + connection + ".");
    }

    static Words switchedOff(String connection, Kind kind) {
        String key = "chat." + connection + ".actions";
        return new Words(
                "It is not switched on: add " + kind.wire() + " to " + key + ".",
                "Ce n'est pas activé : ajoutez " + kind.wire() + " à " + key + ".");
    }

    static Words limited(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Words(
                "Greenroom's own limit is reached; it can be done again in " + seconds + " s.",
                "La limite de Greenroom est atteinte ; ce sera de nouveau possible dans " + seconds + " s.");
    }

    static Words unlimited() {
        return new Words("The limits could not be asked.", "Les limites n'ont pas pu être consultées.");
    }

    static Words silent(Duration deadline) {
        return new Words(
                "The platform did not answer within " + deadline.toSeconds() + " s. It is not tried again, because it"
                        + " may have happened: look on the platform.",
                "La plateforme n'a pas répondu en " + deadline.toSeconds() + " s. Rien n'est retenté, car c'est"
                        + " peut-être fait : vérifiez sur la plateforme.");
    }

    static Words failed(String error) {
        return new Words(
                "It broke off (" + error + "), and nobody knows whether it happened: look on the platform.",
                "L'action a échoué en route (" + error + ") et on ne sait pas si elle a eu lieu : vérifiez sur la"
                        + " plateforme.");
    }
}
