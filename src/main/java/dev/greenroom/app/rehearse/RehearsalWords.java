package dev.greenroom.app.rehearse;

import dev.greenroom.action.Act;
import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.Words;
import dev.greenroom.gate.DropReason;
import dev.greenroom.hold.HoldState;

/** What a rehearsal says of what happens, in both languages. */
final class RehearsalWords {
    static final Words TAKEN = new Words("the avatar gets it", "l'avatar le reçoit");
    static final Words HELD = new Words("waits for you in the dashboard", "vous attend dans le tableau de bord");
    static final Words WITHDRAWN = new Words("taken back", "retiré");
    static final Words ANSWER_HELD =
            new Words("the answer waits for you in the dashboard", "la réponse vous attend dans le tableau de bord");

    private RehearsalWords() {}

    /** @param platform as people write it */
    static Words title(Scenario scenario, String platform) {
        return new Words(
                "Rehearsal on a make-believe " + platform + ": "
                        + scenario.title().en(),
                "Répétition sur un faux " + platform + " : " + scenario.title().fr());
    }

    static Words of(Event event, String platform) {
        if (event instanceof Event.Tell tell) {
            return tell.words();
        }
        if (event instanceof Event.Say say) {
            String paid = say.paid() == 0 ? "" : " (" + say.paid() + ")";
            return same(say.by() + paid + ": " + say.text());
        }
        if (event instanceof Event.Hold hold) {
            return new Words(
                    platform + " holds what " + hold.by() + " wrote (" + hold.category() + "): " + hold.text(),
                    platform + " retient le message de " + hold.by() + " (" + hold.category() + ") : " + hold.text());
        }
        if (event instanceof Event.Raid raid) {
            return new Words(
                    raid.by() + " raids with " + raid.viewers() + " viewers",
                    raid.by() + " débarque avec " + raid.viewers() + " personnes");
        }
        if (event instanceof Event.Delete delete) {
            return new Words(
                    "a moderator deletes the latest message of " + delete.by(),
                    "un modérateur supprime le dernier message de " + delete.by());
        }
        if (event instanceof Event.Ban ban) {
            return new Words("a moderator bans " + ban.by(), "un modérateur bannit " + ban.by());
        }
        return trouble(((Event.Fault) event).trouble(), platform);
    }

    private static Words trouble(Scenario.Trouble trouble, String platform) {
        return switch (trouble) {
            case DISCONNECT -> new Words("the connection is cut", "la connexion est coupée");
            case RECONNECT -> new Words(platform + " moves the connection", platform + " déplace la connexion");
            case QUOTA ->
                new Words(platform + "'s limits are used up", "les limites de " + platform + " sont épuisées");
            case SIGNED_OUT -> new Words("the sign-in ends", "la connexion du compte expire");
            case SILENCE -> new Words(platform + " falls silent", platform + " devient muet");
        };
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    /** What became of a message that goes no further. */
    static Words of(DropReason reason) {
        return switch (reason) {
            case BLOCKED -> new Words("blocked by the policy", "bloqué par les règles");
            case COOL_DOWN -> new Words("has to pause for a while", "doit faire une pause");
            case REPEATED -> new Words("said just now already", "vient déjà d'être dit");
            case VIEWER_LIMIT, CATEGORY_LIMIT, VIEWER_QUEUE_FULL ->
                new Words("has asked enough for now", "a assez demandé pour l'instant");
            case CHANNEL_LIMIT, FLOOD, OVERLOAD, QUEUE_FULL, HOLDS_FULL ->
                new Words("too much at once in this channel", "trop de messages à la fois");
            case REJECTED -> new Words("rejected in the dashboard", "refusé dans le tableau de bord");
            case EXPIRED -> new Words("nobody decided in time", "personne n'a décidé à temps");
            case EMPTY, NOT_A_QUESTION -> new Words("is not for the avatar", "n'est pas pour l'avatar");
            case TOO_LONG -> new Words("is too long", "est trop long");
            case DUPLICATE -> new Words("has come already", "est déjà arrivé");
            case CHECK_FAILED, HOLD_FAILED ->
                new Words(
                        "could not be checked, so it goes no further",
                        "n'a pas pu être vérifié et ne va pas plus loin");
            case ABANDONED -> new Words("nobody waits for it any more", "plus personne ne l'attend");
            case GIVEN_UP -> new Words("the avatar never answered it", "l'avatar n'y a jamais répondu");
        };
    }

    /** What became of what was asked of the platform. */
    static Words of(Act act) {
        if (act.outcome() instanceof ActionOutcome.Unknown) {
            return act.why().orElseThrow();
        }
        Words outcome = act.why().isEmpty() ? new Words("done", "fait") : new Words("not done", "pas fait");
        return act.why()
                .map(why -> new Words(outcome.en() + ": " + why.en(), outcome.fr() + " : " + why.fr()))
                .orElse(outcome);
    }

    /** What became of an answer that waited. */
    static Words of(HoldState state) {
        if (state instanceof HoldState.Approved) {
            return new Words("the answer was approved", "la réponse est approuvée");
        } else if (state instanceof HoldState.Edited) {
            return new Words("the answer was changed, and approved", "la réponse est modifiée puis approuvée");
        } else if (state instanceof HoldState.Rejected) {
            return new Words("the answer was rejected", "la réponse est refusée");
        } else if (state instanceof HoldState.Expired) {
            return new Words(
                    "nobody decided on the answer in time: it is not said",
                    "personne n'a décidé de la réponse à temps : elle n'est pas dite");
        }
        return new Words("nobody waits for the answer any more", "plus personne n'attend la réponse");
    }
}
