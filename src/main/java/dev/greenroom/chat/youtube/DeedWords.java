package dev.greenroom.chat.youtube;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.Words;

/** Why an action cannot be carried out, or was not. */
final class DeedWords {
    static final Words SIGN_IN = new Words(
            "sign in to YouTube as the owner or a moderator of the chat",
            "connectez-vous à YouTube en tant que propriétaire ou modérateur du chat");
    static final Words SCOPE = new Words(
            "the sign-in may only read; sign in again and allow managing YouTube",
            "la connexion ne permet que la lecture ; reconnectez-vous et autorisez la gestion de YouTube");
    static final Words NO_CHAT = new Words("there is no live chat now", "il n’y a pas de chat en direct en ce moment");
    static final Words OTHER_CHANNEL = new Words(
            "it was meant for another chat than the one that is read now",
            "l’action visait un autre chat que celui qui est lu en ce moment");
    static final Words QUOTA = new Words("the quota of the day is used up", "le quota du jour est épuisé");
    static final Words SLOW_DOWN = new Words("YouTube asks to slow down", "YouTube demande de ralentir");
    static final Words UNREACHABLE =
            new Words("YouTube could not be reached; nothing was sent", "YouTube injoignable ; rien n’a été envoyé");
    static final Words NO_ANSWER = new Words(
            "YouTube did not say whether it was done; look in the chat",
            "YouTube n’a pas dit si c’était fait ; regardez dans le chat");
    static final Words FORBIDDEN = new Words(
            "YouTube says that this account may not do it here: it has to be the owner or a moderator",
            "selon YouTube, ce compte n’en a pas le droit ici : il faut être propriétaire ou modérateur");
    static final Words NOT_THE_OWNER = new Words(
            "only the owner's sign-in can end the broadcast", "seule la connexion du propriétaire peut y mettre fin");
    static final Words NO_WAY_BACK = new Words(
            "a broadcast that was ended cannot be taken up again", "une diffusion terminée ne peut pas être reprise");
    static final Words NOTHING_TO_SAY = new Words("there is nothing to write", "il n’y a rien à écrire");
    static final Words TOO_LONG = new Words(
            "it is longer than " + Deeds.MOST_PIECES + " messages of " + Deeds.LONGEST_MESSAGE + " characters",
            "c’est plus long que " + Deeds.MOST_PIECES + " messages de " + Deeds.LONGEST_MESSAGE + " caractères");

    private DeedWords() {}

    static Words impossible(Kind kind) {
        return switch (kind) {
            case WARN ->
                new Words(
                        "YouTube has no warnings; a timeout is the mildest",
                        "YouTube n’a pas d’avertissement ;" + " l’exclusion temporaire est le plus doux");
            case DECIDE_HELD ->
                new Words(
                        "YouTube does not tell other programs what it holds for review",
                        "YouTube ne dit pas aux autres programmes ce qu’il retient");
            default -> new Words("YouTube has nothing like it", "YouTube n’a rien de tel");
        };
    }

    static Words refused(String reason) {
        return new Words("YouTube refused: " + reason, "YouTube a refusé : " + reason);
    }

    static Words partly(int written, int of, Words why) {
        return new Words(
                "only " + written + " of " + of + " messages were written: " + why.en(),
                "seuls " + written + " messages sur " + of + " ont été écrits : " + why.fr());
    }
}
