package dev.greenroom.chat.twitch;

import com.netflix.hystrix.exception.HystrixRuntimeException;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.Words;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

/** What a failed request means for the action that it was made for. */
final class Outcomes {
    private Outcomes() {}

    static ActionOutcome of(Throwable error) {
        Throwable cause = Helix.causeOf(error);
        if (cause instanceof HelixFailure failure) {
            return of(failure);
        }
        if (cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException) {
            return new ActionOutcome.NotTried(new Words("Twitch cannot be reached", "Twitch est injoignable"));
        }
        if (cause instanceof HystrixRuntimeException) {
            return new ActionOutcome.NotTried(
                    new Words("too many requests are under way", "trop de requêtes sont en cours"));
        }
        return new ActionOutcome.Unknown(new Words(
                "Twitch did not answer; it may have happened, look before you try again",
                "Twitch n'a pas répondu ; c'est peut-être fait, vérifiez avant de recommencer"));
    }

    private static ActionOutcome of(HelixFailure failure) {
        String said = failure.words();
        return switch (failure.status()) {
            case 401 -> new ActionOutcome.NotTried(unauthorised(failure));
            case 409 ->
                new ActionOutcome.NotTried(new Words(
                        "Twitch is busy with another action on the same viewer; try again",
                        "Twitch traite une autre action sur la même personne ; réessayez"));
            case 429 ->
                new ActionOutcome.NotTried(new Words(
                        "Twitch's limit is used up; it refills within a minute",
                        "la limite de Twitch est épuisée ; elle se recharge en une minute"));
            default ->
                failure.status() >= 500
                        ? new ActionOutcome.Unknown(new Words(
                                "Twitch answered " + failure.status()
                                        + "; it may have happened, look before you try again",
                                "Twitch a répondu " + failure.status()
                                        + " ; c'est peut-être fait, vérifiez avant de recommencer"))
                        : refused(String.valueOf(failure.status()), said);
        };
    }

    private static Words unauthorised(HelixFailure failure) {
        return failure.isStale()
                ? new Words(
                        "Twitch no longer accepts the sign-in; sign in again",
                        "Twitch n'accepte plus la connexion ; reconnectez-vous")
                : Scopes.lacks(failure.words().replaceFirst("(?i)missing scope:?\\s*", ""));
    }

    /** @param said Twitch's own words, in English whatever the reader's language */
    static ActionOutcome refused(String code, String said) {
        String words = said.isBlank() ? code : said;
        return new ActionOutcome.Refused(code, new Words("Twitch refuses: " + words, "Twitch refuse : " + words));
    }
}
