package dev.greenroom.chat.youtube;

import dev.greenroom.chat.ChatSource.Status;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Tells the streamer how the connection stands, and what to do where something can be done. */
final class ConnectionWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    static final Words UNDISCLOSED = new Words(
            "the avatar speaks as a real person, but the video is not marked as altered or synthetic: set that in"
                    + " YouTube Studio, under Details",
            "l’avatar parle au nom d’une personne réelle, mais la vidéo n’est pas signalée comme contenu modifié ou"
                    + " synthétique : réglez cela dans YouTube Studio, sous Détails");

    private ConnectionWords() {}

    /**
     * What can be told of a connection.
     *
     * @param channel such as {@code youtube/dQw4w9WgXcQ}, or the target where it is not known yet
     * @param reason YouTube's word for the last fault; may be empty
     * @param mayAct whether quota is left that is kept for acting
     * @param until when the quota is there again, or the next attempt is made
     */
    record Standing(
            Phase phase,
            String channel,
            String reason,
            Instant now,
            Instant until,
            int percentUsed,
            boolean mayAct,
            boolean undisclosed) {}

    static Status tell(Standing it, ZoneId zone) {
        String on = it.channel();
        Words words = switch (it.phase()) {
            case NEW -> new Words("not started", "pas encore démarré");
            case RESOLVING -> new Words("looking for the live chat of " + on, "cherche le chat en direct de " + on);
            case UNREACHABLE ->
                new Words(
                        "YouTube cannot be asked (" + it.reason() + "); trying again in " + seconds(it) + " s",
                        "YouTube ne répond pas (" + it.reason() + ") ; nouvel essai dans " + seconds(it) + " s");
            case SIGNED_OUT ->
                new Words(
                        "no API key, and nobody is signed in: set chat.youtube.api_key or sign in to YouTube",
                        "ni clé d’API ni connexion : réglez chat.youtube.api_key ou connectez-vous à YouTube");
            case NOT_FOUND ->
                new Words(
                        "YouTube knows no video " + on + ", or it is private; looking again every minute",
                        "YouTube ne connaît pas la vidéo " + on
                                + ", ou elle est privée ; nouvelle recherche chaque minute");
            case WAITING ->
                new Words(
                        "waiting for the broadcast of " + on + " to begin", "attend le début de la diffusion de " + on);
            case CHAT_DISABLED ->
                new Words(
                        "the chat of " + on + " is switched off in YouTube Studio",
                        "le chat de " + on + " est désactivé dans YouTube Studio");
            case NEEDS_PERMISSION ->
                new Words(
                        "YouTube refuses (" + it.reason()
                                + "): check the API key and that the YouTube Data API is switched on for it, or sign"
                                + " in as the owner or a moderator",
                        "YouTube refuse (" + it.reason()
                                + ") : vérifiez la clé d’API et que l’API YouTube Data est activée pour elle, ou"
                                + " connectez-vous en tant que propriétaire ou modérateur");
            case QUOTA_PAUSED -> {
                String at = CLOCK.withZone(zone).format(it.until());
                yield it.mayAct()
                        ? new Words(
                                "the quota for reading is used up, resumes at " + at
                                        + "; the rest is kept for moderating",
                                "quota de lecture épuisé, reprise à " + at + " ; le reste est gardé pour modérer")
                        : new Words("quota used up, resumes at " + at, "quota épuisé, reprise à " + at);
            }
            case CONNECTING -> new Words("connecting to " + on, "connexion à " + on);
            case RECONNECTING ->
                new Words(
                        "the connection to " + on + " was lost; trying again in " + seconds(it) + " s",
                        "connexion à " + on + " perdue ; nouvel essai dans " + seconds(it) + " s");
            case STREAMING ->
                new Words(
                        "connected to " + on + quota(it).en(),
                        "connecté à " + on + quota(it).fr());
            case POLLING ->
                new Words(
                        "asking for new messages of " + on + " again and again, since this server cannot push them"
                                + quota(it).en(),
                        "interroge régulièrement " + on + ", car ce serveur ne sait pas envoyer les messages"
                                + quota(it).fr());
            case OVER -> new Words("the broadcast of " + on + " is over", "la diffusion de " + on + " est terminée");
            case STOPPED -> new Words("left " + on, "a quitté " + on);
        };
        boolean warned = it.undisclosed() && (it.phase() == Phase.STREAMING || it.phase() == Phase.POLLING);
        return warned
                ? new Status(
                        State.DEGRADED, words.en() + "; " + UNDISCLOSED.en(), words.fr() + " ; " + UNDISCLOSED.fr())
                : new Status(state(it.phase()), words);
    }

    private static State state(Phase phase) {
        return switch (phase) {
            case NEW, RESOLVING, UNREACHABLE, WAITING, CONNECTING, RECONNECTING -> State.CONNECTING;
            case STREAMING -> State.CONNECTED;
            case POLLING -> State.DEGRADED;
            case SIGNED_OUT, NOT_FOUND, CHAT_DISABLED, NEEDS_PERMISSION, QUOTA_PAUSED -> State.FAILED;
            case OVER, STOPPED -> State.ENDED;
        };
    }

    private static Words quota(Standing it) {
        return new Words(
                ", " + it.percentUsed() + " % of today’s quota used",
                ", " + it.percentUsed() + " % du quota du jour utilisés");
    }

    private static long seconds(Standing it) {
        long millis = it.until().toEpochMilli() - it.now().toEpochMilli();
        return Math.max(1, (millis + 999) / 1000);
    }
}
