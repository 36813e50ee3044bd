package dev.greenroom.app.rehearse;

import dev.greenroom.app.rehearse.Scenario.Event;
import dev.greenroom.app.rehearse.Scenario.Step;
import dev.greenroom.chat.Words;
import dev.greenroom.gate.DropReason;
import dev.greenroom.gate.QuestionEvent;
import dev.greenroom.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Plays a scenario and prints, line by line, what happens on the platform and what Greenroom makes of it. Main context
 * only.
 */
public final class Rehearsal {
    private static final String INDENT = "         ";

    private final Vertx vertx;
    private final Scenario scenario;
    private final RehearsedPlatform platform;
    private final Language language;
    private final double speed;
    private final PrintStream out;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Promise<Void> ended = Promise.promise();
    private long begun;

    /** What became of messages, as far as it is counted. */
    private enum Kind {
        SAID,
        ASKED,
        HELD,
        DROPPED,
        WITHDRAWN,
        DEEDS
    }

    /**
     * @param speed 2 is twice as fast as written
     * @param out where the lines go
     */
    public Rehearsal(
            Vertx vertx,
            Scenario scenario,
            RehearsedPlatform platform,
            Language language,
            double speed,
            PrintStream out) {
        this.vertx = vertx;
        this.scenario = scenario;
        this.platform = platform;
        this.language = language;
        this.speed = speed;
        this.out = out;
        platform.onDeed(words -> vertx.runOnContext(now -> {
            count(Kind.DEEDS);
            line("  » ", words.in(language));
        }));
    }

    /** For the dashboard: what is rehearsed, and where. */
    public Words title() {
        return new Words(
                "Rehearsal on a make-believe " + platform.name() + ": "
                        + scenario.title().en(),
                "Répétition sur un faux " + platform.name() + " : "
                        + scenario.title().fr());
    }

    public RehearsedPlatform platform() {
        return platform;
    }

    /** Begins; completes a moment after the last step. */
    public Future<Void> play() {
        begun = System.nanoTime();
        out.println();
        out.println(title().in(language));
        out.println(scenario.about().in(language));
        out.println();
        for (Step step : scenario.steps()) {
            vertx.setTimer(Math.max(1, millis(step.at())), fired -> happen(step.event()));
        }
        vertx.setTimer(millis(scenario.length().plusSeconds(8)) + 1, fired -> end());
        return ended.future();
    }

    private long millis(Duration written) {
        return (long) (written.toMillis() / speed);
    }

    private void happen(Event event) {
        if (event instanceof Event.Tell tell) {
            out.println();
            line("", tell.words().in(language));
            return;
        }
        line("", describe(event).in(language));
        platform.play(event);
    }

    private Words describe(Event event) {
        if (event instanceof Event.Say say) {
            count(Kind.SAID);
            String paid = say.paid() == 0 ? "" : " (" + say.paid() + ")";
            return same(say.by() + paid + ": " + say.text());
        }
        if (event instanceof Event.Hold hold) {
            return new Words(
                    "the platform holds what " + hold.by() + " wrote (" + hold.category() + "): " + hold.text(),
                    "la plateforme retient le message de " + hold.by() + " (" + hold.category() + ") : " + hold.text());
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
        return trouble(((Event.Fault) event).trouble());
    }

    private static Words trouble(Scenario.Trouble trouble) {
        return switch (trouble) {
            case DISCONNECT -> new Words("the connection is cut", "la connexion est coupée");
            case RECONNECT -> new Words("the platform moves the connection", "la plateforme déplace la connexion");
            case QUOTA -> new Words("the platform's quota is used up", "le quota de la plateforme est épuisé");
            case SIGNED_OUT -> new Words("the sign-in ends", "la session de la plateforme expire");
            case SILENCE -> new Words("the platform falls silent", "la plateforme devient muette");
        };
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    /** Prints what Greenroom made of a message. */
    public void tell(QuestionEvent event) {
        if (!event.message().channel().startsWith(platform.name() + "/")) {
            return;
        }
        String who = event.message().authorName();
        if (event instanceof QuestionEvent.Taken) {
            count(Kind.ASKED);
            result(who, new Words("the avatar gets it", "l'avatar le reçoit"));
        } else if (event instanceof QuestionEvent.Held) {
            count(Kind.HELD);
            result(who, new Words("waits for you in the dashboard", "vous attend dans le tableau de bord"));
        } else if (event instanceof QuestionEvent.Withdrawn) {
            count(Kind.WITHDRAWN);
            result(who, new Words("taken back", "retiré"));
        } else if (event instanceof QuestionEvent.Dropped dropped) {
            count(Kind.DROPPED);
            if (dropped.reason() != DropReason.NOT_A_QUESTION) {
                result(who, reason(dropped.reason()));
            }
        }
    }

    private static Words reason(DropReason reason) {
        return switch (reason) {
            case BLOCKED -> new Words("blocked by the policy", "bloqué par les règles");
            case COOL_DOWN -> new Words("has to pause for a while", "doit faire une pause");
            case REPEATED -> new Words("said just now already", "vient déjà d'être dit");
            case VIEWER_LIMIT, CATEGORY_LIMIT ->
                new Words("has asked enough for now", "a assez demandé pour l'instant");
            case CHANNEL_LIMIT, FLOOD, OVERLOAD ->
                new Words("too much at once in this channel", "trop de messages à la fois");
            case REJECTED -> new Words("rejected in the dashboard", "refusé dans le tableau de bord");
            case EXPIRED -> new Words("nobody decided in time", "personne n'a décidé à temps");
            default -> {
                String name = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                yield new Words("goes no further: " + name, "ne va pas plus loin : " + name);
            }
        };
    }

    private void result(String who, Words words) {
        line("  → ", who + ": " + words.in(language));
    }

    private void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    private void line(String mark, String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - begun);
        String time = String.format(Locale.ROOT, "%02d:%02d", since.toMinutes(), since.toSecondsPart());
        out.println((mark.isEmpty() ? time + "  " : INDENT.substring(0, 5)) + mark + text);
        out.flush();
    }

    private void end() {
        boolean isFrench = language.tag().equals("fr");
        out.println();
        out.printf(
                Locale.ROOT,
                isFrench
                        ? "Fin : %d messages, %d à l'avatar, %d retenus, %d écartés, %d retirés, %d demandes à la plateforme.%n"
                        : "The end: %d messages, %d went to the avatar, %d were held, %d dropped, %d taken back, %d requests"
                                + " to the platform.%n",
                of(Kind.SAID),
                of(Kind.ASKED),
                of(Kind.HELD),
                of(Kind.DROPPED),
                of(Kind.WITHDRAWN),
                of(Kind.DEEDS));
        out.flush();
        ended.tryComplete();
    }

    private int of(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
